/** Scores, each the logarithm of some odds. */
export type Scores = readonly number[] | Float32Array

/** The highest of all lists; -Infinity when there is none. */
export function highest(lists: readonly Scores[]): number {
  let top = -Infinity
  for (const scores of lists) {
    for (let at = 0; at < scores.length; at += 1) top = Math.max(top, scores[at] ?? top)
  }
  return top
}

/** Logarithm of the sum of all the odds; of none, -Infinity. */
export function logSum(lists: readonly Scores[]): number {
  const top = highest(lists)
  if (top === -Infinity) return top
  let sum = 0
  for (const scores of lists) {
    for (let at = 0; at < scores.length; at += 1) sum += Math.exp((scores[at] ?? 0) - top)
  }
  return top + Math.log(sum)
}
