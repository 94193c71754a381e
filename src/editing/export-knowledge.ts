import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { assertNever } from '../domain/assert-never.ts'
import { readKnowledgeDir } from '../knowledge/load-files.ts'
import { listFileHashes, noteFileHash } from '../store/file-conflicts.ts'
import { listNewest } from '../store/revisions.ts'
import type { Store } from '../store/store.ts'
import { type ComparedFile, compareFiles } from './compare-files.ts'

export interface Exported {
  /** Files that are now what is published, to the byte. */
  readonly written: readonly string[]
  /** Files of what was taken out of service, removed because that was asked for. */
  readonly removed: readonly string[]
  /** Files of what was taken out of service that are still there. */
  readonly left: readonly string[]
  /** Files that changed and were not brought in: import them first. */
  readonly newer: readonly string[]
  /** Files of which nothing was ever brought in. */
  readonly unknown: readonly string[]
}

export interface ExportWays {
  /** Says what would be done, and does nothing (default: false). */
  readonly dryRun?: boolean
  /** Removes the files of what was taken out of service (default: false). */
  readonly prune?: boolean
}

/** Writes what is published into a folder. A file that changed since it was brought in is never overwritten. */
export async function exportKnowledge(
  store: Store,
  dir: string,
  { dryRun = false, prune = false }: ExportWays = {},
): Promise<Exported> {
  if (!dryRun) await mkdir(dir, { recursive: true })
  const files = await readKnowledgeDir(dir)
  const compared = compareFiles(files, await listNewest(store), await listFileHashes(store))
  const planned = compared.map((one) => ({ ...one, does: whatToDo(one, prune) }))
  if (!dryRun) for (const one of planned) await carryOut(store, dir, one)
  const paths = (does: Does) => planned.filter((one) => one.does === does).map(({ path }) => path)
  return {
    written: paths('write'),
    removed: paths('remove'),
    left: paths('leave'),
    newer: paths('newer'),
    unknown: paths('unknown'),
  }
}

type Does = 'write' | 'remove' | 'leave' | 'newer' | 'unknown' | 'nothing'

function whatToDo({ state, newest }: ComparedFile, prune: boolean): Does {
  switch (state) {
    case 'same':
      return 'nothing'
    case 'console-only':
    case 'file-gone':
      return 'write'
    case 'console-newer':
      if (newest?.status === 'published') return 'write'
      return prune ? 'remove' : 'leave'
    case 'file-newer':
    case 'conflict':
      return 'newer'
    case 'file-only':
      return 'unknown'
    default:
      return assertNever(state)
  }
}

async function carryOut(
  store: Store,
  dir: string,
  one: ComparedFile & { readonly does: Does },
): Promise<void> {
  const { does, newest, path, state, edited } = one
  if (newest === undefined) return
  if (does === 'remove') await rm(join(dir, path))
  if (does === 'write') await writeWhole(join(dir, path), newest.raw)
  // From here on the file is what is published: a later change of it is the file's own.
  if (does === 'write' || (state === 'same' && edited)) {
    await store.transaction((tx) => noteFileHash(tx, newest.id, newest.hash))
  }
}

/** Under another name first, so that whoever reads the folder meanwhile never meets half a file. */
async function writeWhole(file: string, raw: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const unfinished = join(dirname(file), `.${basename(file)}.writing`)
  await writeFile(unfinished, raw)
  await rename(unfinished, file)
}
