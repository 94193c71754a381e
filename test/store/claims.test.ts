import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Claim, ClaimLost, renewClaim } from '../../src/store/claims.ts'
import type { Store } from '../../src/store/store.ts'
import { awaitTurn, claimTalks, nextTalkDueAt } from '../../src/store/talks.ts'
import { databases } from '../support/databases.ts'
import { aPlace, aReceived, talkRow } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const leaseMs = 15_000

describe.each(databases)('claiming work (%s)', (name) => {
  let test: TestStore
  let store: Store
  let second: Store

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
    // SQLite has one serving process; on PostgreSQL another one works on the same rows.
    second = name === 'postgres' ? await test.again() : store
  })
  beforeEach(() => test.empty())
  afterAll(async () => {
    if (second !== store) await second.close()
    await test.close()
  })

  /** A talk with an unread text that is due now. */
  async function aDueTalk(): Promise<string> {
    const place = await aPlace(test)
    await aReceived(test, place)
    const burst = { burstMs: 0, cut: true }
    await store.transaction((tx) => awaitTurn(tx, place.talkId, burst, test.clock.now()))
    return place.talkId
  }

  const claim = (by = 'one', most = 10, from = store): Promise<readonly Claim[]> =>
    from.transaction((tx) => claimTalks(tx, from, by, most, test.clock.now()))

  it('takes what is due, the longest due first, and no more than asked for', async () => {
    const first = await aDueTalk()
    test.clock.advance(1)
    const next = await aDueTalk()
    test.clock.advance(1)
    await aDueTalk()

    const taken = await claim('one', 2)

    expect(taken.map(({ id }) => id).toSorted()).toEqual([first, next].toSorted())
  })

  it('takes nothing before it is due', async () => {
    const place = await aPlace(test)
    await aReceived(test, place)
    const burst = { burstMs: 1500, cut: false }
    await store.transaction((tx) => awaitTurn(tx, place.talkId, burst, test.clock.now()))

    test.clock.advance(1499)
    expect(await claim()).toEqual([])
    test.clock.advance(1)
    expect(await claim()).toHaveLength(1)
  })

  it('writes down who holds it and until when', async () => {
    const id = await aDueTalk()

    await claim('process one')

    expect(await talkRow(store, id)).toMatchObject({
      claimed_by: 'process one',
      claimed_until: test.clock.now().getTime() + leaseMs,
    })
  })

  it('leaves what another holds until the lease has run out, then it is free', async () => {
    await aDueTalk()
    const [mine] = await claim('one')

    test.clock.advance(leaseMs - 1)
    const tooEarly = await claim('two', 10, second)
    test.clock.advance(1)
    const [theirs] = await claim('two', 10, second)

    expect(tooEarly).toEqual([])
    expect(theirs).toEqual({ id: mine?.id, token: (mine?.token ?? 0) + 1 })
  })

  it('says when a held talk is free again, and when nothing waits', async () => {
    expect(await nextTalkDueAt(store)).toBeUndefined()
    await aDueTalk()
    expect(await nextTalkDueAt(store)).toBe(test.clock.now().getTime())

    await claim()

    expect(await nextTalkDueAt(store)).toBe(test.clock.now().getTime() + leaseMs)
  })

  it('renews a lease to its full length', async () => {
    await aDueTalk()
    const [mine] = await claim()
    test.clock.advance(10_000)

    await store.transaction((tx) => renewClaim(tx, store, 'talks', aClaim(mine)))

    test.clock.advance(leaseMs - 1)
    expect(await claim('two')).toEqual([])
    test.clock.advance(1)
    expect(await claim('two')).toHaveLength(1)
  })

  it('renews no lease that went to somebody else', async () => {
    await aDueTalk()
    const [mine] = await claim()
    test.clock.advance(leaseMs)
    const [theirs] = await claim('two', 10, second)

    const renewing = store.transaction((tx) => renewClaim(tx, store, 'talks', aClaim(mine)))

    await expect(renewing).rejects.toThrow(ClaimLost)
    expect(await talkRow(store, aClaim(theirs).id)).toMatchObject({ claimed_by: 'two' })
  })

  it('gives no row to two who ask at the same time', async () => {
    const due: string[] = []
    for (let at = 0; at < 30; at += 1) due.push(await aDueTalk())

    const rounds = await Promise.all(
      Array.from({ length: 12 }, (_, at) => claim(`worker ${at}`, 3, at % 2 ? store : second)),
    )
    const rest = await claim('the last', 30)

    const taken = [...rounds.flat(), ...rest].map(({ id }) => id)
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken.toSorted()).toEqual(due.toSorted())
    expect(rounds.every((round) => round.length <= 3)).toBe(true)
  })

  it('waits for nobody who is taking rows right now', async () => {
    const ids = [await aDueTalk(), await aDueTalk()]

    const [mine, theirs] = await store.transaction(async (tx) => {
      const first = await claimTalks(tx, store, 'one', 1, test.clock.now())
      // Asked for while the first is not committed: SQLite answers only then.
      const meanwhile = claim('two', 10, second)
      return [first, name === 'postgres' ? await meanwhile : meanwhile] as const
    })

    expect([...mine, ...(await theirs)].map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })
})

function aClaim(claim: Claim | undefined): Claim {
  if (claim === undefined) throw new Error('Nothing was claimed')
  return claim
}
