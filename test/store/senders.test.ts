import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { pauseSender, spendRate } from '../../src/store/senders.ts'
import { databases } from '../support/databases.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const sender = 'sms:+447700900001'

describe.each(databases)('the rate of a sender (%s)', (name) => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(() => test.empty())
  afterAll(() => test.close())

  const inMs = (ms: number): number => test.clock.now().getTime() + ms

  async function spend(wanted: number, perSecond: number, unused = 0, from = sender) {
    return test.store.transaction(async (tx) => {
      const rate = await spendRate(tx, from, wanted, perSecond, test.clock.now())
      if (unused > 0) await rate.giveBack(unused)
      return { granted: rate.granted, until: rate.until }
    })
  }

  const pause = (until: number): Promise<void> =>
    test.store.transaction((tx) => pauseSender(tx, sender, until))

  it('grants one that rested a second’s worth, and then no more', async () => {
    expect(await spend(7, 10)).toMatchObject({ granted: 7 })
    expect(await spend(7, 10)).toMatchObject({ granted: 3 })
    expect(await spend(7, 10)).toEqual({ granted: 0, until: inMs(100) })
  })

  it('grants the next when its time has come', async () => {
    await spend(10, 10)

    test.clock.advance(99)
    expect(await spend(1, 10)).toMatchObject({ granted: 0 })
    test.clock.advance(1)
    expect(await spend(5, 10)).toMatchObject({ granted: 1 })
  })

  it('saves no more than a second’s worth, however long it rested', async () => {
    await spend(10, 10)
    test.clock.advance(60_000)

    expect(await spend(100, 10)).toMatchObject({ granted: 10 })
  })

  it('never grants more than the rate, over any time', async () => {
    let granted = 0
    for (let step = 0; step < 100; step += 1) {
      granted += (await spend(3, 7)).granted
      test.clock.advance(37)
    }

    expect(granted).toBeLessThanOrEqual(7 + Math.ceil((100 * 37 * 7) / 1000))
    expect(granted).toBeGreaterThan(20)
  })

  it('takes back what was not used', async () => {
    await spend(10, 10, 4)

    expect(await spend(10, 10)).toMatchObject({ granted: 4 })
  })

  it('takes back all of it', async () => {
    await spend(10, 10, 10)

    expect(await spend(10, 10)).toMatchObject({ granted: 10 })
  })

  it('is each sender’s own', async () => {
    await spend(10, 10)

    expect(await spend(10, 10, 0, 'whatsapp:+447700900002')).toMatchObject({ granted: 10 })
  })

  it('is one for all who send together', async () => {
    await spend(1, 10)
    const shares = await Promise.all(Array.from({ length: 6 }, () => spend(3, 10)))

    expect(shares.reduce((sum, { granted }) => sum + granted, 0)).toBe(9)
  })

  it('works for one text a second', async () => {
    expect(await spend(5, 1)).toMatchObject({ granted: 1 })
    expect(await spend(5, 1)).toEqual({ granted: 0, until: inMs(1000) })
  })

  it('grants nothing while the sender pauses', async () => {
    await pause(inMs(2000))

    expect(await spend(5, 10)).toEqual({ granted: 0, until: inMs(2100) })
    test.clock.advance(2100)
    expect(await spend(5, 10)).toMatchObject({ granted: 1 })
  })

  it('does not cut a pause short because somebody asks for a shorter one', async () => {
    await pause(inMs(5000))
    await pause(inMs(1000))

    test.clock.advance(2000)
    expect(await spend(5, 10)).toMatchObject({ granted: 0 })
  })
})
