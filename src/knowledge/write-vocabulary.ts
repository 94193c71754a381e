import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { oneLine } from './article-parts.ts'
import { lineEndOf } from './split-raw.ts'
import { appendTo, editWords, type WordList } from './edit-word-list.ts'
import type { MeantOtherwise } from './vocabulary.ts'
import {
  applyEdits,
  type Edit,
  editFlowList,
  editScalar,
  endOf,
  flowList,
  lineStart,
  nextLine,
  pairOf,
  rangeOf,
  removePair,
  writeScalar,
  type YamlText,
} from './yaml-edits.ts'

/** One change of a vocabulary; without `means`, or with `in: false`, the word is taken out. */
export type VocabularyChange =
  | { readonly list: 'text-speak'; readonly word: string; readonly means?: string }
  | { readonly list: 'means'; readonly word: string; readonly means?: readonly string[] }
  | { readonly list: WordList; readonly word: string; readonly in: boolean }
  | {
      readonly list: 'meant-otherwise'
      readonly meaning: MeantOtherwise
      readonly text: string
      readonly in: boolean
    }

/**
 * A vocabulary's file with one change in it: everything else stays to the byte. Undefined when the
 * file is written in a way that this cannot change.
 */
export function writeVocabulary(raw: string, change: VocabularyChange): string | undefined {
  const document = parseDocument(raw, { prettyErrors: false })
  if (document.errors.length > 0) return undefined
  const root = isMap(document.contents) ? document.contents : undefined
  const yaml = { text: raw, eol: lineEndOf(raw) }
  const edits = root === undefined ? undefined : editsOf(yaml, root, change)
  return edits && applyEdits(raw, edits)
}

function editsOf(
  yaml: YamlText,
  root: YAMLMap,
  change: VocabularyChange,
): readonly Edit[] | undefined {
  const section = pairOf(root, change.list)
  switch (change.list) {
    case 'text-speak': {
      const means = change.means === undefined ? undefined : writeScalar(change.means)
      return editEntry(yaml, section, change, means, (pair) =>
        editScalar(yaml, pair, change.means ?? ''),
      )
    }
    case 'means': {
      const means = change.means === undefined ? undefined : flowList(change.means)
      return editEntry(yaml, section, change, means, (pair) =>
        editMeans(yaml, pair, change.means ?? []),
      )
    }
    case 'meant-otherwise': {
      const lists = isMap(section?.value) ? section.value : undefined
      return editTexts(yaml, pairOf(lists, change.meaning), change)
    }
    case 'stop-words':
    case 'known-words':
    case 'pressing':
      return editWords(yaml, section, change)
  }
}

// === Words with a meaning

function editEntry(
  yaml: YamlText,
  section: Pair | undefined,
  { list, word }: { readonly list: string; readonly word: string },
  means: string | undefined,
  inPlace: (pair: Pair) => readonly Edit[],
): readonly Edit[] | undefined {
  const map = isMap(section?.value) ? section.value : undefined
  const pair = pairOf(map, word)
  if (map?.flow === true) return undefined
  if (pair !== undefined) {
    if (means !== undefined) return inPlace(pair)
    // A map with nothing in it would be read as none.
    return map?.items.length === 1 ? undefined : [removePair(yaml, pair)]
  }
  if (means === undefined) return []
  const entry = `${writeKey(word)}: ${means}${yaml.eol}`
  const last = map?.items.at(-1)
  if (map === undefined || last === undefined) {
    if (section !== undefined) return undefined
    return [appendTo(yaml, `${list}:${yaml.eol}  ${entry}`)]
  }
  const begins = rangeOf(last.key)[0]
  const indent = yaml.text.slice(lineStart(yaml.text, begins), begins)
  return [insertAfter(yaml, endOf(map), indent + entry)]
}

function editMeans(yaml: YamlText, pair: Pair, means: readonly string[]): readonly Edit[] {
  if (isSeq(pair.value) && pair.value.flow === true) return editFlowList(yaml, pair, means)
  const [only, ...more] = means
  if (isScalar(pair.value) && only !== undefined && more.length === 0) {
    return editScalar(yaml, pair, only)
  }
  const from = yaml.text.indexOf(':', rangeOf(pair.key)[1]) + 1
  return [{ from, to: endOf(pair.value), text: ` ${flowList(means)}` }]
}

/** A key is quoted where its value would be: '4', 'no', what has a colon in it. */
function writeKey(word: string): string {
  const written = writeScalar(word)
  return written === word && !/^[\w][\w &/'-]*$/.test(word)
    ? `'${word.replaceAll("'", "''")}'`
    : written
}

/** On the line after what ends at an offset. */
function insertAfter({ text, eol }: YamlText, end: number, words: string): Edit {
  const at = nextLine(text, end)
  const gap = at > 0 && text[at - 1] !== '\n' ? eol : ''
  return { from: at, to: at, text: gap + words }
}

// === Texts

function editTexts(
  yaml: YamlText,
  pair: Pair | undefined,
  change: Extract<VocabularyChange, { list: 'meant-otherwise' }>,
): readonly Edit[] | undefined {
  const seq = isSeq(pair?.value) ? pair.value : undefined
  const first = seq?.items[0]
  if (seq === undefined || first === undefined || seq.flow === true) return undefined
  const there = seq.items.find((item) => oneLine(item) === change.text)
  if (!change.in) return there === undefined ? [] : removeItem(yaml, seq, there)
  if (there !== undefined) return []
  const begins = lineStart(yaml.text, rangeOf(first)[0])
  const lead = yaml.text.slice(begins, rangeOf(first)[0])
  return [insertAfter(yaml, endOf(seq), `${lead}${writeScalar(change.text)}${yaml.eol}`)]
}

function removeItem(yaml: YamlText, seq: YAMLSeq, item: unknown): readonly Edit[] | undefined {
  if (seq.items.length === 1) return undefined
  const from = lineStart(yaml.text, rangeOf(item)[0])
  return [{ from, to: nextLine(yaml.text, endOf(item)), text: '' }]
}
