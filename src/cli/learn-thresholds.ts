import { judge, type Thresholds } from '../knowledge/search/judge.ts'

/** A question with the probabilities that weights fitted without it gave. */
export interface Predicted {
  readonly topics: readonly string[]
  readonly candidates: readonly { readonly article: string; readonly probability: number }[]
}

export interface Score {
  readonly right: number
  readonly shown: number
  readonly wrong: number
  readonly admitted: number
}

/**
 * Half of the 4 % that is allowed: strangers' questions are harder than those the weights were
 * learnt from, and a wrong answer costs more than a choice.
 */
const mostWrong = 0.02

/** The shares of a set of questions that were answered, offered, mistaken and rightly left. */
export function scoreOf(questions: readonly Predicted[], thresholds: Thresholds): Score {
  const counts = { right: 0, shown: 0, wrong: 0, admitted: 0, covered: 0 }
  for (const { topics, candidates } of questions) {
    const full = candidates.map((one) => ({ ...one, score: 0, why: [] }))
    const judged = judge(full, thresholds)
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
  return {
    right: counts.right / counts.covered,
    shown: (counts.right + counts.shown) / counts.covered,
    wrong: counts.wrong / questions.length,
    admitted: counts.admitted / Math.max(1, questions.length - counts.covered),
  }
}

/** Most right with few enough wrong; then most shown and admitted, both counting the same. */
export function chooseThresholds(questions: readonly Predicted[], start: Thresholds): Thresholds {
  let best = start
  for (let least = 0.95; least >= 0.3; least -= 0.01) {
    const answer = { least: Math.round(least * 100) / 100 }
    if (scoreOf(questions, { ...start, answer }).wrong > mostWrong) break
    best = { ...start, answer }
  }
  let both = -1
  for (let any = 0.95; any >= 0.1; any -= 0.05) {
    for (const share of [0.02, 0.05, 0.1, 0.2]) {
      const choose = { ...best.choose, least: 0, any: Math.round(any * 100) / 100, share }
      const score = scoreOf(questions, { ...best, choose })
      if (score.shown + score.admitted <= both) continue
      both = score.shown + score.admitted
      best = { ...best, choose }
    }
  }
  return best
}
