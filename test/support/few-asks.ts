import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const shipped = join(import.meta.dirname, '..', '..', 'knowledge')
const mostAsks = 40

/**
 * The shipped knowledge with the first asks of each article alone: an app that does not have to
 * answer the odd question starts in a fraction of the time. Made once on a machine for each state
 * of the files; returns its folder.
 */
export function fewAsks(): string {
  const names = readdirSync(join(shipped, 'en'))
  const files = new Map(
    names.map((name) => [name, readFileSync(join(shipped, 'en', name), 'utf8')]),
  )
  const hash = createHash('sha256')
  for (const name of ['council.yaml', 'vocabulary.en.yaml'])
    hash.update(readFileSync(join(shipped, name)))
  for (const [name, text] of files) hash.update(name).update(text)
  const folder = join(tmpdir(), `waymark-few-asks-${hash.digest('hex').slice(0, 16)}`)
  if (!existsSync(folder)) make(folder, files)
  return folder
}

/** Made beside and renamed: several workers begin at once. */
function make(folder: string, files: ReadonlyMap<string, string>): void {
  const partial = mkdtempSync(join(tmpdir(), 'waymark-few-asks-part-'))
  for (const name of ['council.yaml', 'vocabulary.en.yaml']) {
    cpSync(join(shipped, name), join(partial, name))
  }
  mkdirSync(join(partial, 'en'))
  for (const [name, text] of files) writeFileSync(join(partial, 'en', name), withFewAsks(text))
  try {
    renameSync(partial, folder)
  } catch {
    rmSync(partial, { recursive: true, force: true })
  }
}

/** Asks stand one to a line under `asks:`. */
function withFewAsks(text: string): string {
  const lines = text.split('\n')
  const from = lines.findIndex((line) => line.startsWith('asks:')) + 1
  const count = lines.slice(from).findIndex((line) => !line.startsWith('  - '))
  return [...lines.slice(0, from + Math.min(mostAsks, count)), ...lines.slice(from + count)].join(
    '\n',
  )
}
