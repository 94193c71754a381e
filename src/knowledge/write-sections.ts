import { isMap, type Pair } from 'yaml'
import type { SectionCondition } from './article.ts'
import type { SectionPart } from './article-parts.ts'
import {
  type Edit,
  editFlowList,
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
import { oneLine } from './article-parts.ts'

/** What chooses a section: the entries of `sections:` in the front matter, as they become. */
export function writeSections(
  yaml: YamlText,
  pair: Pair | undefined,
  sections: readonly SectionPart[],
  insertKey: (lines: readonly string[]) => Edit,
): Edit[] {
  const named = sections.filter(hasEntry)
  const map = isMap(pair?.value) ? pair.value : undefined
  if (pair === undefined || map === undefined || map.flow === true) {
    if (named.length === 0 && pair === undefined) return []
    const lines = named.length === 0 ? [] : ['sections:', ...named.flatMap(entryLines)]
    return [...(pair === undefined ? [] : [removePair(yaml, pair)]), insertKey(lines)]
  }
  const kept = new Set(sections.map(({ key }) => key))
  const entries = map.items.map((entry) => ({ entry, key: oneLine(entry.key) }))
  const gone = entries.filter(({ key }) => !kept.has(key))
  const staying = entries.flatMap(({ entry, key }) => {
    const section = sections.find((one) => one.key === key)
    return section === undefined ? [] : [{ entry, section }]
  })
  const come = named.filter(({ key }) => pairOf(map, key) === undefined)
  if (gone.length === entries.length && come.length === 0) return [removePair(yaml, pair)]
  const end = nextLine(yaml.text, endOf(map))
  const lines = come.flatMap(entryLines).map((line) => line + yaml.eol)
  return [
    ...gone.map(({ entry }) => removePair(yaml, entry)),
    ...staying.flatMap(({ entry, section }) => editEntry(yaml, entry, section)),
    ...(lines.length === 0 ? [] : [{ from: end, to: end, text: lines.join('') }]),
  ]
}

const hasEntry = ({ words, when }: SectionPart): boolean =>
  words.length > 0 || Object.keys(when).length > 0

function entryLines(section: SectionPart): readonly string[] {
  return [`  ${section.key}:`, ...fieldLines(section)]
}

function fieldLines({ words, when }: SectionPart): readonly string[] {
  return [
    ...(Object.keys(when).length > 0 ? [`    when: ${writeCondition(when)}`] : []),
    ...(words.length > 0 ? [`    words: ${flowList(words)}`] : []),
  ]
}

function writeCondition(when: SectionCondition): string {
  const fields = Object.entries(when).map(([name, value]) => {
    const text = typeof value === 'string' ? writeScalar(value, 'flow') : String(value)
    return `${name}: ${text}`
  })
  return `{ ${fields.join(', ')} }`
}

function editEntry(yaml: YamlText, entry: Pair, section: SectionPart): readonly Edit[] {
  const fields = isMap(entry.value) ? entry.value : undefined
  if (fields === undefined || fields.flow === true) {
    if (sameAs(fields, section)) return []
    const from = lineStart(yaml.text, rangeOf(entry.key)[0])
    const to = nextLine(yaml.text, endOf(entry.value ?? entry.key))
    if (!hasEntry(section)) return [{ from, to, text: '' }]
    return [
      {
        from,
        to,
        text: entryLines(section)
          .map((line) => line + yaml.eol)
          .join(''),
      },
    ]
  }
  if (!hasEntry(section)) return [removePair(yaml, entry)]
  return [...editCondition(yaml, fields, section), ...editWords(yaml, fields, section)]
}

type Fields = NonNullable<Parameters<typeof pairOf>[0]>

function sameAs(fields: Fields | undefined, section: SectionPart): boolean {
  const when = pairOf(fields, 'when')?.value
  const words = wordsOf(fields)
  return JSON.stringify([jsonOf(when), words]) === JSON.stringify([section.when, section.words])
}

function wordsOf(fields: Fields | undefined): readonly string[] {
  const words = pairOf(fields, 'words')?.value
  const items = (words as { readonly items?: readonly unknown[] } | undefined)?.items
  return items?.map(oneLine) ?? []
}

function jsonOf(when: unknown): unknown {
  return isMap(when) ? when.toJSON() : {}
}

function editCondition(yaml: YamlText, fields: Fields, { when }: SectionPart): readonly Edit[] {
  const pair = pairOf(fields, 'when')
  if (JSON.stringify(jsonOf(pair?.value)) === JSON.stringify(when)) return []
  if (Object.keys(when).length === 0) return pair === undefined ? [] : [removePair(yaml, pair)]
  if (!isMap(pair?.value)) {
    const at = lineStart(yaml.text, rangeOf(fields.items[0]?.key)[0])
    const text = `    when: ${writeCondition(when)}${yaml.eol}`
    return [...(pair === undefined ? [] : [removePair(yaml, pair)]), { from: at, to: at, text }]
  }
  const [from] = rangeOf(pair.value)
  return [{ from, to: endOf(pair.value), text: writeCondition(when) }]
}

function editWords(yaml: YamlText, fields: Fields, { words }: SectionPart): readonly Edit[] {
  if (JSON.stringify(wordsOf(fields)) === JSON.stringify(words)) return []
  const pair = pairOf(fields, 'words')
  if (pair === undefined) {
    const at = nextLine(yaml.text, endOf(fields))
    return [{ from: at, to: at, text: `    words: ${flowList(words)}${yaml.eol}` }]
  }
  if (words.length === 0) return [removePair(yaml, pair)]
  const value = pair.value as { readonly flow?: boolean } | null
  if (value?.flow === true) return editFlowList(yaml, pair, words)
  const from = rangeOf(pair.key)[0]
  const text = `words: ${flowList(words)}${yaml.eol}`
  return [{ from, to: nextLine(yaml.text, endOf(pair.value)), text }]
}
