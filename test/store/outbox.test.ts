import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Lane } from '../../src/domain/message.ts'
import { setOptedOut } from '../../src/store/addresses.ts'
import { ClaimLost } from '../../src/store/claims.ts'
import type { NewReply, Place } from '../../src/store/messages.ts'
import {
  claimForSending,
  claimUnsettled,
  type Leaving,
  listWaiting,
  nextUnsettledAt,
  recordSend,
  recoverLapsedSends,
  type SendRecord,
} from '../../src/store/outbox.ts'
import type { Store } from '../../src/store/store.ts'
import { databases } from '../support/databases.ts'
import { anAddress, aPlace, aQueued, messageRow } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const leaseMs = 15_000

describe.each(databases)('what waits to leave (%s)', (name) => {
  let test: TestStore
  let store: Store
  let place: Place

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(async () => {
    await test.empty()
    place = await aPlace(test)
  })
  afterAll(() => test.close())

  const now = (): Date => test.clock.now()
  const queue = (own: Partial<NewReply> = {}, where = place) => aQueued(test, where, own)

  const leave = (lane: Lane = 'normal', most = 10): Promise<readonly Leaving[]> =>
    store.transaction((tx) =>
      claimForSending(tx, store, 'one', { lane, channel: 'sms', most }, now()),
    )

  const idsOf = (leaving: readonly Leaving[]) => leaving.map(({ id }) => id)

  async function leavesOne(lane: Lane = 'normal'): Promise<Leaving> {
    const [one] = await leave(lane)
    if (one === undefined) throw new Error('Nothing may leave')
    return one
  }

  const record = (leaving: Leaving, what: SendRecord): Promise<void> =>
    store.transaction((tx) => recordSend(tx, leaving.claim, what, now()))

  const takeOver = (staffId: string | null) =>
    store.sql
      .updateTable('talks')
      .set({ owner_staff_id: staffId })
      .where('id', '=', place.talkId)
      .execute()

  it('leaves with all that sending it needs', async () => {
    const address = anAddress()
    const id = await queue({ text: 'Hello Mia' }, await aPlace(test, address))

    const leaving = await leavesOne()

    expect(leaving).toMatchObject({ id, text: 'Hello Mia', lane: 'normal', attempts: 0 })
    expect(leaving.to).toMatchObject(address)
    expect(await messageRow(store, id)).toMatchObject({ status: 'sending', claimed_by: 'one' })
  })

  it('keeps the order of each person, and waits for no other person', async () => {
    const first = await queue()
    const welcome = await queue({ role: 'welcome' })
    const others = await queue({}, await aPlace(test))

    const together = await leave()
    const meanwhile = await leave()
    for (const one of together) await record(one, { status: 'sent', providerId: one.id })

    expect(idsOf(together).toSorted()).toEqual([first, others].toSorted())
    expect(meanwhile).toEqual([])
    expect(idsOf(await leave())).toEqual([welcome])
  })

  it.each([
    ['waits to be tried again', { status: 'queued', maybeTwice: false }, []],
    ['may have left', { status: 'unknown' }, []],
    ['failed', { status: 'failed', code: '30006' }, ['next']],
    ['was sent', { status: 'sent', providerId: 'SM1' }, ['next']],
  ] as const)('after one that %s', async (_, what, expected) => {
    await queue()
    const next = await queue()
    const dueAt = new Date(now().getTime() + 5000)

    await record(await leavesOne(), what.status === 'queued' ? { ...what, dueAt } : what)

    expect(idsOf(await leave())).toEqual(expected.map(() => next))
  })

  it('lets danger overtake', async () => {
    await queue()
    await leave()
    await queue()
    const card = await queue({ lane: 'danger', always: true })

    expect(idsOf(await leave('danger'))).toEqual([card])
  })

  it('lets no danger hold up what comes after it', async () => {
    await queue({ lane: 'danger', always: true })
    const next = await queue()

    expect(idsOf(await leave())).toEqual([next])
  })

  it('leaves by its own channel and not before it is due', async () => {
    const whatsapp = await aPlace(test, anAddress({ channel: 'whatsapp' }))
    await queue({}, whatsapp)
    await queue()
    await record(await leavesOne(), {
      status: 'queued',
      dueAt: new Date(now().getTime() + 5000),
      maybeTwice: false,
    })

    test.clock.advance(4999)
    expect(await leave()).toEqual([])
    test.clock.advance(1)
    expect(await leave()).toHaveLength(1)
  })

  it('is cancelled for an address that opted out', async () => {
    const before = await queue()
    await store.transaction((tx) => setOptedOut(tx, place.addressId, true, now()))
    const after = await queue()
    const always = await queue({ always: true })

    expect(idsOf(await leave())).toEqual([always])
    expect(await messageRow(store, before)).toMatchObject({ status: 'cancelled' })
    expect(await messageRow(store, after)).toMatchObject({
      status: 'cancelled',
      error_code: 'not-allowed',
    })
  })

  it('is cancelled when somebody else owns the talk, but danger goes', async () => {
    const bots = await queue()
    const card = await queue({ lane: 'danger', always: true })
    await takeOver('jo')

    expect(await leave()).toEqual([])
    expect(idsOf(await leave('danger'))).toEqual([card])
    expect(await messageRow(store, bots)).toMatchObject({ status: 'cancelled' })
  })

  it('lets staff speak while they own the talk, and not afterwards', async () => {
    const [first, second] = [await queue(), await queue()]
    const ids = [first, second]
    await store.sql.updateTable('messages').set({ staff_id: 'jo' }).where('id', 'in', ids).execute()
    await takeOver('jo')

    expect(idsOf(await leave())).toEqual([first])
    await takeOver(null)
    await leave()
    expect(await messageRow(store, second)).toMatchObject({ status: 'cancelled' })
  })

  it('never leaves when it was withheld', async () => {
    const id = await queue({ withheld: 'country' })

    expect(await leave()).toEqual([])
    expect(await messageRow(store, id)).toMatchObject({ status: 'withheld', error_code: 'country' })
  })

  it('is listed by lane and channel, danger first, from when it is due', async () => {
    const dueAt = now().getTime()
    await queue()
    test.clock.advance(10)
    await queue()
    await queue({ lane: 'danger' }, await aPlace(test, anAddress({ channel: 'whatsapp' })))

    expect(await listWaiting(store)).toEqual([
      { lane: 'danger', channel: 'whatsapp', dueAt: dueAt + 10 },
      { lane: 'normal', channel: 'sms', dueAt },
    ])
  })

  it.each([
    [
      'sent',
      { status: 'sent', providerId: 'SM1' },
      { status: 'sent', provider_id: 'SM1', error_code: null },
    ],
    ['failed', { status: 'failed', code: '21614' }, { status: 'failed', error_code: '21614' }],
    ['of unknown result', { status: 'unknown' }, { status: 'unknown' }],
  ] as const)('is recorded as %s, and let go of', async (_, what, expected) => {
    const id = await queue()

    await record(await leavesOne(), what)

    const row = await messageRow(store, id)
    expect(row).toMatchObject({ ...expected, attempts: 1, claimed_by: null, claimed_until: null })
    const at = now().getTime()
    expect(row.sent_at).toBe(what.status === 'sent' ? at : null)
    expect(row.unknown_since).toBe(what.status === 'unknown' ? at : null)
  })

  it('is recorded by nobody who has lost it', async () => {
    const id = await queue()
    const mine = await leavesOne()
    await record(mine, { status: 'queued', dueAt: now(), maybeTwice: false })
    const theirs = await leavesOne()

    const late = record(mine, { status: 'failed', code: '30006' })

    await expect(late).rejects.toThrow(ClaimLost)
    await record(theirs, { status: 'sent', providerId: 'SM2' })
    expect(await messageRow(store, id)).toMatchObject({ status: 'sent', provider_id: 'SM2' })
  })

  describe('when its worker died', () => {
    const recover = () => store.transaction((tx) => recoverLapsedSends(tx, store, now()))

    it('waits until the lease has run out', async () => {
      await queue()
      await leave()

      test.clock.advance(leaseMs - 1)
      expect(await recover()).toBe(0)
      test.clock.advance(1)
      expect(await recover()).toBe(1)
      expect(await recover()).toBe(0)
    })

    it('may have left when it was taken: nobody sends it again yet', async () => {
      const id = await queue()
      await leave()
      const takenAt = now().getTime()
      test.clock.advance(leaseMs + 4000)

      await recover()

      expect(await messageRow(store, id)).toMatchObject({
        status: 'unknown',
        unknown_since: takenAt,
        attempts: 1,
        maybe_twice: 0,
        claimed_by: null,
      })
      expect(await leave()).toEqual([])
    })

    it('is sent again at once and marked when it is danger', async () => {
      const id = await queue({ lane: 'danger', always: true })
      await leave('danger')
      test.clock.advance(leaseMs)

      await recover()

      expect(await messageRow(store, id)).toMatchObject({ status: 'queued', maybe_twice: 1 })
      expect(idsOf(await leave('danger'))).toEqual([id])
    })

    it('is danger that was tried before: waits as every other text does', async () => {
      const id = await queue({ lane: 'danger', always: true })
      await record(await leavesOne('danger'), {
        status: 'queued',
        dueAt: now(),
        maybeTwice: true,
      })
      await leave('danger')
      test.clock.advance(leaseMs)

      await recover()

      expect(await messageRow(store, id)).toMatchObject({ status: 'unknown', maybe_twice: 1 })
    })

    it('is recorded by the dead worker no more', async () => {
      await queue()
      const mine = await leavesOne()
      test.clock.advance(leaseMs)
      await recover()

      const late = record(mine, { status: 'sent', providerId: 'SM1' })

      await expect(late).rejects.toThrow(ClaimLost)
    })
  })

  describe('when its result is not known', () => {
    const unsettled = () => store.transaction((tx) => claimUnsettled(tx, store, 'one', now()))

    it('is looked into after 60 s, by one worker', async () => {
      const address = anAddress()
      const id = await queue({ text: 'Hello' }, await aPlace(test, address))
      await record(await leavesOne(), { status: 'unknown' })
      const since = now()

      test.clock.advance(59_999)
      expect(await unsettled()).toEqual([])
      test.clock.advance(1)
      const [one] = await unsettled()

      expect(one).toMatchObject({ id, text: 'Hello', since })
      expect(one?.to).toMatchObject(address)
      expect(await unsettled()).toEqual([])
    })

    it('says when it is to be looked at: after the receipt’s time, or when the lease ends', async () => {
      expect(await nextUnsettledAt(store)).toBeUndefined()
      await queue()
      const leaving = await leavesOne()
      expect(await nextUnsettledAt(store)).toBe(now().getTime() + leaseMs)

      await record(leaving, { status: 'unknown' })

      expect(await nextUnsettledAt(store)).toBe(now().getTime() + 60_000)
    })

    it('is not due at once while somebody looks into it', async () => {
      await queue()
      await record(await leavesOne(), { status: 'unknown' })
      test.clock.advance(60_000)

      await unsettled()

      expect(await nextUnsettledAt(store)).toBe(now().getTime() + leaseMs)
    })
  })
})
