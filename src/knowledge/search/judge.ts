import type { Judgement } from './candidates.ts'
import type { Features } from './features.ts'
import { learnt, type Logistic, type Thresholds } from './learnt.ts'
import type { Ranked } from './rank.ts'

/**
 * How likely it is, between 0 and 1, that each article is what was asked for. 'None of them' is one
 * more possibility with a sum of 0, so all of them together stay below 1.
 */
export function probabilitiesOf(
  candidates: readonly Features[],
  logistic: Logistic = learnt.logistic,
): number[] {
  const { bias, ...factors } = logistic
  const names = Object.keys(factors) as (keyof Features)[]
  const odds = candidates.map((features) =>
    Math.exp(names.reduce((total, name) => total + factors[name] * features[name], bias)),
  )
  const all = odds.reduce((sum, one) => sum + one, 1)
  return odds.map((one) => one / all)
}

/** Answer with the first, offer the first few, or admit that we do not know. Best come first. */
export function judge(
  { candidates, otherwise: { meaning, chance } }: Ranked,
  { answer, choose, otherwise }: Thresholds = learnt,
): Judgement {
  if (chance >= otherwise.least) {
    return { kind: 'otherwise', meaning, because: `worded like ${meaning} ${chance.toFixed(2)}` }
  }
  const [first, second] = candidates
  if (first === undefined) return { kind: 'none', because: 'no article has any of the words' }
  const best = `${first.article} ${first.probability.toFixed(2)}`
  if (first.probability >= answer.least) return { kind: 'answer', because: best }
  const any = candidates.reduce((sum, candidate) => sum + candidate.probability, 0)
  const because = `best is ${best}, any ${any.toFixed(2)}`
  if (second === undefined || any < choose.any) return { kind: 'none', because }
  const near = candidates.filter(
    ({ probability }, at) => at < 2 || probability >= first.probability * choose.share,
  )
  const articles = near.slice(0, choose.most).map(({ article }) => article)
  return { kind: 'choose', articles, because }
}
