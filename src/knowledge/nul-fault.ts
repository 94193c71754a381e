import type { Fault } from './article.ts'

/** The fault of a text that holds a NUL: no phone shows it, and PostgreSQL keeps none. Lines from `firstLine`. */
export function nulFault({
  file,
  text,
  firstLine,
}: {
  readonly file: string
  readonly text: string
  readonly firstLine: number
}): Fault | undefined {
  const at = text.indexOf('\0')
  if (at < 0) return undefined
  return {
    file,
    line: firstLine + text.slice(0, at).split('\n').length - 1,
    field: 'file',
    problem: 'has a NUL, a character that is no text',
    remedy: 'take it out; was the file saved as UTF-8?',
  }
}
