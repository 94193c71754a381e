import { type DangerKind, dangerKinds } from '../../domain/danger.ts'
import type { Features } from './features.ts'

/** What a text may be, in the order of a feature's weights; after these comes `urgent`. */
export const meanings = ['harmless', 'allegation', ...dangerKinds] as const
export type Meaning = 'harmless' | 'allegation' | DangerKind

/** As many numbers as each feature has: one per meaning, and how much it says that this is now. */
export const columns = meanings.length + 1

/** The weights as they are kept: text → numbers apart by a space, each so many of `unit`. */
export interface KeptWeights {
  readonly unit: number
  readonly weights: Readonly<Record<string, string>>
}

export interface Model {
  /** A feature's weights, so many as there are columns; undefined: it says nothing. */
  readonly weightsOf: (feature: string) => Float32Array | undefined
}

/** How likely each meaning is, in the order of `meanings`, and how likely it is that this is now. */
export interface Chances {
  readonly of: readonly number[]
  readonly urgent: number
}

/** Reads a feature's weights when it is first met: all of them took most of a second of each start. */
export function readModel({ unit, weights }: KeptWeights): Model {
  const kept = new Map(Object.entries(weights))
  const read = new Map<string, Float32Array>()
  return {
    weightsOf(feature) {
      const known = read.get(feature)
      const text = kept.get(feature)
      if (known !== undefined || text === undefined) return known
      const own = Float32Array.from(text.split(' '), (weight) => Number(weight) * unit)
      read.set(feature, own)
      return own
    },
  }
}

/** Multinomial logistic regression, and a plain one beside it for `urgent`. */
export function chancesOf({ weightsOf }: Model, features: Features): Chances {
  const scores = new Float64Array(columns)
  for (const [name, count] of features) {
    const weights = weightsOf(name)
    if (weights === undefined) continue
    for (let at = 0; at < columns; at += 1) {
      scores[at] = (scores[at] ?? 0) + (weights[at] ?? 0) * count
    }
  }
  const urgent = 1 / (1 + Math.exp(-(scores[columns - 1] ?? 0)))
  return { of: softmax(Array.from(scores.subarray(0, meanings.length))), urgent }
}

export function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - most))
  const sum = raised.reduce((all, one) => all + one, 0)
  return raised.map((one) => one / sum)
}

/** What speaks most for one meaning against harmless, strongest first. */
export function speaksFor(
  { weightsOf }: Model,
  features: Features,
  meaning: Meaning,
  most: number,
): readonly string[] {
  const column = meanings.indexOf(meaning)
  const said = Array.from(features, ([name, count]) => {
    const weights = weightsOf(name)
    return { name, weight: ((weights?.[column] ?? 0) - (weights?.[0] ?? 0)) * count }
  })
  return said
    .filter(({ name, weight }) => weight > 0 && name !== 'always')
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, most)
    .map(({ name }) => name)
}
