import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEvalLines, type EvalLine } from '../eval/parse-eval-lines.ts'

/** The lines to learn from: `questions/tuning-*.jsonl` of a knowledge folder. */
export async function readTuning(knowledgeDir: string): Promise<readonly EvalLine[]> {
  const dir = join(knowledgeDir, 'questions')
  const files = (await readdir(dir)).filter((name) => /^tuning-.*\.jsonl$/.test(name)).sort()
  const read = files.map(async (name) =>
    parseEvalLines(name, await readFile(join(dir, name), 'utf8')),
  )
  return (await Promise.all(read)).flat()
}
