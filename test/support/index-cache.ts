import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for built indexes of an app's own. */
export interface IndexCache {
  readonly dir: string
  /** Shares what was built at its start with the apps that start later. */
  readonly share: () => void
  readonly remove: () => void
}

/**
 * A cache keeps one index of a language, and a publication puts another in its place: with one cache for
 * all, whoever starts next would have to build the first again. So each has its own, with what earlier
 * ones shared under `name` on this machine.
 */
export function ownIndexCache(name: string): IndexCache {
  const shared = join(tmpdir(), `waymark-test-index-${name}`)
  mkdirSync(shared, { recursive: true })
  const dir = mkdtempSync(join(tmpdir(), 'waymark-index-'))
  linkAll(shared, dir)
  return {
    dir,
    share: () => {
      linkAll(dir, shared)
      removeOthers(shared, dir)
    },
    remove: () => {
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** What was built of older files is of no use to anybody. */
function removeOthers(shared: string, dir: string): void {
  for (const file of indexesIn(shared)) {
    if (!existsSync(join(dir, file))) rmSync(join(shared, file), { force: true })
  }
}

const indexesIn = (dir: string): readonly string[] =>
  readdirSync(dir).filter((one) => /^index-.*\.bin$/.test(one))

/** Links, not copies: an index has many megabytes, and is replaced but never changed. */
function linkAll(from: string, to: string): void {
  for (const file of indexesIn(from)) {
    if (existsSync(join(to, file))) continue
    try {
      linkSync(join(from, file), join(to, file))
    } catch {
      // Another worker shared or removed it meanwhile.
    }
  }
}
