import { z } from 'zod'

const line = z.object({
  id: z.string(),
  lang: z.string().optional(),
  turns: z.array(z.string()).min(1),
  expect: z
    .object({
      outcome: z.string(),
      topics: z.array(z.string()).optional(),
      category: z.string().optional(),
    })
    .optional(),
})

/** One line of an eval file: what is texted, and what the last text should get. */
export type EvalLine = Readonly<z.infer<typeof line>>

/** Reads JSON lines; the error names file, line and what is wrong. */
export function parseEvalLines(file: string, raw: string): readonly EvalLine[] {
  return raw.split('\n').flatMap((text, at) => {
    if (text.trim() === '') return []
    const where = `${file}, line ${at + 1}`
    const read = line.safeParse(parseJson(text, where))
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
