import { type DangerKind, dangerKinds } from '../../domain/danger.ts'
import { fromBase64 } from './base64.ts'
import { type FeatureTable, featureTable, hashOf } from './feature-table.ts'
import type { Features } from './features.ts'

/** What a text may be, in the order of a feature's weights; after these comes `urgent`. */
export const meanings = ['harmless', 'allegation', ...dangerKinds] as const
export type Meaning = 'harmless' | 'allegation' | DangerKind

/** As many numbers as each feature has: one per meaning, and how much it says that this is now. */
export const columns = meanings.length + 1

/** What is learnt, as it is kept in JSON. */
export interface KeptWeights {
  /** Base64 of the known features' hashes, little-endian, 4 bytes each, rising. */
  readonly features: string
  /** What a whole weight of 1 in `weights` stands for. */
  readonly unit: number
  /** Base64 of a row of `columns` signed bytes per feature. */
  readonly weights: string
}

export interface Model {
  readonly table: FeatureTable
  readonly unit: number
  /** A row of `columns` per feature, so many of `unit` each. */
  readonly weights: Int8Array
}

/** How likely each meaning is, in the order of `meanings`, and how likely it is that this is now. */
export interface Chances {
  readonly of: readonly number[]
  readonly urgent: number
}

export function readModel({ features, unit, weights }: KeptWeights): Model {
  return {
    table: featureTable(new Uint32Array(fromBase64(features))),
    unit,
    weights: new Int8Array(fromBase64(weights)),
  }
}

/** Multinomial logistic regression, and a plain one beside it for `urgent`. */
export function chancesOf({ table, unit, weights }: Model, features: Features<number>): Chances {
  const scores = new Float64Array(columns)
  for (const [hash, count] of features) {
    const number = table.numberOf(hash)
    if (number === undefined) continue
    const from = number * columns
    const units = count * unit
    for (let column = 0; column < columns; column += 1) {
      scores[column] = (scores[column] ?? 0) + (weights[from + column] ?? 0) * units
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

/** The names of what speaks most for one meaning against harmless, strongest first. */
export function speaksFor(
  { table, weights }: Model,
  features: Features,
  meaning: Meaning,
  most: number,
): readonly string[] {
  const column = meanings.indexOf(meaning)
  const said = Array.from(features, ([name, count]) => {
    const number = table.numberOf(hashOf(name))
    if (number === undefined) return { name, weight: 0 }
    const from = number * columns
    return { name, weight: ((weights[from + column] ?? 0) - (weights[from] ?? 0)) * count }
  })
  return said
    .filter(({ name, weight }) => weight > 0 && name !== 'always')
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, most)
    .map(({ name }) => name)
}
