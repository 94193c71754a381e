import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { confirmSends } from '../../src/messaging/confirm-sends.ts'
import { recordDelivery } from '../../src/messaging/record-delivery.ts'
import { sendQueued } from '../../src/messaging/send-queued.ts'
import type { NewReply } from '../../src/store/messages.ts'
import type { Store } from '../../src/store/store.ts'
import { databases } from '../support/databases.ts'
import { aChannel, aDesk, aLog, aProviderLog, type FilledLog } from '../support/edges.ts'
import { anAddress, aPlace, aQueued, messageRow } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const unknown = { kind: 'unknown' } as const

describe.each(databases)('texts of unknown result (%s)', (name) => {
  let test: TestStore
  let store: Store
  let providerLog: FilledLog
  let channel: ReturnType<typeof aChannel>
  const address = anAddress()
  const { log, logged } = aLog()

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(async () => {
    await test.empty()
    providerLog = aProviderLog()
    channel = aChannel(unknown)
  })
  afterAll(() => test.close())

  const now = (): Date => test.clock.now()
  const deps = () => ({
    store,
    clock: test.clock,
    log,
    channel,
    providerLog,
    desk: aDesk(),
    processId: 'one',
    senderRate: 10,
    senderOf: () => 'sms:sender',
  })
  const send = (): Promise<number | undefined> => sendQueued(deps())
  const confirm = (): Promise<number | undefined> => confirmSends(deps())
  const events = () => store.sql.selectFrom('events').select(['kind', 'message_id']).execute()
  const listed = (providerId: string, text: string) => ({ providerId, text, at: now() })

  /** A text whose sending ended without an answer, 60 s ago. */
  async function lost(own: Partial<NewReply> = {}): Promise<string> {
    const id = await aQueued(test, await aPlace(test, address), { text: 'Hello Mia', ...own })
    await send()
    test.clock.advance(60_000)
    return id
  }

  it('are left alone for 60 s, and say when they are to be looked at', async () => {
    const id = await aQueued(test, await aPlace(test, address))
    await send()

    test.clock.advance(59_999)

    expect(await confirm()).toBe(now().getTime() + 1)
    expect(await messageRow(store, id)).toMatchObject({ status: 'unknown' })
    expect(providerLog.asked).toEqual([])
  })

  it('are sent when the provider’s list has them', async () => {
    const id = await lost()
    providerLog.sent = [listed('SM-found', 'Hello Mia')]

    expect(await confirm()).toBeUndefined()

    expect(await messageRow(store, id)).toMatchObject({
      status: 'sent',
      provider_id: 'SM-found',
      maybe_twice: 0,
    })
    expect(channel.sent).toHaveLength(1)
  })

  it('are looked for at their address, from a little before the attempt on', async () => {
    const began = now().getTime()
    await lost()

    await confirm()

    expect(providerLog.asked).toMatchObject([{ to: address, since: new Date(began - 5000) }])
  })

  it('are sent again and marked when the list has them not', async () => {
    const id = await lost()

    await confirm()
    expect(await messageRow(store, id)).toMatchObject({ status: 'queued', maybe_twice: 1 })
    await send()

    expect(channel.sent.map((one) => one.id)).toEqual([id, id])
    expect(await messageRow(store, id)).toMatchObject({ status: 'sent', maybe_twice: 1 })
    expect(await events()).toEqual([{ kind: 'sent-again', message_id: id }])
  })

  it('are told from texts of ours that are known', async () => {
    const other = await aQueued(test, await aPlace(test))
    channel = aChannel({ kind: 'accepted', providerId: 'SM-known' }, unknown)
    await send()
    const id = await lost()
    providerLog.sent = [listed('SM-known', 'Hello Mia')]

    await confirm()

    expect(await messageRow(store, other)).toMatchObject({ provider_id: 'SM-known' })
    expect(await messageRow(store, id)).toMatchObject({ status: 'queued', maybe_twice: 1 })
  })

  it('are told apart by their words, where the list has several', async () => {
    const id = await lost()
    providerLog.sent = [listed('SM-1', 'Something else'), listed('SM-2', 'Hello Mia')]

    await confirm()

    expect(await messageRow(store, id)).toMatchObject({ provider_id: 'SM-2' })
  })

  it('are found though the network changed a letter of them', async () => {
    const id = await lost({ text: 'Hello – Mia' })
    providerLog.sent = [listed('SM-1', 'Hello - Mia')]

    await confirm()

    expect(await messageRow(store, id)).toMatchObject({ status: 'sent', provider_id: 'SM-1' })
  })

  it('wait when the list gives no answer, and are looked for again later', async () => {
    const id = await lost()
    providerLog.broken = true

    const again = await confirm()
    expect(again).toBe(now().getTime() + 15_000)
    expect(await messageRow(store, id)).toMatchObject({ status: 'unknown', maybe_twice: 0 })
    expect(logged()).toContain('the list of sent messages gave no answer')
    providerLog.broken = false
    test.clock.advance(15_000)
    await confirm()

    expect(await messageRow(store, id)).toMatchObject({ status: 'queued', maybe_twice: 1 })
  })

  it('are settled by a receipt that comes while the list is read, and hold up no others', async () => {
    const id = await aQueued(test, await aPlace(test, address))
    const other = await aQueued(test, await aPlace(test))
    channel = aChannel(unknown, unknown)
    await send()
    test.clock.advance(60_000)
    const listSent = async () => {
      const receipt = { messageId: id, providerId: 'SM-1', status: 'sent', retry: false } as const
      await recordDelivery(test, receipt)
      return []
    }

    await confirmSends({ ...deps(), providerLog: { ...providerLog, listSent } })

    expect(await messageRow(store, id)).toMatchObject({ status: 'sent', maybe_twice: 0 })
    expect(await messageRow(store, other)).toMatchObject({ status: 'queued', maybe_twice: 1 })
  })

  it('hold up what was to follow them, and only for that person', async () => {
    const id = await lost()
    const place = await aPlace(test, address)
    const welcome = await aQueued(test, place, { role: 'welcome' })
    const others = await aQueued(test, await aPlace(test))
    await send()
    expect(channel.sent.map((one) => one.id)).toEqual([id, others])

    await confirm()
    await send()

    expect(channel.sent.map((one) => one.id)).toEqual([id, others, id, welcome])
  })

  it('are sent again at once when they are danger', async () => {
    const id = await aQueued(test, await aPlace(test, address), { lane: 'danger', always: true })

    await send()

    expect(channel.sent.map((one) => one.id)).toEqual([id, id])
    expect(await messageRow(store, id)).toMatchObject({ status: 'sent', maybe_twice: 1 })
    expect(await events()).toEqual([{ kind: 'sent-again', message_id: id }])
  })

  it('are found when the process that sent them has died', async () => {
    const id = await aQueued(test, await aPlace(test, address), { text: 'Hello Mia' })
    const dying = { ...deps(), channel: { send: () => Promise.reject(new Error('killed')) } }
    await sendQueued(dying).catch(() => undefined)

    test.clock.advance(15_000)
    expect(await confirm()).toBe(now().getTime() + 45_000)
    expect(logged()).toContain('texts were in hand when a process ended')
    test.clock.advance(45_000)
    providerLog.sent = [listed('SM-found', 'Hello Mia')]
    await confirm()

    expect(await messageRow(store, id)).toMatchObject({ status: 'sent', provider_id: 'SM-found' })
  })

  it('say nothing of words or numbers in the log', () => {
    expect(logged()).not.toMatch(/Hello|Mia|7700900/)
  })
})
