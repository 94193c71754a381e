import type { Candidates } from '../knowledge/search/candidates.ts'
import type { Before } from './before.ts'
import { ownWords } from './own-words.ts'
import { plain } from './readers/plain.ts'

/** A text searched alone, and together with the question before it. */
export interface Compared {
  readonly alone: Candidates
  readonly together: Candidates
}

/**
 * What speaks for a text leaning on what came before, by logistic regression over the talks of
 * `knowledge/questions/tuning-*` (weight 1) and as many pairs of unrelated questions made of their
 * single ones (weight 0.5): was it right to search it together or alone, where they differ?
 */
const weights = {
  bias: 5.9,
  /** Logarithm of the probability of what is likeliest alone, in a search of the text alone. */
  alone: -0.14,
  /** … of what is likeliest together, in a search of the text alone. */
  togetherByItself: 0.91,
  /** … of what is likeliest alone, in a search of both together. */
  aloneInBoth: -0.34,
  /** Logarithm of one and the number of words about a subject. */
  ownWords: -2.2,
  /** 'it', 'that', 'them'. */
  points: 1.55,
  /** 'and', 'even if', 'what about'. */
  goesOn: 1.1,
  /** Together they lead to the article that was answered, or to one of those offered. */
  open: 1.9,
  /** Logarithm of one and the number of words of the question before. */
  lengthBefore: -0.93,
} as const

const pointers =
  /\b(?:it|its|that|thats|this|them|they|theyre|those|these|one|ones|there|then|tho|though|either|both|instead|same|he|she|him|her|hes|shes)\b/
const goingOn =
  /^(?:and|n|but|even|what if|wat if|what about|if|or|ok and|so|same|for|is it|does it|at|in|cos|til|till|until)\b/

/** Whether a text is meant together with what came before, rather than as a new question. */
export function leansOn(before: Before, question: string, { alone, together }: Compared): boolean {
  const text = plain(question)
  const byItself = alone.candidates[0]?.article
  const withBefore = together.candidates[0]?.article ?? before.article?.id
  const odds =
    weights.bias +
    weights.alone * logarithm(alone, byItself) +
    weights.togetherByItself * logarithm(alone, withBefore) +
    weights.aloneInBoth * logarithm(together, byItself) +
    weights.ownWords * Math.log(1 + ownWords(question).length) +
    weights.points * Number(pointers.test(text)) +
    weights.goesOn * Number(goingOn.test(text)) +
    weights.open * Number(isOpen(before, withBefore)) +
    weights.lengthBefore * Math.log(1 + before.question.split(' ').length)
  return odds > 0
}

function isOpen({ article, offered }: Before, id: string | undefined): boolean {
  return id !== undefined && (id === article?.id || offered.includes(id))
}

/** Nothing is quite impossible: an article that was not found counts as this likely. */
const leastLikely = 0.001

function logarithm({ candidates }: Candidates, id: string | undefined): number {
  const likely = candidates.find(({ article }) => article === id)?.probability ?? 0
  return Math.log(Math.max(likely, leastLikely))
}
