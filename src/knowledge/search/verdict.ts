import type { Candidates, Judgement, Otherwise } from './candidates.ts'

/** What search made of a text, without the scores: two of them can be compared and kept. */
export interface Verdict {
  readonly kind: Judgement['kind']
  /** The one that answers, or those to choose between. */
  readonly articles: readonly string[]
  readonly also: readonly string[]
  /** Of kind 'otherwise'. */
  readonly meaning?: Otherwise['meaning']
}

export function verdictOf({ judgement, candidates, also }: Candidates): Verdict {
  const { kind } = judgement
  switch (kind) {
    case 'answer':
      return { kind, articles: candidates.slice(0, 1).map(({ article }) => article), also }
    case 'choose':
      return { kind, articles: judgement.articles, also }
    case 'otherwise':
      return { kind, articles: [], also, meaning: judgement.meaning }
    case 'none':
      return { kind, articles: [], also }
  }
}

export function isSameVerdict(one: Verdict, other: Verdict): boolean {
  return (
    one.kind === other.kind &&
    one.meaning === other.meaning &&
    isSameList(one.articles, other.articles) &&
    isSameList(one.also, other.also)
  )
}

const isSameList = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at])
