import type { Otherwise } from '../../knowledge/search/candidates.ts'
import { judge } from '../../knowledge/search/judge.ts'
import type { Thresholds } from '../../knowledge/search/learnt.ts'

/** A question with the probabilities that weights fitted without it gave. */
export interface Predicted {
  readonly topics: readonly string[]
  /** Best first. */
  readonly candidates: readonly { readonly article: string; readonly probability: number }[]
  readonly otherwise: Otherwise
}

/** Shares between 0 and 1. */
export interface Score {
  readonly right: number
  readonly shown: number
  readonly wrong: number
  readonly admitted: number
}

/** Three quarters of the 4 % that is allowed: strangers ask in ways nobody here thought of. */
const mostWrong = 0.03

/** The shares of a set of questions that were answered, offered, mistaken and rightly left. */
export function scoreOf(questions: readonly Predicted[], thresholds: Thresholds): Score {
  const counts = { right: 0, shown: 0, wrong: 0, admitted: 0, covered: 0 }
  for (const { topics, candidates, otherwise } of questions) {
    const full = candidates.map((one) => ({ ...one, score: 0, why: [] }))
    const judged = judge({ candidates: full, otherwise }, thresholds)
    const hit = topics.includes(candidates[0]?.article ?? '')
    if (topics.length > 0) counts.covered += 1
    else if (judged.kind === 'none') counts.admitted += 1
    if (judged.kind === 'answer') {
      if (hit) counts.right += 1
      else counts.wrong += 1
    } else if (judged.kind === 'choose' && judged.articles.some((one) => topics.includes(one))) {
      counts.shown += 1
    }
  }
  const covered = Math.max(1, counts.covered)
  return {
    right: counts.right / covered,
    shown: (counts.right + counts.shown) / covered,
    wrong: counts.wrong / Math.max(1, questions.length),
    admitted: counts.admitted / Math.max(1, questions.length - counts.covered),
  }
}

/** Most right, shown and admitted, all counting the same, with few enough wrong. */
export function chooseThresholds(questions: readonly Predicted[]): Thresholds {
  const otherwise = { least: leastOtherwise(questions) }
  const tried = steps(0.2, 0.98, 0.02).flatMap((least) =>
    steps(0.1, 0.9, 0.04).flatMap((any) =>
      [0.01, 0.02, 0.05, 0.1].map((share) => ({
        answer: { least },
        choose: { any, most: 3, share },
        otherwise,
      })),
    ),
  )
  const [first, ...more] = tried.map((thresholds) => {
    const { right, shown, wrong, admitted } = scoreOf(questions, thresholds)
    return { thresholds, tooWrong: Math.max(0, wrong - mostWrong), good: right + shown + admitted }
  })
  if (first === undefined) throw new Error('There are no thresholds to try')
  return more.reduce(
    (best, one) =>
      one.tooWrong < best.tooWrong || (one.tooWrong === best.tooWrong && one.good > best.good)
        ? one
        : best,
    first,
  ).thresholds
}

/** A text without a word we know is as likely to mean the one as the other: just above that. */
const evenOdds = 0.51
/** Of the questions, no larger share may be taken for small talk or a wish. */
const mostMistaken = 0.002

/** The lowest that mistakes hardly any question. */
function leastOtherwise(questions: readonly Predicted[]): number {
  const chances = questions.map(({ otherwise }) => otherwise.chance)
  const highest = chances.toSorted((one, other) => other - one)
  const at = highest[Math.floor(questions.length * mostMistaken)] ?? 0
  return Math.min(0.99, Math.max(evenOdds, Math.ceil((at + 0.005) * 100) / 100))
}

function steps(from: number, to: number, by: number): number[] {
  const count = Math.round((to - from) / by) + 1
  return Array.from({ length: count }, (_, at) => Math.round((from + at * by) * 100) / 100)
}
