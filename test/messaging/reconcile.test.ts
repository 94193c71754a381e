import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { assess } from '../../src/assistant/assess.ts'
import { createCaseDesk } from '../../src/handover/cases/case-desk.ts'
import { createDesk } from '../../src/handover/desk.ts'
import type { FixedCards } from '../../src/messaging/deps.ts'
import { receiveMessage } from '../../src/messaging/receive-message.ts'
import { reconcile } from '../../src/messaging/reconcile.ts'
import { loadText } from '../../src/store/messages.ts'
import { writeSetting } from '../../src/store/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { databases } from '../support/databases.ts'
import { alarmDeskOf } from '../support/alarm-world.ts'
import { aLog, aProviderLog, type FilledLog, someCards } from '../support/edges.ts'
import { aText } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const minuteMs = 60_000
const desk = createDesk({ serviceHours: () => ({}) })
const cards: FixedCards = {
  ...someCards(),
  say: (card) => (card.card === 'danger' ? `the card for ${card.kind}` : `the ${card.card} card`),
}

/** What takes a text in takes no turn. */
const assistant = {
  assess,
  takeTurn: () => Promise.reject(new Error('no turn here')),
  apologise: () => {
    throw new Error('no turn here')
  },
}

describe.each(databases)('what the webhook missed (%s)', (name) => {
  let test: TestStore
  let store: Store
  let providerLog: FilledLog
  const { log, logged } = aLog()

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(async () => {
    await test.empty()
    await store.sql.deleteFrom('settings').where('name', '=', 'reconciled-until').execute()
    providerLog = aProviderLog()
  })
  afterAll(() => test.close())

  const deps = () => ({
    store,
    clock: test.clock,
    log,
    assistant,
    cards,
    desk,
    alarmDesk: alarmDeskOf({ desk, log, cards }),
    caseDesk: createCaseDesk({ desk, log, serviceHours: () => ({}), say: (key) => key }),
    burstMs: 1500,
    providerLog,
  })
  const lookedSince = () => providerLog.asked.at(-1)?.since.getTime()
  const now = (): number => test.clock.now().getTime()

  async function texts(): Promise<readonly string[]> {
    const rows = await store.sql
      .selectFrom('messages')
      .select('id')
      .where('direction', '=', 'in')
      .orderBy('id')
      .execute()
    return Promise.all(rows.map(({ id }) => loadText(store, id)))
  }

  it('is taken in, oldest first, once', async () => {
    providerLog.received = [aText({ text: 'first' }), aText({ text: 'second' })]

    expect(await reconcile(deps())).toBe(2)
    expect(await reconcile(deps())).toBe(0)

    expect(await texts()).toEqual(['first', 'second'])
  })

  it('is told from what the webhook brought', async () => {
    const known = aText({ text: 'came by webhook' })
    await receiveMessage(deps(), known)
    providerLog.received = [known, aText({ text: 'missed' })]

    expect(await reconcile(deps())).toBe(1)
    expect(await texts()).toEqual(['came by webhook', 'missed'])
  })

  it('waits for its turn as every text does, and danger is answered at once', async () => {
    providerLog.received = [
      aText({ text: 'do i pay council tax' }),
      aText({ text: 'i want to kill myself', from: { channel: 'sms', value: '+447700900124' } }),
    ]

    await reconcile(deps())

    const due = await store.sql
      .selectFrom('talks')
      .select('id')
      .where('inbox_due_at', 'is not', null)
      .execute()
    const replies = await store.sql
      .selectFrom('messages')
      .select(['lane', 'always'])
      .where('direction', '=', 'out')
      .execute()
    expect(due).toHaveLength(1)
    expect(replies).toEqual([{ lane: 'danger', always: 1 }])
  })

  it('is looked for ten minutes back at the very first start', async () => {
    await reconcile(deps())

    expect(lookedSince()).toBe(now() - 10 * minuteMs)
  })

  it('is looked for from the last look on, with an hour over', async () => {
    await reconcile(deps())
    const last = now()
    test.clock.advance(24 * 60 * minuteMs)

    await reconcile(deps())

    expect(lookedSince()).toBe(last - 60 * minuteMs)
  })

  it('is looked for from the same moment again when the list gave no answer', async () => {
    await writeSetting(store.sql, 'reconciled-until', String(now()))
    const last = now()
    test.clock.advance(2 * minuteMs)
    providerLog.broken = true

    await expect(reconcile(deps())).rejects.toThrow('no answer')
    providerLog.broken = false
    await reconcile(deps())

    expect(lookedSince()).toBe(last - 60 * minuteMs)
  })

  it('is logged by number, not by words', () => {
    expect(logged()).toContain('"missed":2')
    expect(logged()).not.toMatch(/council|kill|7700900/)
  })
})
