import { describe, expect, it } from '@jest/globals'
import { deliveryStatuses, rankOf } from '../../src/domain/message.ts'

describe('the order of delivery statuses', () => {
  it.each([
    ['accepted', 'queued'],
    ['queued', 'sending'],
    ['sending', 'sent'],
    ['sent', 'delivered'],
    ['sent', 'undelivered'],
    ['sent', 'failed'],
    ['delivered', 'read'],
  ] as const)('%s comes before %s', (earlier, later) => {
    expect(rankOf(earlier)).toBeLessThan(rankOf(later))
  })

  it('lets none of the ends replace another', () => {
    const ends = (['delivered', 'undelivered', 'failed'] as const).map(rankOf)

    expect(new Set(ends).size).toBe(1)
  })

  it('ranks every status', () => {
    expect(deliveryStatuses.map(rankOf).every(Number.isInteger)).toBe(true)
  })
})
