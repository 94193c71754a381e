import { isMap, isNode, type Pair, parseDocument, type YAMLMap } from 'yaml'
import { oneLine } from './article-parts.ts'
import { lineEndOf } from './split-raw.ts'
import {
  applyEdits,
  type Edit,
  editScalar,
  endOf,
  lineStart,
  nextLine,
  pairOf,
  rangeOf,
  removePair,
  writeScalar,
  type YamlText,
} from './yaml-edits.ts'

/** A value of the council as council.yaml has it; `''` is a field that is not there. */
export interface CouncilValue {
  /** Null: it is not known. */
  readonly value: string | null
  /** ISO date on which somebody looked. */
  readonly checked: string
  readonly source: string
  /** What the council still has to say. */
  readonly confirm: string
}

const fields = ['value', 'checked', 'source', 'confirm'] as const

/** Every value of council.yaml by its key, in the file's order; empty when it cannot be read. */
export function readCouncilValues(raw: string): ReadonlyMap<string, CouncilValue> {
  const entries = valuesOf(raw)?.items ?? []
  return new Map(
    entries.map(({ key, value }) => {
      const entry = isMap(value) ? value : undefined
      const text = (name: string) => oneLine(entry?.get(name, true))
      const isKnown = text('value') !== ''
      return [
        oneLine(key),
        {
          value: isKnown ? text('value') : null,
          ...{ checked: text('checked'), source: text('source'), confirm: text('confirm') },
        },
      ]
    }),
  )
}

/**
 * council.yaml with another value at a key, or a new one: everything else stays to the byte.
 * Undefined when the file is written in a way that this cannot change.
 */
export function writeCouncil(raw: string, key: string, after: CouncilValue): string | undefined {
  const values = valuesOf(raw)
  if (values === undefined || values.flow === true) return undefined
  const yaml = { text: raw, eol: lineEndOf(raw) }
  const pair = pairOf(values, key)
  if (pair === undefined) return applyEdits(raw, newEntry(yaml, values, key, after))
  const entry = isMap(pair.value) ? pair.value : undefined
  if (entry === undefined) return undefined
  const before = readCouncilValues(raw).get(key)
  if (JSON.stringify(before) === JSON.stringify(after)) return raw
  return applyEdits(raw, entry.flow === true ? inFlow(entry, after) : inBlock(yaml, entry, after))
}

function valuesOf(raw: string): YAMLMap | undefined {
  const document = parseDocument(raw, { prettyErrors: false })
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined
  const values = document.contents.get('values', true)
  return isMap(values) ? values : undefined
}

function inBlock(yaml: YamlText, entry: YAMLMap, after: CouncilValue): readonly Edit[] {
  return fields.flatMap((name, at): readonly Edit[] => {
    const pair = pairOf(entry, name)
    const wanted = after[name]
    if (pair === undefined) {
      if (wanted === '' || wanted === null) return []
      return [behind(yaml, entry, at, `${name}: ${writeScalar(wanted)}`)]
    }
    const had = oneLine(pair.value)
    if (wanted === null) return had === '' ? [] : [writeNull(pair)]
    if (wanted === '') return [removePair(yaml, pair)]
    return had === wanted ? [] : editScalar(yaml, pair, wanted)
  })
}

/** A new line after the fields that come before it. */
function behind({ text, eol }: YamlText, entry: YAMLMap, at: number, words: string): Edit {
  const before = entry.items.findLast(({ key }) =>
    (fields.slice(0, at) as readonly string[]).includes(oneLine(key)),
  )
  const first = rangeOf(entry.items[0]?.key)[0]
  const indent = text.slice(lineStart(text, first), first)
  const place = before === undefined ? lineStart(text, first) : nextLine(text, endOfPair(before))
  const gap = place > 0 && text[place - 1] !== '\n' ? eol : ''
  return { from: place, to: place, text: `${gap}${indent}${words}${eol}` }
}

function endOfPair({ key, value }: Pair): number {
  return isNode(value) ? Math.max(endOf(value), endOf(key)) : endOf(key)
}

function writeNull({ value }: Pair): Edit {
  const [from, to] = rangeOf(value)
  return { from, to, text: 'null' }
}

function inFlow(entry: YAMLMap, after: CouncilValue): readonly Edit[] {
  const [from, to] = rangeOf(entry)
  const written = fields.flatMap((name) => {
    const wanted = after[name]
    if (wanted === '') return []
    return [`${name}: ${wanted === null ? 'null' : writeScalar(wanted, 'flow')}`]
  })
  return [{ from, to, text: `{ ${written.join(', ')} }` }]
}

function newEntry(yaml: YamlText, values: YAMLMap, key: string, value: CouncilValue): Edit[] {
  const { text, eol } = yaml
  const last = values.items.at(-1)
  const first = values.items[0]
  const begins = first === undefined ? 0 : rangeOf(first.key)[0]
  const indent = first === undefined ? '  ' : text.slice(lineStart(text, begins), begins)
  const lines = fields.flatMap((name) => {
    const wanted = value[name]
    if (wanted === '') return []
    return [`${indent}  ${name}: ${wanted === null ? 'null' : writeScalar(wanted)}`]
  })
  const at = last === undefined ? text.length : nextLine(text, endOfPair(last))
  const gap = at > 0 && text[at - 1] !== '\n' ? eol : ''
  return [{ from: at, to: at, text: gap + [`${indent}${key}:`, ...lines].join(eol) + eol }]
}
