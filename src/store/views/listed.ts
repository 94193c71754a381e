/** What a page shows of a list, and how long the whole of it is. */
export interface Listed<T> {
  readonly rows: readonly T[]
  readonly total: Total
}

/** A count that is true: where there are `more`, it says 'more than `count`'. */
export interface Total {
  readonly count: number
  readonly more: boolean
}

/** Counting goes no further: a page must not take longer the more talks there are. */
export const mostCounted = 500

/** `counted` was stopped one after `most`. */
export function totalOf(counted: number, most: number = mostCounted): Total {
  return counted > most ? { count: most, more: true } : { count: counted, more: false }
}

export const emptyList = { rows: [], total: { count: 0, more: false } } as const
