import type { OutcomeKind } from '../../domain/turn.ts'

/** What a text got, before or after. */
export interface Got {
  readonly kind: OutcomeKind
  /** Titles: of the article that answers, or of those offered. */
  readonly topics: readonly string[]
  /** Label of the section that answers. */
  readonly section?: string
  /** The reply as it would leave. */
  readonly text: string
}

export type Change = 'better' | 'worse' | 'other'

/** Where a text comes from: a young person, a file of the project's questions, an article's asks. */
export type TextSource = 'real' | 'made' | 'ask' | 'wording'

/** A text that would get another answer. */
export interface Difference {
  readonly change: Change
  readonly from: TextSource
  /** Absent where it is about a sensitive topic and fewer than three have asked alike. */
  readonly text?: string
  /** How often it was asked. */
  readonly times: number
  readonly before: Got
  readonly after: Got
  /** Titles of the articles that should answer, where that is known. */
  readonly expected: readonly string[]
}

export interface TrialResult {
  /** Of each change the first few; the counts of the trial are of all. */
  readonly differences: readonly Difference[]
  /** How many texts of each source were asked. */
  readonly asked: Readonly<Record<TextSource, number>>
  readonly tookMs: number
}

export function readTrialJson(json: string): TrialResult {
  return JSON.parse(json) as TrialResult
}
