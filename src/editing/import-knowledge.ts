import type { Clock } from '../domain/clock.ts'
import { pathOf } from '../domain/knowledge-place.ts'
import type { Fault } from '../knowledge/article.ts'
import { checkKnowledge } from '../knowledge/check.ts'
import type { KnowledgeFile } from '../knowledge/load-files.ts'
import {
  endConflict,
  listFileHashes,
  listOpenConflicts,
  noteConflict,
  noteFileHash,
} from '../store/file-conflicts.ts'
import { holdNewest } from '../store/revision-history.ts'
import { hashOfText, listNewest, publishRevision } from '../store/revisions.ts'
import type { Data, Store, Tx } from '../store/store.ts'
import { type ComparedFile, compareFiles } from './compare-files.ts'

export interface Imported {
  /** Files whose text is now the published revision. */
  readonly published: readonly string[]
  /** Files that changed, as did their article in the console: neither is overwritten. */
  readonly conflicts: readonly string[]
  /** What is wrong with files that were refused; what was published before stays. */
  readonly faults: readonly Fault[]
  /** What is published and was once brought in, and has no file any more: it stays published. */
  readonly missing: readonly string[]
  /** Of those, what was taken out of service because that was asked for. */
  readonly withdrawn: readonly string[]
}

export interface ImportWays {
  /** Says what would be done, and does nothing (default: false). */
  readonly dryRun?: boolean
  /** Takes out of service what has no file any more, unless it was edited in the console (default: false). */
  readonly prune?: boolean
}

/**
 * Brings files into the database. A new file is published; a changed one too, unless the article
 * was edited in the console since the file was last brought in: that is a conflict, noted for
 * somebody to settle. A file with a fault is refused.
 */
export async function importKnowledge(
  deps: { readonly store: Store; readonly clock: Clock },
  files: readonly KnowledgeFile[],
  { dryRun = false, prune = false }: ImportWays = {},
): Promise<Imported> {
  const { store } = deps
  const at = deps.clock.now()
  const before = await compareWith(store, files)
  const nothing = toldOf(before)
  if (!prune && !(await isWorkToDo(store, before))) return nothing
  const changed = before.filter((one) => isNew(one) || one.state === 'conflict')
  const { faults } = changed.length === 0 ? { faults: [] } : checkKnowledge(files, at)
  const refused = new Set(faults.map(({ file }) => file))
  const does = { refused, prune }
  if (dryRun) return { ...toldOf(before, does), faults }
  return store.transaction(async (tx) => {
    // Read again: the console may have published meanwhile.
    const now = await compareWith(tx, files)
    const open = new Set((await listOpenConflicts(tx)).map(pathOf))
    for (const one of now) {
      if (one.state !== 'conflict' && open.has(one.path)) await endConflict(tx, one.place, at)
      await bringIn(tx, one, does, at)
    }
    return { ...toldOf(now, does), faults }
  })
}

interface Does {
  readonly refused: ReadonlySet<string>
  readonly prune: boolean
}

async function compareWith(
  data: Data,
  files: readonly KnowledgeFile[],
): Promise<readonly ComparedFile[]> {
  return compareFiles(files, await listNewest(data), await listFileHashes(data))
}

/** Most starts, and most saves of an editor's program, change nothing: nothing is checked then. */
async function isWorkToDo(data: Data, compared: readonly ComparedFile[]): Promise<boolean> {
  const open = await listOpenConflicts(data)
  const noted = new Set(open.map(({ fileHash }) => fileHash))
  const found = compared.filter(({ state }) => state === 'conflict')
  if (found.length !== open.length) return true
  return compared.some(
    (one) =>
      isNew(one) ||
      isOutOfStep(one) ||
      (one.state === 'conflict' && !noted.has(hashOfText(one.file ?? ''))),
  )
}

const isNew = ({ state }: ComparedFile): boolean => state === 'file-only' || state === 'file-newer'
const isOutOfStep = ({ state, edited }: ComparedFile): boolean => state === 'same' && edited

/** A file that became what the console wrote is brought in by being noted. */
async function bringIn(tx: Tx, one: ComparedFile, does: Does, at: Date): Promise<void> {
  const { place, newest, file, path, state } = one
  if (does.refused.has(path) || !asksForMore(one, does)) return
  // Another process may be publishing there: then the next import sees what it did.
  if ((await holdNewest(tx, place))?.id !== newest?.id) return
  if (file !== undefined && isNew(one)) {
    const known = { raw: file, baseHash: hashOfText(file), by: 'file' }
    await publishRevision(tx, { ...place, ...known, why: 'the file changed' }, at)
  }
  if (newest !== undefined && isOutOfStep(one)) await noteFileHash(tx, newest.id, newest.hash)
  if (newest !== undefined && isPruned(one, does)) {
    const { raw, hash } = newest
    const gone = { raw, baseHash: hash, by: 'file', why: 'its file was taken out of the folder' }
    const how = { status: 'withdrawn', change: 'withdrawal' } as const
    await publishRevision(tx, { ...place, ...gone, ...how }, at)
  }
  if (newest !== undefined && file !== undefined && state === 'conflict') {
    const found = { place, fileRaw: file, fileHash: hashOfText(file), revisionId: newest.id }
    await noteConflict(tx, found, at)
  }
}

function asksForMore(one: ComparedFile, does: Does): boolean {
  return isNew(one) || isOutOfStep(one) || isPruned(one, does) || one.state === 'conflict'
}

function isPruned({ state, edited, place }: ComparedFile, { prune }: Does): boolean {
  return prune && state === 'file-gone' && !edited && place.kind === 'article'
}

function toldOf(
  compared: readonly ComparedFile[],
  does: Does = { refused: new Set(), prune: false },
): Imported {
  const paths = (which: (one: ComparedFile) => boolean) =>
    compared.filter((one) => which(one) && !does.refused.has(one.path)).map(({ path }) => path)
  return {
    published: paths(isNew),
    conflicts: paths(({ state }) => state === 'conflict'),
    faults: [],
    missing: paths((one) => one.state === 'file-gone' && !isPruned(one, does)),
    withdrawn: paths((one) => isPruned(one, does)),
  }
}
