import type { Candidates } from '../knowledge/search/candidates.ts'
import type { Before } from './before.ts'
import leaning from './leaning.json' with { type: 'json' }
import { ownWords } from './own-words.ts'
import { plain } from './readers/plain.ts'

/** A text searched alone, and together with the question before it. */
export interface Compared {
  readonly alone: Candidates
  readonly together: Candidates
}

/** What speaks for a text leaning on what came before, or against it. */
export interface LeaningFeatures {
  /** Logarithm of the probability of what is likeliest alone, in a search of the text alone. */
  readonly alone: number
  /** … of what is likeliest together, in a search of the text alone. */
  readonly togetherByItself: number
  /** … of what is likeliest alone, in a search of both together. */
  readonly aloneInBoth: number
  /** Logarithm of one and the number of words about a subject. */
  readonly ownWords: number
  /** 1 for 'it', 'that', 'them'. */
  readonly points: number
  /** 1 for 'and', 'even if', 'what about'. */
  readonly goesOn: number
  /** 1 when together they lead to the article that was answered, or to one of those offered. */
  readonly open: number
  /** Logarithm of one and the number of words of the question before. */
  readonly lengthBefore: number
}

/** How much each feature speaks for leaning. */
export type Leaning = Readonly<Record<keyof LeaningFeatures | 'bias', number>>

/** What `waymark learn` last wrote. */
const learnt: Leaning = leaning

/** Whether a text is meant together with what came before, rather than as a new question. */
export function leansOn(before: Before, question: string, compared: Compared): boolean {
  return saysLeaning(leaningFeatures(before, question, compared), learnt)
}

/** Whether there is more for leaning than against it. */
export function saysLeaning(features: LeaningFeatures, weights: Leaning): boolean {
  const names = Object.keys(features) as (keyof LeaningFeatures)[]
  return names.reduce((odds, name) => odds + weights[name] * features[name], weights.bias) > 0
}

/** What `leansOn` weighs. */
export function leaningFeatures(
  before: Before,
  question: string,
  { alone, together }: Compared,
): LeaningFeatures {
  const text = plain(question)
  const byItself = alone.candidates[0]?.article
  const withBefore = together.candidates[0]?.article ?? before.article?.id
  return {
    alone: logarithm(alone, byItself),
    togetherByItself: logarithm(alone, withBefore),
    aloneInBoth: logarithm(together, byItself),
    ownWords: Math.log(1 + ownWords(question).length),
    points: Number(pointers.test(text)),
    goesOn: Number(goingOn.test(text)),
    open: Number(isOpen(before, withBefore)),
    lengthBefore: Math.log(1 + before.question.split(' ').length),
  }
}

const pointers =
  /\b(?:it|its|that|thats|this|them|they|theyre|those|these|one|ones|there|then|tho|though|either|both|instead|same|he|she|him|her|hes|shes)\b/
const goingOn =
  /^(?:and|n|but|even|what if|wat if|what about|if|or|ok and|so|same|for|is it|does it|at|in|cos|til|till|until)\b/

function isOpen({ article, offered }: Before, id: string | undefined): boolean {
  return id !== undefined && (id === article?.id || offered.includes(id))
}

/** Nothing is quite impossible: an article that was not found counts as this likely. */
const leastLikely = 0.001

function logarithm({ candidates }: Candidates, id: string | undefined): number {
  const likely = candidates.find(({ article }) => article === id)?.probability ?? 0
  return Math.log(Math.max(likely, leastLikely))
}
