import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { DeliveryStatus } from '../../src/domain/message.ts'
import { ClaimLost } from '../../src/store/claims.ts'
import type { Place } from '../../src/store/messages.ts'
import {
  claimForSending,
  type Leaving,
  recordSend,
  type SendRecord,
} from '../../src/store/outbox.ts'
import {
  type Receipt,
  type ReceiptResult,
  recordReceipt,
  sendOnceMore,
} from '../../src/store/receipts.ts'
import type { Store } from '../../src/store/store.ts'
import { databases } from '../support/databases.ts'
import { aPlace, aQueued, aReceived, messageRow } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('receipts (%s)', (name) => {
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

  async function leaves(): Promise<Leaving> {
    const [one] = await store.transaction((tx) =>
      claimForSending(tx, store, 'one', { lane: 'normal', channel: 'sms', most: 1 }, now()),
    )
    if (one === undefined) throw new Error('Nothing may leave')
    return one
  }

  const record = (leaving: Leaving, what: SendRecord): Promise<void> =>
    store.transaction((tx) => recordSend(tx, leaving.claim, what, now()))

  /** A text that Twilio took as SM1. */
  async function sent(): Promise<string> {
    const id = await aQueued(test, place)
    await record(await leaves(), { status: 'sent', providerId: 'SM1' })
    return id
  }

  function receipt(
    messageId: string,
    status: DeliveryStatus,
    own: Partial<Receipt> = {},
  ): Promise<ReceiptResult> {
    const one = { messageId, providerId: 'SM1', status, ...own }
    return store.transaction((tx) => recordReceipt(tx, one, now()))
  }

  const onceMore = (id: string): Promise<boolean> =>
    store.transaction((tx) => sendOnceMore(tx, id, now()))

  it.each([
    ['in order', 'queued sent delivered read', 'read'],
    ['the last first', 'delivered sent queued', 'delivered'],
    ['a failure after it was delivered', 'delivered failed', 'delivered'],
    ['delivered after it failed', 'undelivered delivered', 'undelivered'],
    ['the same twice', 'sent sent', 'sent'],
    ['read without delivered', 'sent read', 'read'],
  ])('never go backwards: %s', async (_, statuses, expected) => {
    const id = await sent()

    for (const status of statuses.split(' ')) await receipt(id, status as DeliveryStatus)

    expect(await messageRow(store, id)).toMatchObject({
      delivery_status: expected,
      status: 'sent',
      provider_id: 'SM1',
    })
  })

  it('say whether they told anything new', async () => {
    const id = await sent()

    expect(await receipt(id, 'delivered')).toBe('recorded')
    expect(await receipt(id, 'delivered')).toBe('older')
    expect(await receipt(id, 'sent')).toBe('older')
  })

  it('of what we never sent are told apart', async () => {
    const theirs = await aReceived(test, place)

    expect(await receipt('0198c0de-0000-7000-8000-000000000001', 'sent')).toBe('unknown-message')
    expect(await receipt(theirs, 'sent')).toBe('unknown-message')
  })

  it('keep the code of the first failure', async () => {
    const id = await sent()

    await receipt(id, 'sent', { code: '30008' })
    await receipt(id, 'failed', { code: '30003' })

    expect(await messageRow(store, id)).toMatchObject({
      delivery_status: 'failed',
      error_code: '30008',
    })
  })

  it('that come before the answer to our request settle the text', async () => {
    const id = await aQueued(test, place)
    const leaving = await leaves()

    expect(await receipt(id, 'queued')).toBe('recorded')

    expect(await messageRow(store, id)).toMatchObject({
      status: 'sent',
      provider_id: 'SM1',
      sent_at: now().getTime(),
      claimed_by: null,
    })
    const answer = record(leaving, { status: 'sent', providerId: 'SM1' })
    await expect(answer).rejects.toThrow(ClaimLost)
  })

  it('settle a text whose result was not known', async () => {
    const id = await aQueued(test, place)
    await record(await leaves(), { status: 'unknown' })

    await receipt(id, 'delivered')

    expect(await messageRow(store, id)).toMatchObject({
      status: 'sent',
      delivery_status: 'delivered',
      provider_id: 'SM1',
    })
  })

  it('keep a text that was to be sent again from leaving twice', async () => {
    const id = await aQueued(test, place)
    const again = { status: 'queued', dueAt: now(), maybeTwice: true } as const
    await record(await leaves(), again)

    await receipt(id, 'sent')

    expect(await messageRow(store, id)).toMatchObject({ status: 'sent', maybe_twice: 1 })
    await expect(leaves()).rejects.toThrow('Nothing may leave')
  })

  it('with another id than the one that was accepted change nothing', async () => {
    const id = await sent()

    expect(await receipt(id, 'failed', { providerId: 'SM-of-an-earlier-attempt' })).toBe('older')
    expect(await messageRow(store, id)).toMatchObject({
      provider_id: 'SM1',
      delivery_status: null,
      error_code: null,
    })
  })

  describe('of a text that is sent once more', () => {
    it('let it leave again', async () => {
      const id = await sent()
      await receipt(id, 'undelivered', { code: '30003' })

      expect(await onceMore(id)).toBe(true)

      expect((await leaves()).id).toBe(id)
    })

    it('tell nothing new while they are the first attempt’s', async () => {
      const id = await sent()
      await receipt(id, 'undelivered', { code: '30003' })
      await onceMore(id)

      expect(await receipt(id, 'undelivered')).toBe('older')
      expect(await messageRow(store, id)).toMatchObject({ status: 'queued' })
      await leaves()
      expect(await receipt(id, 'undelivered')).toBe('older')
      expect(await messageRow(store, id)).toMatchObject({ status: 'sending' })
    })

    it('count when they are the second attempt’s, before or after its answer', async () => {
      const id = await sent()
      await receipt(id, 'undelivered', { code: '30003' })
      await onceMore(id)
      await record(await leaves(), { status: 'sent', providerId: 'SM2' })

      expect(await receipt(id, 'delivered')).toBe('older')
      expect(await receipt(id, 'delivered', { providerId: 'SM2' })).toBe('recorded')
      expect(await messageRow(store, id)).toMatchObject({
        delivery_status: 'delivered',
        provider_id: 'SM2',
        error_code: null,
      })
    })

    it('leave no failure on a text that arrived, when they outrun the answer', async () => {
      const id = await sent()
      await receipt(id, 'undelivered', { code: '30003' })
      await onceMore(id)
      await leaves()

      expect(await receipt(id, 'delivered', { providerId: 'SM2' })).toBe('recorded')

      expect(await messageRow(store, id)).toMatchObject({
        status: 'sent',
        delivery_status: 'delivered',
        provider_id: 'SM2',
        error_code: null,
      })
    })

    it('do not send it a third time', async () => {
      const id = await sent()
      await onceMore(id)
      await record(await leaves(), { status: 'sent', providerId: 'SM2' })

      expect(await onceMore(id)).toBe(false)
    })
  })
})
