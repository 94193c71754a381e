import { isMap, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml'
import { type ArticleParts, type FactPart, readParts, type SourcePart } from './article-parts.ts'
import { writeBody } from './body-blocks.ts'
import { lineEndOf, splitRaw } from './split-raw.ts'
import { writeSections } from './write-sections.ts'
import {
  applyEdits,
  type Edit,
  editBlockList,
  editFlowList,
  editScalar,
  endOf,
  flowList,
  type ListChange,
  nextLine,
  pairOf,
  rangeOf,
  removePair,
  writeScalar,
  type YamlText,
} from './yaml-edits.ts'

/**
 * An article's file with other parts: what did not change stays to the byte, comments, quotes and
 * order too. Throws when the file cannot be read: see `readParts`.
 */
export function writeArticle(raw: string, after: ArticleParts): string {
  const split = splitRaw(raw)
  const before = readParts(raw)
  if (split === undefined || before === undefined)
    throw new Error('This article has no front matter')
  const eol = lineEndOf(raw)
  const head = writeHead({ text: split.head, eol }, before, after)
  const same = JSON.stringify(textsOf(before)) === JSON.stringify(textsOf(after))
  const body = same ? split.body : writeBody(split.body, after, eol)
  return split.opening + head + split.closing + body
}

const textsOf = ({ shortAnswer, sections }: ArticleParts) => [
  shortAnswer,
  sections.map(({ key, label, text }) => [key, label, text]),
]

/** Where a key that is not there yet is put: behind those before it in this list. */
const order = [
  ...['id', 'title', 'label', 'keywords', 'for', 'sources', 'confirm', 'owner', 'review-by'],
  ...['facts', 'sections', 'asks'],
]

function writeHead(yaml: YamlText, before: ArticleParts, after: ArticleParts): string {
  const document = parseDocument(yaml.text)
  const map = document.contents as YAMLMap
  const head: Head = { yaml, map }
  return applyEdits(yaml.text, [
    ...writeText(head, 'title', before.title, after.title),
    ...writeText(head, 'label', before.label, after.label),
    ...writeTexts(head, 'keywords', before.keywords, after.keywords),
    ...writeFor(head, before, after),
    ...writeRows(head, 'sources', rowsOf(before.sources), rowsOf(after.sources)),
    ...writeTexts(head, 'confirm', before.confirm, after.confirm),
    ...writeText(head, 'owner', before.owner, after.owner),
    ...writeText(head, 'review-by', before.reviewBy, after.reviewBy),
    ...writeRows(head, 'facts', rowsOf(before.facts), rowsOf(after.facts)),
    ...writeSections(yaml, pairOf(map, 'sections'), after.sections, (lines) =>
      insertKey(head, 'sections', lines),
    ),
    ...writeTexts(head, 'asks', before.asks, after.asks),
  ])
}

interface Head {
  readonly yaml: YamlText
  readonly map: YAMLMap
}

/** The lines of a key that was not there. */
function insertKey({ yaml, map }: Head, name: string, lines: readonly string[]): Edit {
  const earlier = order.slice(0, order.indexOf(name))
  const last = map.items.filter(({ key }) => earlier.includes(String(key))).at(-1)
  const end = last === undefined ? 0 : endOf(last.value ?? last.key)
  const at = last === undefined ? 0 : nextLine(yaml.text, Math.max(end, rangeOf(last.key)[1]))
  return { from: at, to: at, text: lines.map((line) => line + yaml.eol).join('') }
}

function writeText(head: Head, name: string, before: string, after: string): Edit[] {
  if (before === after) return []
  const pair = pairOf(head.map, name)
  if (pair === undefined) return [insertKey(head, name, [`${name}: ${writeScalar(after)}`])]
  if (after === '' && name === 'label') return [removePair(head.yaml, pair)]
  return editScalar(head.yaml, pair, after)
}

function writeFor(head: Head, before: ArticleParts, after: ArticleParts): Edit[] {
  const { yaml, map } = head
  const agesSame = before.ages === after.ages
  const statusSame = String(before.status) === String(after.status)
  if (agesSame && statusSame) return []
  const pair = pairOf(map, 'for')
  const ages = isMap(pair?.value) ? pairOf(pair.value, 'ages') : undefined
  const status = isMap(pair?.value) ? pairOf(pair.value, 'status') : undefined
  if (ages === undefined || status === undefined) {
    const lines = [
      'for:',
      `  ages: ${writeScalar(after.ages)}`,
      `  status: ${flowList(after.status)}`,
    ]
    return [...(pair === undefined ? [] : [removePair(yaml, pair)]), insertKey(head, 'for', lines)]
  }
  return [
    ...(agesSame ? [] : editScalar(yaml, ages, after.ages)),
    ...(statusSame ? [] : editList(yaml, status, before.status, after.status)),
  ]
}

// === Lists

function writeTexts(
  head: Head,
  name: string,
  before: readonly string[],
  after: readonly string[],
): readonly Edit[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const pair = pairOf(head.map, name)
  if (pair !== undefined) return editList(head.yaml, pair, before, after, name === 'keywords')
  if (name === 'keywords') return [insertKey(head, name, [`${name}: ${flowList(after)}`])]
  const lines = after.map((one) => `  - ${writeScalar(one)}`)
  return [insertKey(head, name, [`${name}:`, ...lines])]
}

/** In the way it is written now; a new one has a line for each, unless they are single words. */
function editList(
  yaml: YamlText,
  pair: Pair,
  before: readonly string[],
  after: readonly string[],
  short = false,
): readonly Edit[] {
  const now = isSeq(pair.value) ? pair.value : undefined
  const isFlow = now?.flow === true && (now.items.length > 0 || short)
  if (isFlow || (short && now === undefined)) return editFlowList(yaml, pair, after)
  return editBlockList(yaml, pair, { before, after, write: (text) => [writeScalar(text)] })
}

type Row = readonly (readonly [string, string])[]

const rowsOf = (rows: readonly (SourcePart | FactPart)[]): readonly Row[] =>
  rows.map((row) => Object.entries(row) as Row)

function writeRows(
  head: Head,
  name: string,
  before: readonly Row[],
  after: readonly Row[],
): readonly Edit[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const { yaml } = head
  const pair = pairOf(head.map, name)
  const write = (row: Row) => row.map(([key, value]) => `${key}: ${writeScalar(value)}`)
  if (pair === undefined) {
    const lines = after.flatMap((row) =>
      write(row).map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`),
    )
    return [insertKey(head, name, [`${name}:`, ...lines])]
  }
  if (after.length === 0 && name === 'facts') return [removePair(yaml, pair)]
  const flow =
    isSeq(pair.value) && pair.value.items.some((item) => isMap(item) && item.flow === true)
  const list: ListChange<Row> = { before, after, write }
  return editBlockList(yaml, pair, flow ? list : { ...list, change: changeRow(yaml) })
}

/** Only the values of a row that changed; a value that was missing gets a line behind the row's first. */
function changeRow(yaml: YamlText): NonNullable<ListChange<Row>['change']> {
  return (node, before, after) => {
    if (!isMap(node)) return []
    return after.flatMap(([key, value], at): readonly Edit[] => {
      if (before[at]?.[1] === value) return []
      const pair = pairOf(node, key)
      if (pair !== undefined) return editScalar(yaml, pair, value)
      const place = nextLine(yaml.text, endOf(node))
      return [{ from: place, to: place, text: `    ${key}: ${writeScalar(value)}${yaml.eol}` }]
    })
  }
}
