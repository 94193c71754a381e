/** A share of a count with Wilson's 95 % interval; all between 0 and 1. */
export interface Share {
  readonly hits: number
  readonly of: number
  readonly share: number
  readonly low: number
  readonly high: number
}

const z = 1.96

/** Wilson, E. B. (1927), 'Probable inference'; of nothing, everything is possible. */
export function wilson(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: 0, low: 0, high: 1 }
  const share = hits / of
  const centre = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const whole = 1 + (z * z) / of
  return {
    hits,
    of,
    share,
    low: Math.max(0, (centre - spread) / whole),
    high: Math.min(1, (centre + spread) / whole),
  }
}

/** '92.3 % (90.1 to 94.2)'. */
export function sayShare({ share, low, high, of }: Share): string {
  if (of === 0) return '-'
  const percent = (value: number) => (100 * value).toFixed(1)
  return `${percent(share)} % (${percent(low)} to ${percent(high)})`
}
