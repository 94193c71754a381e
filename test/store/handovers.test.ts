import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { countEvents, recordEvent } from '../../src/store/events.ts'
import { findOpenDanger, type NewAlarm, openAlarm } from '../../src/store/alarms.ts'
import { type NewHandover, noteSafeContact, openHandover } from '../../src/store/handovers.ts'
import type { Place } from '../../src/store/messages.ts'
import type { Store } from '../../src/store/store.ts'
import { databases } from '../support/databases.ts'
import { aPlace } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('handovers and alarms (%s)', (name) => {
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

  const ids = () => ({ talkId: place.talkId, personId: place.personId })
  const ask = (own: Partial<NewHandover> = {}) =>
    store.transaction((tx) =>
      openHandover(tx, { ...ids(), reason: 'asked', ...own }, test.clock.now()),
    )
  const handovers = () => store.sql.selectFrom('handovers').selectAll().execute()

  async function alarm(own: Partial<NewAlarm> = {}): Promise<boolean> {
    const { id } = await ask({ reason: 'danger' })
    const found = {
      messageId: 'a message',
      category: 'danger',
      kind: 'suicide',
      rule: 'plan',
    } as const
    const { opened } = await store.transaction((tx) =>
      openAlarm(tx, { ...ids(), handoverId: id, ...found, ...own }, test.clock.now()),
    )
    return opened
  }

  it('asking twice for a person is asking once, whatever the second reason', async () => {
    const first = await ask({ priority: 'worried', wish: 'keep' })
    const again = await ask({ reason: 'danger' })

    expect(first.opened).toBe(true)
    expect(again).toEqual({ id: first.id, opened: false })
    expect(await handovers()).toMatchObject([
      {
        reason: 'asked',
        priority: 1,
        wish: 'keep',
        stage: 'unrouted',
        opened_at: test.clock.now().getTime(),
      },
    ])
  })

  it('asking twice at the same time is asking once', async () => {
    const both = await Promise.all([ask(), ask(), ask()])

    expect(both.filter(({ opened }) => opened)).toHaveLength(1)
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
  })

  it('asking again after it was closed opens another', async () => {
    const first = await ask()
    await store.sql.updateTable('handovers').set({ status: 'closed', closed_at: 1 }).execute()

    expect((await ask()).id).not.toBe(first.id)
  })

  it('each talk has its own', async () => {
    const first = await ask()
    place = await aPlace(test)

    expect((await ask()).id).not.toBe(first.id)
  })

  it('how it is safe to reach somebody is kept sealed with the open one', async () => {
    const { id } = await ask()
    const contact = { how: 'call', when: 'after six' }

    await store.transaction((tx) => noteSafeContact(tx, place.talkId, contact))

    const [row] = await handovers()
    const cell = { table: 'handovers', column: 'safe_contact', row: id }
    expect(row?.safe_contact_sealed).toMatch(/^v1:/)
    expect(store.vault.open(cell, row?.safe_contact_sealed ?? '')).toBe(JSON.stringify(contact))
  })

  it('how to reach somebody who asked for nobody is kept nowhere', async () => {
    const noting = store.transaction((tx) => noteSafeContact(tx, place.talkId, { how: 'text' }))

    await expect(noting).resolves.toBeUndefined()
    expect(await handovers()).toEqual([])
  })

  it('a second danger joins the alarm that is open', async () => {
    expect(await alarm()).toBe(true)
    expect(await alarm({ kind: 'medical' })).toBe(false)

    expect(await findOpenDanger(store, place.personId)).toBe('suicide')
  })

  it('danger and an allegation have an alarm each', async () => {
    await alarm()

    expect(await alarm({ category: 'allegation', kind: 'allegation' })).toBe(true)
    expect(await findOpenDanger(store, place.personId)).toBe('suicide')
  })

  it('an allegation alone, or a closed alarm, is no open danger', async () => {
    await alarm({ category: 'allegation', kind: 'allegation' })
    expect(await findOpenDanger(store, place.personId)).toBeUndefined()

    await alarm()
    await store.sql.updateTable('alarms').set({ status: 'closed' }).execute()

    expect(await findOpenDanger(store, place.personId)).toBeUndefined()
    expect(await alarm()).toBe(true)
  })

  it('events say what happened in ids and numbers, and are counted by kind', async () => {
    const happen = () =>
      store.transaction((tx) =>
        recordEvent(
          tx,
          { kind: 'answered', ...ids(), detail: { outcome: 'answer', messages: 2 } },
          test.clock.now(),
        ),
      )

    await happen()
    await happen()

    const [row] = await store.sql.selectFrom('events').selectAll().execute()
    expect(row).toMatchObject({
      at: test.clock.now().getTime(),
      talk_id: place.talkId,
      person_id: place.personId,
      message_id: null,
      detail: '{"outcome":"answer","messages":2}',
    })
    expect(await countEvents(store)).toEqual(new Map([['answered', 2]]))
  })
})
