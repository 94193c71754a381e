import type { EvalLine } from '../eval/parse-eval-lines.ts'
import { readTuning } from './read-tuning.ts'

/** A question of one text; without topics, one that no article answers. */
export interface Question {
  readonly text: string
  readonly topics: readonly string[]
}

/** The single questions to learn from, covered or not. */
export async function readQuestions(knowledgeDir: string): Promise<readonly Question[]> {
  return questionsOf(await readTuning(knowledgeDir))
}

/** Those of some lines that are a single question. */
export function questionsOf(lines: readonly EvalLine[]): readonly Question[] {
  return lines.flatMap(({ turns, expect }): Question[] => {
    const [text, ...more] = turns
    if (text === undefined || more.length > 0 || expect === undefined) return []
    if (expect.outcome !== 'answer' && expect.outcome !== 'none') return []
    return [{ text, topics: expect.topics ?? [] }]
  })
}
