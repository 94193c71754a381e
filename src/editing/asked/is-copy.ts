import { tidyText, wordsOf } from '../../knowledge/search/words.ts'

/** Of two texts that are alike to this share of their words, one is a copy of the other. */
const sameShare = 0.8
/** So many words that stand in one as they stood in the other are not there by chance. */
const leastWithin = 4

/**
 * Whether an ask is what a young person wrote, word for word or nearly: with other capitals, a word
 * more or less, or all of it within a longer one. Their words are theirs; an ask is written afresh.
 */
export function isCopy(ask: string, texts: readonly string[]): boolean {
  const written = wordsOf(tidyText(ask))
  return texts.some((text) => isNear(written, wordsOf(tidyText(text))))
}

function isNear(written: readonly string[], theirs: readonly string[]): boolean {
  if (written.length === 0 || theirs.length === 0) return false
  if (isAlike(written, theirs)) return true
  return theirs.length >= leastWithin && ` ${written.join(' ')} `.includes(` ${theirs.join(' ')} `)
}

/** Counted only where it can be: a page pasted for an ask is compared with 200 texts while turns wait. */
function isAlike(one: readonly string[], other: readonly string[]): boolean {
  const longest = Math.max(one.length, other.length)
  const shortest = Math.min(one.length, other.length)
  return shortest / longest >= sameShare && inCommon(one, other) / longest >= sameShare
}

/** How many words stand in both in the same order. */
function inCommon(one: readonly string[], other: readonly string[]): number {
  let last = Array.from({ length: other.length + 1 }, () => 0)
  for (const word of one) {
    const now = [0]
    for (const [at, theirs] of other.entries()) {
      const best = Math.max(now[at] ?? 0, last[at + 1] ?? 0)
      now.push(word === theirs ? (last[at] ?? 0) + 1 : best)
    }
    last = now
  }
  return last.at(-1) ?? 0
}
