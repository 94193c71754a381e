import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import type { Fault } from './article.ts'
import { nulFault } from './nul-fault.ts'

export interface YamlSource {
  readonly file: string
  readonly text: string
  /** The line of the file on which `text` begins; front matter begins on the second. */
  readonly firstLine: number
}

/** How to mend a field, by its path with list positions left out: 'sources.url'. */
export type Remedies = Readonly<Record<string, string>>

export type YamlResult<T> =
  { readonly value: T; readonly lineOf: LineOf } | { readonly faults: readonly Fault[] }

/** The line of the file where a value stands, or the nearest thing around it that is there. */
export type LineOf = (path: Path) => number

type Path = readonly (string | number)[]

/** Reads YAML against a schema; every fault is told at once, with the line it is on. */
export function readYaml<T>(
  source: YamlSource,
  schema: z.ZodType<T>,
  remedies: Remedies,
): YamlResult<T> {
  const nul = nulFault(source)
  if (nul !== undefined) return { faults: [nul] }
  const counter = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: counter, prettyErrors: false })
  const lineAt = (offset: number) => counter.linePos(offset).line + source.firstLine - 1
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      file: source.file,
      line: lineAt(error.pos[0]),
      field: 'yaml',
      problem: error.message,
      remedy: "mend the line; a text with ': ', '#' or a quote in it goes in quotes",
    }))
    return { faults }
  }
  const lineOf: LineOf = (path) => lineAt(offsetOf(document, path))
  const plain = toPlain(document)
  if ('problem' in plain) {
    const remedy = 'write each value out: no * and no &'
    return {
      faults: [{ file: source.file, line: source.firstLine, field: 'yaml', ...plain, remedy }],
    }
  }
  const parsed = schema.safeParse(plain.value)
  if (parsed.success) return { value: parsed.data, lineOf }
  const faults = parsed.error.issues.flatMap((issue) => describe(issue, document, remedies))
  return {
    faults: faults.map(({ path, ...rest }) => ({ file: source.file, line: lineOf(path), ...rest })),
  }
}

/** References to what is not there, or to each other without end, show only here. */
function toPlain(document: Document): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: document.toJS() as unknown }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'cannot be read' }
  }
}

type Described = { readonly path: (string | number)[] } & Pick<
  Fault,
  'field' | 'problem' | 'remedy'
>

function describe(issue: z.core.$ZodIssue, document: Document, remedies: Remedies): Described[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      field: named([...path, key]),
      problem: 'is not a field we know',
      remedy: 'mend its spelling, or take it out',
    }))
  }
  const missing = walk(document, path) === undefined
  const general = path.filter((part) => typeof part === 'string').join('.')
  return [
    {
      path,
      field: named(path),
      problem: missing ? 'is missing' : issue.message,
      remedy: remedies[general] ?? (missing ? 'add it' : 'write it as docs/articles.md shows'),
    },
  ]
}

const named = (path: Path): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${part}`))
    .join('')
    .replace(/^\./, '') || 'front matter'

/** Where a path's key, list item or value begins, or what is around it when it is not there. */
function offsetOf(document: Document, path: Path): number {
  const found = walk(document, path)
  if (isNode(found) && found.range) return found.range[0]
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1))
}

/** YAML's own `getIn` does not find the key 4 as '4', which is how zod names it. */
function walk(document: Document, path: Path): unknown {
  let key: unknown = document.contents
  let value: unknown = document.contents
  for (const part of path) {
    if (isMap(value)) {
      const pair = value.items.find((item) => String(item.key) === String(part))
      key = pair?.key
      value = pair?.value
    } else key = value = isSeq(value) ? value.items[Number(part)] : undefined
  }
  return key
}
