/** What a cell says, or why it cannot be taken and what to do. */
export type Cell<T> = { readonly value: T } | { readonly problem: string; readonly remedy: string }

/** One thing wrong with a file; `line` as an editor counts them, from 1 for the header. */
export interface Fault {
  readonly line: number
  readonly column: string
  readonly problem: string
  readonly remedy: string
}

/** Something to know of a line that is taken in all the same. */
export interface Warning {
  readonly line: number
  readonly text: string
}
