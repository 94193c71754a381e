import type { TrialProgress } from '../../store/trial-claims.ts'
import type { Change, Difference, TextSource, TrialResult } from './trial-result.ts'

/** Of each change so many are shown; more would not be read, and a list of all does not fit a page. */
const mostShown = 200

/** Counts what a trial finds while it runs. */
export interface Tally {
  readonly progress: () => TrialProgress
  /** So many texts more are to be asked. */
  expect(texts: number): void
  /** One was asked, and would get the same. */
  same(from: TextSource): void
  /** One was asked, and would not. */
  differs(difference: Difference): void
  result(tookMs: number): TrialResult
}

export function createTally(): Tally {
  const counts = { total: 0, done: 0, better: 0, worse: 0, other: 0 }
  const asked: Record<TextSource, number> = { real: 0, made: 0, ask: 0, wording: 0 }
  const shown: Record<Change, Difference[]> = { better: [], worse: [], other: [] }
  const same = (from: TextSource): void => {
    counts.done += 1
    asked[from] += 1
  }
  return {
    progress: () => ({ ...counts }),
    expect(texts) {
      counts.total += texts
    },
    same,
    differs(difference) {
      same(difference.from)
      // What three young people asked counts three times.
      counts[difference.change] += difference.times
      const few = shown[difference.change]
      if (few.length < mostShown) few.push(difference)
    },
    result: (tookMs) => ({
      differences: [...shown.worse, ...shown.better, ...shown.other],
      asked,
      tookMs,
    }),
  }
}
