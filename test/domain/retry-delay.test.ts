import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { lanes } from '../../src/domain/message.ts'
import { retryDelay } from '../../src/domain/retry-delay.ts'

const least = () => 0
const most = () => 1

describe('waiting before a text is tried again', () => {
  it.each([
    ['normal', 1, 2500, 5000],
    ['normal', 2, 5000, 10_000],
    ['normal', 5, 40_000, 80_000],
    ['normal', 13, 900_000, 1_800_000],
    ['danger', 1, 250, 500],
    ['danger', 2, 500, 1000],
    ['danger', 299, 30_000, 60_000],
  ] as const)('in lane %s after attempt %i is %i to %i ms', (lane, attempts, low, high) => {
    expect(retryDelay(lane, attempts, least)).toBe(low)
    expect(retryDelay(lane, attempts, most)).toBe(high)
  })

  it.each([
    ['normal', 70],
    ['danger', 2000],
  ] as const)('ends in lane %s with attempt %i', (lane, attempts) => {
    expect(retryDelay(lane, attempts)).toBeUndefined()
  })

  it.each(lanes)('goes on for about a day in lane %s', (lane) => {
    let hours = 0
    for (let attempts = 1; ; attempts += 1) {
      const delay = retryDelay(lane, attempts, () => 0.5)
      if (delay === undefined) break
      hours += delay / 3_600_000
    }

    expect(hours).toBeGreaterThan(22)
    expect(hours).toBeLessThan(27)
  })

  it('is never longer than the longest, and never nothing', () => {
    const attempt = fc.integer({ min: 1, max: 2100 })
    fc.assert(
      fc.property(fc.constantFrom(...lanes), attempt, (lane, attempts) => {
        const delay = retryDelay(lane, attempts) ?? 1

        expect(delay).toBeGreaterThan(0)
        expect(delay).toBeLessThanOrEqual(lane === 'danger' ? 60_000 : 1_800_000)
      }),
    )
  })

  it('spreads those that failed together', () => {
    const delays = Array.from({ length: 50 }, () => retryDelay('normal', 6))

    expect(new Set(delays).size).toBeGreaterThan(10)
  })
})
