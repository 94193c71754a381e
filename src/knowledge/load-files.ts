import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

export interface KnowledgeFile {
  /** From the knowledge folder down, with '/': 'en/council-tax.md'. */
  readonly path: string
  readonly raw: string
}

/** Every article and YAML file of a knowledge folder, sorted by path. */
export async function readKnowledgeDir(dir: string): Promise<readonly KnowledgeFile[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && isKnowledgeFile(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(dir, path).split(sep).join('/'),
      raw: await readFile(path, 'utf8'),
    })),
  )
}

/** Articles and settings; not what an editor's program leaves beside them. */
export function isKnowledgeFile(name: string): boolean {
  return /^[^.~#][^~#]*\.(md|yaml)$/.test(name)
}
