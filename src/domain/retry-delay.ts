import type { Lane } from './message.ts'

const minute = 60_000

/** First wait, longest wait and how many attempts, by lane: each tries for about a day. */
const plans = {
  normal: { firstMs: 5_000, longestMs: 30 * minute, attempts: 70 },
  danger: { firstMs: 500, longestMs: minute, attempts: 2000 },
} as const

/**
 * How long to wait before attempt `attempts + 1`, in milliseconds: doubled each time, with up to
 * half of it at random so that many do not come back at once. Undefined: give up.
 */
export function retryDelay(
  lane: Lane,
  attempts: number,
  random: () => number = Math.random,
): number | undefined {
  const plan = plans[lane]
  if (attempts >= plan.attempts) return undefined
  const wait = Math.min(plan.longestMs, plan.firstMs * 2 ** Math.min(attempts - 1, 20))
  return Math.round(wait * (0.5 + random() / 2))
}
