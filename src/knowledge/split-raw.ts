/** A file in four pieces that are the whole of it again when they are joined. */
export interface SplitRaw {
  /** A byte order mark, perhaps, and the line that opens the front matter. */
  readonly opening: string
  /** The lines of the front matter. */
  readonly head: string
  /** The line that closes it. */
  readonly closing: string
  readonly body: string
}

/** An article's file around its front matter; undefined when it has none. */
export function splitRaw(raw: string): SplitRaw | undefined {
  const opening = /^\uFEFF?---[^\S\n]*\n/.exec(raw)?.[0]
  if (opening === undefined) return undefined
  const rest = raw.slice(opening.length)
  const end = /^---[^\S\n]*(?:\n|$)/m.exec(rest)
  if (end === null) return undefined
  const [closing] = end
  return {
    opening,
    head: rest.slice(0, end.index),
    closing,
    body: rest.slice(end.index + closing.length),
  }
}

/** How the lines of a text end. */
export function lineEndOf(raw: string): '\n' | '\r\n' {
  return raw.includes('\r\n') ? '\r\n' : '\n'
}
