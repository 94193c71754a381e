import { toBase64 } from './base64.ts'
import { featureTable } from './feature-table.ts'
import { fitLinear } from './fit-linear.ts'
import { compact, type SafetyLesson } from './lesson.ts'
import type { KeptWeights } from './model.ts'

/**
 * A feature that one text alone has says nothing that holds for others. All others are kept: without
 * those that few texts have, 2 % less was heard.
 */
const leastTexts = 2
/** Weights are kept in signed bytes, the largest as this or minus this. */
const mostKept = 127

/** Learns which features speak for which meaning, in an order that is the same on every run. */
export function fitModel(lessons: readonly SafetyLesson[]): KeptWeights {
  const hashes = knownHashes(lessons)
  const table = featureTable(hashes)
  const compacts = lessons.map((lesson) => compact(lesson, table))
  const linear = fitLinear(compacts, table.size)
  const unit = linear.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / mostKept
  const weights = Int8Array.from(linear, (weight) => Math.round(weight / unit))
  return { features: toBase64(hashes), unit, weights: toBase64(weights) }
}

/** In rising order. */
function knownHashes(lessons: readonly SafetyLesson[]): Uint32Array {
  const texts = new Map<number, number>()
  for (const { features } of lessons) {
    for (const hash of features.keys()) texts.set(hash, (texts.get(hash) ?? 0) + 1)
  }
  const known = Array.from(texts).filter(([, count]) => count >= leastTexts)
  return Uint32Array.from(known, ([hash]) => hash).sort()
}
