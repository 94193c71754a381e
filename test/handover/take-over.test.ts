import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Viewer } from '../../src/domain/viewer.ts'
import { acknowledge } from '../../src/handover/acknowledge.ts'
import { takeOver } from '../../src/handover/take-over.ts'
import type { StaffDeps } from '../../src/messaging/deps.ts'
import { openAlarm } from '../../src/store/alarms.ts'
import { setOptedOut } from '../../src/store/addresses.ts'
import { findOpenAlarm } from '../../src/store/change-alarm.ts'
import type { Place } from '../../src/store/messages.ts'
import { databases } from '../support/databases.ts'
import { aPlace, aQueued, aReceived, messageRow, talkRow } from '../support/stored.ts'
import {
  asks,
  aViewer,
  aYoungPerson,
  eventsOf,
  handoverOf,
  outgoingOf,
  staffDeps,
  versionOf,
  type YoungPerson,
} from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const hourMs = 3_600_000

describe.each(databases)('taking a talk over (%s)', (name) => {
  let test: TestStore
  let deps: StaffDeps
  let jo: Viewer
  let sam: Viewer
  let mia: YoungPerson
  let place: Place

  beforeAll(async () => {
    test = await openTestStore(name)
    deps = staffDeps(test)
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aViewer(test, 'Jo Marsh')
    sam = await aViewer(test, 'Sam Bright', { roles: ['duty-adviser'], onDuty: true })
    mia = await aYoungPerson(test, { adviserId: jo.staffId })
    place = await asks(test, mia.sms)
  })
  afterAll(() => test.close())

  const take = async (viewer: Viewer, version?: number) =>
    takeOver(deps, viewer, place.talkId, version ?? (await versionOf(test, place.talkId)))

  it('makes the viewer the owner, and tells the young person who it is', async () => {
    expect(await take(jo)).toEqual({ kind: 'taken' })

    expect(await talkRow(test.store, place.talkId)).toMatchObject({
      owner_staff_id: jo.staffId,
      unread: 0,
    })
    expect(await outgoingOf(test, place.talkId)).toMatchObject([
      { author: 'bot', status: 'queued', text: expect.stringContaining('person:taken-over Jo') },
    ])
    expect(await eventsOf(test, place.talkId)).toContain('taken-over')
  })

  it('takes the handover with it: seen, theirs, and reminded of a working day later', async () => {
    await take(jo)

    const at = test.clock.now().getTime()
    expect(await handoverOf(test, place.talkId)).toMatchObject({
      status: 'taken',
      taken_by: jo.staffId,
      taken_at: at,
      acknowledged_by: jo.staffId,
      for_staff_id: jo.staffId,
      due_at: at + 24 * hourMs,
    })
  })

  it('cancels what the bot had queued, and leaves alone what is on its way, danger, and always', async () => {
    const queued = await aQueued(test, place)
    const leaving = await aQueued(test, place)
    const danger = await aQueued(test, place, { lane: 'danger', always: true })
    const always = await aQueued(test, place, { always: true })
    await test.store.sql
      .updateTable('messages')
      .set({ status: 'sending' })
      .where('id', '=', leaving)
      .execute()

    await take(jo)

    const statuses = await Promise.all(
      [queued, leaving, danger, always].map((id) => messageRow(test.store, id)),
    )
    expect(statuses.map((row) => row.status)).toEqual(['cancelled', 'sending', 'queued', 'queued'])
    expect(statuses[0]?.error_code).toBe('taken-over')
  })

  it('lets one of two at the same instant win, and tells the other whose it is', async () => {
    const version = await versionOf(test, place.talkId)

    const results = await Promise.all([take(jo, version), take(sam, version)])

    expect(results.map((result) => result.kind).toSorted()).toEqual(['owned', 'taken'])
    const winner = results[0].kind === 'taken' ? 'Jo Marsh' : 'Sam Bright'
    expect(results).toContainEqual({ kind: 'owned', by: winner })
    expect(await outgoingOf(test, place.talkId)).toHaveLength(1)
  })

  it('says so when the talk is another than what was looked at', async () => {
    const version = await versionOf(test, place.talkId)
    await test.store.sql
      .updateTable('talks')
      .set({ version: version + 1 })
      .where('id', '=', place.talkId)
      .execute()

    expect(await take(jo, version)).toEqual({ kind: 'changed' })
    expect((await talkRow(test.store, place.talkId)).owner_staff_id).toBeNull()
  })

  it('is the same when it is done twice', async () => {
    const version = await versionOf(test, place.talkId)

    await take(jo, version)

    expect(await take(jo, version)).toEqual({ kind: 'taken' })
    expect(await outgoingOf(test, place.talkId)).toHaveLength(1)
  })

  it('shows nothing to somebody who may not see the talk, nor of one that is sealed', async () => {
    const other = await aViewer(test, 'Rae Okoro', { team: 'Fostering' })
    const { talkId } = await aReceivedPlace()

    expect(await take(other)).toEqual({ kind: 'gone' })
    expect(await takeOver(deps, jo, talkId, 0)).toEqual({ kind: 'gone' })
    expect(await takeOver(deps, jo, 'no talk', 0)).toEqual({ kind: 'gone' })
  })

  it('names nobody to a number that nobody has checked', async () => {
    await test.store.sql.updateTable('address_links').set({ checked_at: null }).execute()

    await take(jo)

    expect((await outgoingOf(test, place.talkId)).map((one) => one.text)).toEqual([
      'person:taken-over-unnamed ',
    ])
  })

  it('says nothing to a phone whose texts are off', async () => {
    await test.store.transaction((tx) => setOptedOut(tx, place.addressId, true, test.clock.now()))

    expect(await take(jo)).toEqual({ kind: 'taken' })
    expect(await outgoingOf(test, place.talkId)).toEqual([])
  })

  it("holds what it tells until they write, when WhatsApp's window has closed", async () => {
    place = await asks(test, mia.whatsapp)
    test.clock.advance(24 * hourMs)

    await take(jo)

    expect(await outgoingOf(test, place.talkId)).toMatchObject([
      { author: 'bot', status: 'held', channel: 'whatsapp' },
    ])
  })

  it('deals with the alarm in the talk with it, for half an hour', async () => {
    await anAlarm()

    await take(jo)

    const halfAnHour = new Date(test.clock.now().getTime() + 30 * 60_000)
    const dealing = { acknowledgedBy: jo.staffId, dueAt: halfAnHour }
    expect(await findOpenAlarm(test.store, mia.id)).toMatchObject(dealing)
    expect(await eventsOf(test, place.talkId)).toContain('alarm-dealing')
  })

  describe('having seen it', () => {
    const seen = async (viewer: Viewer) => {
      const { id } = await handoverOf(test, place.talkId)
      return acknowledge(deps, viewer, id)
    }

    it('stops it from going on, and says who has', async () => {
      expect(await seen(jo)).toEqual({ kind: 'acknowledged', by: 'Jo Marsh', first: true })

      const at = test.clock.now().getTime()
      expect(await handoverOf(test, place.talkId)).toMatchObject({
        status: 'open',
        acknowledged_by: jo.staffId,
        acknowledged_at: at,
        for_staff_id: jo.staffId,
        due_at: at + 24 * hourMs,
      })
    })

    it('tells a second one who was first, and changes nothing', async () => {
      await seen(jo)

      expect(await seen(sam)).toEqual({ kind: 'acknowledged', by: 'Jo Marsh', first: false })
      expect(await seen(jo)).toMatchObject({ by: 'Jo Marsh' })
      expect((await eventsOf(test, place.talkId)).filter((one) => one === 'acknowledged')).toEqual([
        'acknowledged',
      ])
    })

    it('sees the alarm too, which nobody has by that', async () => {
      await anAlarm()

      expect(await seen(jo)).toEqual({ kind: 'acknowledged', by: 'Jo Marsh', first: true })

      const alarm = await findOpenAlarm(test.store, mia.id)
      expect(alarm).toMatchObject({ seenBy: jo.staffId })
      expect(alarm?.acknowledgedAt).toBeUndefined()
      expect(await handoverOf(test, place.talkId)).toMatchObject({ acknowledged_at: null })
    })

    it('is nothing for somebody who may not see it', async () => {
      const other = await aViewer(test, 'Rae Okoro', { team: 'Fostering' })

      expect(await seen(other)).toEqual({ kind: 'gone' })
      expect(await acknowledge(deps, jo, 'no handover')).toEqual({ kind: 'gone' })
    })
  })

  async function aReceivedPlace(): Promise<Place> {
    const lee = await aYoungPerson(test, { adviserId: jo.staffId })
    const sealed = await aPlace(test, lee.sms)
    await aReceived(test, sealed)
    return sealed
  }

  async function anAlarm(): Promise<void> {
    const { id: handoverId } = await handoverOf(test, place.talkId)
    const messageId = await aReceived(test, place)
    const about = { talkId: place.talkId, personId: mia.id, handoverId, messageId }
    const danger = { category: 'danger', kind: 'suicide', rule: 'a test' } as const
    await test.store.transaction((tx) => openAlarm(tx, { ...about, ...danger }, test.clock.now()))
  }
})
