import lunr from 'lunr'
import type { ArticleProfile, BuiltIndex } from './build-index.ts'
import { openEvidence, type Evidence } from './evidence.ts'
import type { Weigh } from './features.ts'

/** A built index, ready to be asked. */
export interface OpenIndex {
  readonly lunr: lunr.Index
  readonly profiles: ReadonlyMap<string, ArticleProfile>
  readonly weigh: Weigh
  readonly evidence: Evidence
}

/** Parses a built index; at 5,000 articles this takes seconds, so it belongs in the worker. */
export function openIndex(built: BuiltIndex, base?: OpenIndex): OpenIndex {
  const borrowed = base === undefined || base.profiles.size === 0 ? undefined : base.evidence
  return {
    lunr: lunr.Index.load(built.lunr),
    profiles: new Map(built.profiles.map((profile) => [profile.id, profile])),
    weigh: weighBy(built.profiles),
    evidence: openEvidence(built.profiles, borrowed?.statistics),
  }
}

/**
 * Inverse document frequency over how articles are asked for, not over what they say: 'pay' is in
 * every text. A word no article is asked with weighs as one that a single article is.
 */
function weighBy(profiles: readonly ArticleProfile[]): Weigh {
  const counts = new Map<string, number>()
  for (const { title, keywords, asks } of profiles) {
    const all = [title, keywords, ...asks.map((ask) => ask.stems)]
    for (const stem of new Set(all.flat())) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  const weights = new Map<number, number>()
  const weightOf = (count: number) => Math.log(1 + (profiles.length - count + 0.5) / (count + 0.5))
  for (const count of new Set([1, ...counts.values()])) weights.set(count, weightOf(count))
  return (stem) => weights.get(counts.get(stem) ?? 1) ?? 0
}
