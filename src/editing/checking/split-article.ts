/** A stretch of an article's file, found without parsing it: it may be anything. */
export interface RawPart {
  /** The form's field: front-matter, short-answer or section-<key>. */
  readonly field: string
  readonly text: string
  /** The line of the file on which it begins, from 1. */
  readonly line: number
}

const heading = /^##\s.*?(?:\{#([a-z0-9-]+)\}\s*)?$/

/** The front matter, the short answer and the sections of an article's file, whatever is in them. */
export function splitArticle(raw: string): readonly RawPart[] {
  const lines = raw.split(/\r?\n/)
  const end = lines.findIndex((line, at) => at > 0 && /^---\s*$/.test(line))
  const parts: { field: string; lines: string[]; line: number }[] = [
    { field: 'front-matter', lines: lines.slice(0, end + 1), line: 1 },
    { field: 'short-answer', lines: [], line: end + 2 },
  ]
  for (const [at, line] of lines.entries()) {
    if (at <= end) continue
    const key = heading.exec(line)?.[1]
    if (key !== undefined) parts.push({ field: `section-${key}`, lines: [], line: at + 1 })
    parts.at(-1)?.lines.push(line)
  }
  return parts.map(({ field, lines, line }) => ({ field, text: lines.join('\n'), line }))
}
