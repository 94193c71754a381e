import { saysLeaning, type Leaning, type LeaningFeatures } from '../../assistant/leans-on.ts'
import { fitWeights } from './fit-weights.ts'

/** A text after another, and whether it was right to read them together. */
export interface LeaningExample {
  readonly features: LeaningFeatures
  readonly leans: boolean
  /** How much it counts. */
  readonly weight: number
}

/** Fits a logistic regression: one candidate against none is a softmax over the two. */
export function fitLeaning(examples: readonly LeaningExample[]): Leaning {
  return fitWeights(
    examples.map(({ features, leans, weight }) => ({
      candidates: [{ article: 'before', features }],
      topics: leans ? ['before'] : [],
      weight,
    })),
  )
}

/** The share of examples that weights get right. */
export function shareRight(examples: readonly LeaningExample[], weights: Leaning): number {
  const right = examples.filter(({ features, leans }) => saysLeaning(features, weights) === leans)
  return right.length / examples.length
}
