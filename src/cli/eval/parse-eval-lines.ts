import { z } from 'zod'

const question = z.object({
  id: z.string(),
  lang: z.string().optional(),
  turns: z.array(z.string()).min(1),
  expect: z
    .object({
      outcome: z.string(),
      topics: z.array(z.string()).optional(),
      category: z.string().optional(),
      level: z.string().optional(),
    })
    .optional(),
})

/** A line of a safety corpus: what it tells, in one word. */
const telling = z.object({
  text: z.string().optional(),
  turns: z.array(z.string()).min(1).optional(),
  expect: z.string(),
  level: z.string().optional(),
})

/** One line of an eval file: what is texted, and what the last text should get. */
export type EvalLine = Readonly<z.infer<typeof question>>

/** A line of a corpus that expects no alarm has no right answer otherwise. */
export const anythingHarmless = 'harmless'

/** Reads JSON lines; the error names file, line and what is wrong. */
export function parseEvalLines(file: string, raw: string): readonly EvalLine[] {
  return raw.split('\n').flatMap((text, at) => {
    if (text.trim() === '') return []
    const where = `${file}, line ${at + 1}`
    const json = parseJson(text, where)
    const told = telling.safeParse(json)
    if (told.success) return [toEvalLine(told.data, `${at + 1}`)]
    const read = question.safeParse(json)
    if (read.success) return [read.data]
    const [issue] = read.error.issues
    throw new Error(`${where}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
  })
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`${where}: ${why}`, { cause: error })
  }
}

function toEvalLine({ text, turns, expect, level }: z.infer<typeof telling>, id: string): EvalLine {
  const outcome = expect === anythingHarmless || expect === 'allegation' ? expect : 'crisis'
  const category = outcome === 'crisis' ? { category: expect } : {}
  const known = level === undefined ? {} : { level }
  return { id, turns: turns ?? [text ?? ''], expect: { outcome, ...category, ...known } }
}
