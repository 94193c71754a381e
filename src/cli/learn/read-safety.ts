import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { dangerKinds } from '../../domain/danger.ts'

const line = z
  .object({
    text: z.string().optional(),
    turns: z.array(z.string()).min(1).optional(),
    expect: z.enum(['harmless', 'allegation', ...dangerKinds]),
    level: z.enum(['emergency', 'worried']).optional(),
  })
  .transform(({ text, turns, ...rest }) => ({ ...rest, turns: turns ?? [text ?? ''] }))

/** A made-up text, or several, with what it tells; `hand` says who wrote it, as the file is called. */
export type SafetyLine = Readonly<z.infer<typeof line>> & { readonly hand: string }

/** Who wrote what the rules were written with: they are always right there, which is no lesson. */
export const handOfRules = 'rules'
const rulesCorpus = join(import.meta.dirname, '../../../test/safeguarding/corpus.jsonl')

/** The corpora of `safety/` in a knowledge folder, by file and in order; then that of the rules. */
export async function readSafety(knowledgeDir: string): Promise<readonly SafetyLine[]> {
  const dir = join(knowledgeDir, 'safety')
  const files = (await readdir(dir)).filter((name) => name.endsWith('.jsonl')).sort()
  const read = files.map(async (name) =>
    parseSafetyLines(name.replace('.jsonl', ''), await readFile(join(dir, name), 'utf8')),
  )
  const ofRules = parseSafetyLines(handOfRules, await readFile(rulesCorpus, 'utf8'))
  return [...(await Promise.all(read)).flat(), ...ofRules]
}

/** Reads JSON lines of `{text | turns, expect, level}`; the error names file and line. */
export function parseSafetyLines(hand: string, raw: string): readonly SafetyLine[] {
  return raw.split('\n').flatMap((text, at) => {
    if (text.trim() === '') return []
    const read = line.safeParse(JSON.parse(text))
    if (read.success) return [{ ...read.data, hand }]
    throw new Error(`${hand}, line ${at + 1}: ${read.error.issues[0]?.message ?? ''}`)
  })
}
