import { readFile } from 'node:fs/promises'
import { parseEvalLines } from '../../eval/parse-eval-lines.ts'

export interface Question {
  readonly text: string
  /** Ids of the articles that answer it: any one will do. */
  readonly topics: readonly string[]
}

export interface Questions {
  readonly questions: readonly Question[]
  /** Lines left out: nothing answers them, or they expect something else or take several turns. */
  readonly skipped: { readonly none: number; readonly other: number }
}

/** English questions of one text that an article answers, of files in JSON lines. */
export async function readQuestions(files: readonly string[]): Promise<Questions> {
  const read = files.map(async (file) => parseEvalLines(file, await readFile(file, 'utf8')))
  const lines = (await Promise.all(read)).flat()
  const questions = lines.flatMap(({ lang = 'en', turns, expect }): Question[] => {
    const [text, ...more] = turns
    if (text === undefined || more.length > 0 || lang !== 'en') return []
    if (expect?.outcome !== 'answer' || expect.topics === undefined) return []
    return [{ text, topics: expect.topics }]
  })
  const none = lines.filter(({ expect }) => expect?.outcome === 'none').length
  return { questions, skipped: { none, other: lines.length - questions.length - none } }
}
