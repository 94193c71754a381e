import { isMap, isNode, isScalar, isSeq, parse, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { oneLine } from './article-parts.ts'
import { diffList, type ListStep } from './diff-list.ts'

/** Puts `text` in place of what stands between two offsets. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Some YAML and how its lines end: edits are made of its offsets, so that all else stays. */
export interface YamlText {
  readonly text: string
  readonly eol: string
}

/** The text with these edits in it, which do not overlap; at one place they come in order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits
    .map((edit, order) => ({ ...edit, order }))
    .toSorted((one, other) => one.from - other.from || one.order - other.order)
  const pieces: string[] = []
  let at = 0
  for (const edit of sorted) {
    pieces.push(text.slice(at, edit.from), edit.text)
    at = Math.max(at, edit.to)
  }
  return [...pieces, text.slice(at)].join('')
}

// === Scalars

/** A text as YAML has it on one line: plain where that reads the same again, else in quotes. */
export function writeScalar(text: string, place: 'block' | 'flow' = 'block'): string {
  if (isPlain(text, place)) return text
  // What single quotes cannot hold.
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text)) return JSON.stringify(text)
  return `'${text.replaceAll("'", "''")}'`
}

function isPlain(text: string, place: 'block' | 'flow'): boolean {
  if (text === '' || /[\r\n]/.test(text)) return false
  try {
    const read = parse(place === 'flow' ? `[${text}]` : `- ${text}`) as unknown
    return Array.isArray(read) && read.length === 1 && read[0] === text
  } catch {
    return false
  }
}

/** Puts another text in the place of a value that is there; a comment after it stays. */
export function editScalar(yaml: YamlText, pair: Pair, value: string): Edit[] {
  if (!isNode(pair.value)) return [insertAfterColon(yaml, pair, ` ${writeScalar(value)}`)]
  const [from, to] = rangeOf(pair.value)
  if (from === to) return [insertAfterColon(yaml, pair, ` ${writeScalar(value)}`)]
  const isBlock = isScalar(pair.value) && /^BLOCK/.test(pair.value.type ?? '')
  return [{ from, to, text: writeScalar(value) + (isBlock ? yaml.eol : '') }]
}

function insertAfterColon({ text }: YamlText, pair: Pair, words: string): Edit {
  const at = colonOf(text, pair)
  return { from: at, to: at, text: words }
}

/** Right behind the colon of a key. */
function colonOf(text: string, pair: Pair): number {
  return text.indexOf(':', rangeOf(pair.key)[1]) + 1
}

// === Places

export function rangeOf(node: unknown): readonly [number, number] {
  const range = isNode(node) ? node.range : undefined
  if (range === undefined || range === null) throw new Error('A node was not read from a text')
  return [range[0], range[1]]
}

/** Where the last thing written in it ends: a collection's own range takes comments in. */
export function endOf(node: unknown): number {
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1)
    if (last !== undefined)
      return Math.max(endOf(last.key), isNode(last.value) ? endOf(last.value) : 0)
  }
  if (isSeq(node) && node.flow !== true && node.items.length > 0) return endOf(node.items.at(-1))
  return rangeOf(node)[1]
}

/** The beginning of the line that an offset is on. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

/** The beginning of the next line after what ends at an offset. */
export function nextLine(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

/** Takes a key out with its lines. */
export function removePair({ text }: YamlText, pair: Pair): Edit {
  const from = lineStart(text, rangeOf(pair.key)[0])
  const end = isNode(pair.value) ? endOf(pair.value) : colonOf(text, pair)
  return { from, to: nextLine(text, end), text: '' }
}

/** The key of a map, by its name. */
export function pairOf(map: YAMLMap | undefined, name: string): Pair | undefined {
  return map?.items.find(({ key }) => oneLine(key) === name)
}

// === Lists

export interface ListChange<T> {
  readonly before: readonly T[]
  readonly after: readonly T[]
  /** The lines of a new item, '- ' and indent left out. */
  readonly write: (item: T) => readonly string[]
  /** What changes an item in place; undefined: it is written anew. */
  readonly change?: (node: unknown, before: T, after: T) => readonly Edit[]
}

/** A list with a line or more for each item: those that stay keep theirs, and comments stay. */
export function editBlockList<T>(yaml: YamlText, pair: Pair, list: ListChange<T>): Edit[] {
  const seq = isSeq(pair.value) && pair.value.items.length > 0 ? pair.value : undefined
  if (seq === undefined) return beginList(yaml, pair, list)
  const steps = diffList(list.before.map(keyOf), list.after.map(keyOf))
  const edits = editItems(yaml, seq, list, steps)
  if (list.after.length > 0) return edits
  return [...edits, insertAfterColon(yaml, pair, ' []')]
}

const keyOf = (item: unknown): string => JSON.stringify(item)

function beginList<T>(yaml: YamlText, pair: Pair, list: ListChange<T>): Edit[] {
  const colon = colonOf(yaml.text, pair)
  const end = isNode(pair.value) ? Math.max(colon, rangeOf(pair.value)[1]) : colon
  const at = nextLine(yaml.text, end)
  const lines = list.after.map((item) => itemLines(list, item, '  ', yaml.eol)).join('')
  return [
    { from: colon, to: end, text: '' },
    { from: at, to: at, text: lines },
  ]
}

function itemLines<T>(list: ListChange<T>, item: T, indent: string, eol: string): string {
  return list
    .write(item)
    .map((line, at) => `${indent}${at === 0 ? '- ' : '  '}${line}${eol}`)
    .join('')
}

function editItems<T>(
  yaml: YamlText,
  seq: YAMLSeq,
  list: ListChange<T>,
  steps: readonly ListStep[],
): Edit[] {
  const { text, eol } = yaml
  const first = rangeOf(seq.items[0])[0]
  const indent = /^\s*/.exec(text.slice(lineStart(text, first), first))?.[0] ?? ''
  let place = lineStart(text, first)
  return steps.flatMap(({ before, after }): readonly Edit[] => {
    const old = before === undefined ? undefined : list.before[before]
    const item = after === undefined ? undefined : list.after[after]
    if (before === undefined || old === undefined) {
      if (item === undefined) return []
      return [{ from: place, to: place, text: itemLines(list, item, indent, eol) }]
    }
    const node = seq.items[before]
    const from = lineStart(text, rangeOf(node)[0])
    place = nextLine(text, endOf(node))
    if (item === undefined) return [{ from, to: place, text: '' }]
    if (keyOf(old) === keyOf(item)) return []
    if (list.change !== undefined) return list.change(node, old, item)
    return [{ from, to: place, text: itemLines(list, item, indent, eol) }]
  })
}

/** A list on one line, `[a, b]`: what stays is written as it was. */
export function editFlowList(yaml: YamlText, pair: Pair, after: readonly string[]): Edit[] {
  const seq = isSeq(pair.value) ? pair.value : undefined
  const own = new Map(
    (seq?.items ?? []).map((item) => {
      const [from, to] = rangeOf(item)
      return [oneLine(item), yaml.text.slice(from, to)]
    }),
  )
  const text = flowList(after, own)
  if (seq === undefined) return [insertAfterColon(yaml, pair, ` ${text}`)]
  const [from, to] = rangeOf(seq)
  return [{ from, to, text }]
}

export function flowList(items: readonly string[], own?: ReadonlyMap<string, string>): string {
  return `[${items.map((item) => own?.get(item) ?? writeScalar(item, 'flow')).join(', ')}]`
}
