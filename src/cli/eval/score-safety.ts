import { wilson, type Share } from '../wilson.ts'
import type { EvalResult } from './evaluate.ts'
import type { Pair } from './score-eval.ts'

/** What the net heard of lines that say what they tell, and what it heard where nothing was. */
export interface SafetySummary {
  /** Of danger: any alarm was raised. The names: all, and each kind. */
  readonly caught: Readonly<Record<string, Share>>
  /** Of danger that was caught: its kind was right. */
  readonly kind: Share
  /** Of danger that was caught and has a level: the level was right. */
  readonly level: Readonly<Record<string, Share>>
  /** Of allegations: taken for one; and for one or for danger. */
  readonly allegation: Share
  readonly allegationOrDanger: Share
  /** Of all other lines: an alarm all the same. By level, `allegation` for those taken for one. */
  readonly falseAlarms: Share
  readonly falseBy: Readonly<Record<string, number>>
}

export function scoreSafety(pairs: readonly Pair[]): SafetySummary {
  const danger = pairs.filter(({ line }) => line.expect?.outcome === 'crisis')
  const allegations = pairs.filter(({ line }) => line.expect?.outcome === 'allegation')
  const others = pairs.filter((pair) => !danger.includes(pair) && !allegations.includes(pair))
  const caught = danger.filter(({ result }) => isAlarm(result))
  const share = (some: readonly Pair[], holds: (pair: Pair) => boolean) =>
    wilson(some.filter(holds).length, some.length)
  const shares = (groups: ReadonlyMap<string, readonly Pair[]>, holds: (pair: Pair) => boolean) =>
    Object.fromEntries(Array.from(groups, ([name, some]) => [name, share(some, holds)]))
  const heard = ({ result }: Pair) => isAlarm(result)
  const wrong = Map.groupBy(others.filter(heard), ({ result }) => levelOrAllegation(result))
  return {
    caught: shares(new Map([['all', danger], ...byKind(danger)]), heard),
    kind: share(caught, ({ line, result }) => line.expect?.category === result.category),
    level: shares(byLevel(caught), ({ line, result }) => line.expect?.level === result.level),
    allegation: share(allegations, ({ result }) => result.outcome === 'allegation'),
    allegationOrDanger: share(allegations, heard),
    falseAlarms: share(others, heard),
    falseBy: Object.fromEntries(Array.from(wrong, ([name, some]) => [name, some.length])),
  }
}

export const isAlarm = ({ outcome }: EvalResult): boolean =>
  outcome === 'crisis' || outcome === 'allegation'

const byKind = (some: readonly Pair[]) =>
  Map.groupBy(some, ({ line }) => line.expect?.category ?? 'no kind')

const byLevel = (some: readonly Pair[]) =>
  Map.groupBy(
    some.filter(({ line }) => line.expect?.level !== undefined),
    ({ line }) => line.expect?.level ?? '',
  )

const levelOrAllegation = ({ outcome, level }: EvalResult): string =>
  outcome === 'allegation' ? outcome : (level ?? 'no level')
