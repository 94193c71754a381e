import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { DeliveryStatus } from '../../src/domain/message.ts'
import { type DeliveryReceipt, recordDelivery } from '../../src/messaging/record-delivery.ts'
import { sendQueued } from '../../src/messaging/send-queued.ts'
import type { Store } from '../../src/store/store.ts'
import { databases } from '../support/databases.ts'
import { aChannel, aDesk, aLog } from '../support/edges.ts'
import { aPlace, aQueued, messageRow } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const fiveMinutesMs = 300_000

describe.each(databases)('taking in a receipt (%s)', (name) => {
  let test: TestStore
  let store: Store
  let channel: ReturnType<typeof aChannel>
  let id: string
  const { log } = aLog()

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(async () => {
    await test.empty()
    channel = aChannel()
    id = await aQueued(test, await aPlace(test))
    await send()
  })
  afterAll(() => test.close())

  const send = () =>
    sendQueued({
      store,
      clock: test.clock,
      log,
      channel,
      desk: aDesk(),
      processId: 'one',
      senderRate: 10,
      senderOf: () => 'sms:sender',
    })
  const receipt = (status: DeliveryStatus, own: Partial<DeliveryReceipt> = {}) =>
    recordDelivery(test, { messageId: id, providerId: 'SM-1', status, retry: false, ...own })

  it('notes what the network said', async () => {
    expect(await receipt('delivered')).toBe('recorded')

    expect(await messageRow(store, id)).toMatchObject({ delivery_status: 'delivered' })
  })

  it.each(['failed', 'undelivered'] as const)(
    'sends what %s for a while once more, after five minutes',
    async (status) => {
      await receipt(status, { retry: true, code: '30003' })

      test.clock.advance(fiveMinutesMs - 1)
      await send()
      expect(channel.sent).toHaveLength(1)
      test.clock.advance(1)
      await send()

      expect(channel.sent.map((one) => one.id)).toEqual([id, id])
      expect(await messageRow(store, id)).toMatchObject({ status: 'sent', provider_id: 'SM-2' })
    },
  )

  it('sends once more only once', async () => {
    await receipt('undelivered', { retry: true })
    test.clock.advance(fiveMinutesMs)
    await send()

    await receipt('undelivered', { retry: true, providerId: 'SM-2', code: '30003' })
    test.clock.advance(fiveMinutesMs)
    await send()

    expect(channel.sent).toHaveLength(2)
    expect(await messageRow(store, id)).toMatchObject({
      status: 'sent',
      delivery_status: 'undelivered',
      error_code: '30003',
    })
  })

  it('queues once more only once when the same failure is told twice', async () => {
    await receipt('undelivered', { retry: true })

    expect(await receipt('undelivered', { retry: true })).toBe('older')
    test.clock.advance(fiveMinutesMs)
    await send()

    expect(channel.sent).toHaveLength(2)
  })

  it.each([
    ['that cannot pass', 'undelivered', false],
    ['that is none', 'delivered', true],
  ] as const)('sends nothing again for a failure %s', async (_, status, retry) => {
    await receipt(status, { retry, code: '30006' })

    test.clock.advance(fiveMinutesMs)
    await send()

    expect(channel.sent).toHaveLength(1)
  })

  it('sends nothing again for a failure of an attempt that is over', async () => {
    const old = await receipt('undelivered', { retry: true, providerId: 'SM-0' })

    test.clock.advance(fiveMinutesMs)
    await send()

    expect(old).toBe('older')
    expect(channel.sent).toHaveLength(1)
  })

  it('says so when the message is none of ours', async () => {
    const messageId = '0198c0de-0000-7000-8000-000000000001'

    expect(await receipt('failed', { messageId, retry: true })).toBe('unknown-message')
  })
})
