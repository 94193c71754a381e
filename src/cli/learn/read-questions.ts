import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEvalLines } from '../eval/parse-eval-lines.ts'

/** A question of one text; without topics, one that no article answers. */
export interface Question {
  readonly text: string
  readonly topics: readonly string[]
}

/** The questions to learn from: `questions/tuning-*.jsonl` of a knowledge folder. */
export async function readQuestions(knowledgeDir: string): Promise<readonly Question[]> {
  const dir = join(knowledgeDir, 'questions')
  const files = (await readdir(dir)).filter((name) => /^tuning-.*\.jsonl$/.test(name)).sort()
  const read = files.map(async (name) =>
    parseEvalLines(name, await readFile(join(dir, name), 'utf8')),
  )
  return (await Promise.all(read)).flat().flatMap(({ turns, expect }): Question[] => {
    const [text, ...more] = turns
    if (text === undefined || more.length > 0 || expect === undefined) return []
    if (expect.outcome !== 'answer' && expect.outcome !== 'none') return []
    return [{ text, topics: expect.topics ?? [] }]
  })
}
