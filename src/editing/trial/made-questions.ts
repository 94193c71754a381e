import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as letOthersRun } from 'node:timers/promises'
import { z } from 'zod'
import type { Expected } from './compare-outcomes.ts'

/** A question that somebody made up, and what should answer it. */
export interface MadeQuestion {
  readonly text: string
  readonly expected: Expected
}

/** So many lines at a time: all of them in one piece would hold up whoever texts just now. */
const together = 200

const line = z.object({
  lang: z.string().optional(),
  turns: z.tuple([z.string()]),
  expect: z.object({ outcome: z.string(), topics: z.array(z.string()).optional() }),
})

/**
 * The questions in one language of a folder's files of JSON lines that one text asks, and that an
 * article answers or none does. A folder or a line that cannot be read has none.
 */
export async function readMadeQuestions(
  dir: string,
  language: string,
): Promise<readonly MadeQuestion[]> {
  const names = await readdir(dir).catch(() => [])
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .map((name) => readFile(join(dir, name), 'utf8').catch(() => '')),
  )
  const lines = files.flatMap((raw) => raw.split('\n'))
  const questions: MadeQuestion[] = []
  for (let at = 0; at < lines.length; at += together) {
    for (const text of lines.slice(at, at + together)) {
      const read = line.safeParse(parseJson(text))
      if (!read.success || (read.data.lang ?? 'en') !== language) continue
      questions.push(...toQuestion(read.data))
    }
    await letOthersRun()
  }
  return questions
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toQuestion({ turns: [text], expect }: z.infer<typeof line>): MadeQuestion[] {
  const { outcome, topics = [] } = expect
  if (outcome === 'none') return [{ text, expected: { kind: 'none' } }]
  if (topics.length === 0 || (outcome !== 'answer' && outcome !== 'choose')) return []
  return [{ text, expected: { kind: 'articles', articles: topics } }]
}
