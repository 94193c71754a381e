import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dangerKinds } from '../../domain/danger.ts'

/** A made-up text of the project's own, and whether the net should hear it. */
export interface CorpusLine {
  readonly text: string
  readonly means: 'danger' | 'allegation' | 'harmless'
}

/** The folders below the knowledge folder whose *.jsonl files are read. */
const folders = ['safety', 'questions']

/** The texts the project ships for checking the net; a folder that is not there has none. */
export async function readCorpora(knowledgeDir: string): Promise<readonly CorpusLine[]> {
  const read = await Promise.all(folders.map((folder) => readFolder(join(knowledgeDir, folder))))
  return read.flat()
}

async function readFolder(dir: string): Promise<readonly CorpusLine[]> {
  const names = await readdir(dir).catch(() => [])
  const files = names.filter((name) => name.endsWith('.jsonl')).sort()
  const raw = await Promise.all(files.map((name) => readFile(join(dir, name), 'utf8')))
  return raw.flatMap((text) => text.split('\n').flatMap(readLine))
}

interface RawLine {
  readonly text?: string
  readonly turns?: readonly string[]
  readonly expect?: string | { readonly outcome?: string }
}

/** A line of one text; what is told over several turns is not for a phrase. */
function readLine(json: string): readonly CorpusLine[] {
  if (json.trim() === '') return []
  const { text, turns = [], expect } = JSON.parse(json) as RawLine
  const only = text ?? (turns.length === 1 ? turns[0] : undefined)
  if (only === undefined) return []
  return [{ text: only, means: meaningOf(typeof expect === 'string' ? expect : expect?.outcome) }]
}

function meaningOf(expected: string | undefined): CorpusLine['means'] {
  if (expected === 'allegation') return 'allegation'
  const isDanger = expected === 'crisis' || dangerKinds.some((kind) => kind === expected)
  return isDanger ? 'danger' : 'harmless'
}
