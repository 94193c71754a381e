import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sayShare, wilson } from '../../src/cli/wilson.ts'

describe('a share with its interval', () => {
  // By hand, from Wilson's formula with z = 1.96.
  it.each([
    [81, 90, 0.9, 0.821, 0.946],
    [5, 10, 0.5, 0.237, 0.763],
    [0, 10, 0, 0, 0.278],
    [10, 10, 1, 0.722, 1],
    [1, 1, 1, 0.207, 1],
    [0, 0, 0, 0, 1],
  ])('%i of %i is %f (%f to %f)', (hits, of, share, low, high) => {
    const found = wilson(hits, of)

    expect(found).toMatchObject({ hits, of, share })
    expect(found.low).toBeCloseTo(low, 3)
    expect(found.high).toBeCloseTo(high, 3)
  })

  it('has the share within the interval, and the interval within 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), (hits, misses) => {
        const { share, low, high } = wilson(hits, hits + misses)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(share + 1e-12)
        expect(high).toBeGreaterThanOrEqual(share - 1e-12)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  it.each([
    [81, 90, '90.0 % (82.1 to 94.6)'],
    [0, 0, '-'],
  ])('%i of %i is said as %j', (hits, of, said) => {
    expect(sayShare(wilson(hits, of))).toBe(said)
  })
})
