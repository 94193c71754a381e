import { type KnowledgePlace, pathOf, placeOf } from '../domain/knowledge-place.ts'
import type { KnowledgeFile } from '../knowledge/load-files.ts'
import { hashOfText, type Revision } from '../store/revisions.ts'

/**
 * How a file stands to what is published of its place. `file-gone`: it was brought in once and is not in
 * the folder; `console-only`: it was never in one.
 */
export type FileState =
  'same' | 'file-only' | 'file-newer' | 'console-newer' | 'conflict' | 'file-gone' | 'console-only'

export interface ComparedFile {
  readonly place: KnowledgePlace
  readonly path: string
  readonly state: FileState
  readonly file?: string
  /** The newest revision; it may be withdrawn. */
  readonly newest?: Revision
  /** The console edited it since a file of it was last brought in, or took it out. */
  readonly edited: boolean
}

/** What the files of a folder were when they were last in step: a hash by path. */
export type FileHashes = ReadonlyMap<string, string>

/** Every text of a folder, of the database, or of both, by path. */
export function compareFiles(
  files: readonly KnowledgeFile[],
  known: readonly Revision[],
  hashes: FileHashes,
): readonly ComparedFile[] {
  const raws = new Map(files.map(({ path, raw }) => [path, raw]))
  const newest = new Map(known.map((one) => [pathOf(one), one]))
  const paths = [...new Set([...raws.keys(), ...newest.keys()])].sort()
  return paths.flatMap((path) => {
    const place = placeOf(path)
    if (place === undefined) return []
    const compared = compare(raws.get(path), newest.get(path), hashes.get(path))
    return compared === undefined ? [] : [{ place, path, ...compared }]
  })
}

type Compared = Omit<ComparedFile, 'place' | 'path'>

function compare(
  file: string | undefined,
  newest: Revision | undefined,
  inStep: string | undefined,
): Compared | undefined {
  if (newest === undefined) {
    return file === undefined ? undefined : { state: 'file-only', file, edited: false }
  }
  const edited = newest.status === 'withdrawn' || newest.hash !== inStep
  if (file === undefined) {
    if (newest.status === 'withdrawn') return undefined
    return { state: inStep === undefined ? 'console-only' : 'file-gone', newest, edited }
  }
  return { state: stateOf(hashOfText(file), newest, { inStep, edited }), file, newest, edited }
}

function stateOf(
  hash: string,
  newest: Revision,
  { inStep, edited }: { readonly inStep: string | undefined; readonly edited: boolean },
): FileState {
  if (newest.status === 'published' && hash === newest.hash) return 'same'
  if (hash === inStep) return 'console-newer'
  return edited ? 'conflict' : 'file-newer'
}
