import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { HandoverOutcome } from '../../src/domain/handover.ts'
import { emptyDialogState } from '../../src/domain/talk.ts'
import type { Viewer } from '../../src/domain/viewer.ts'
import { type HandBack, handBack } from '../../src/handover/hand-back.ts'
import { takeOver } from '../../src/handover/take-over.ts'
import { transfer, type Transfer } from '../../src/handover/transfer.ts'
import type { StaffDeps } from '../../src/messaging/deps.ts'
import { replyAsStaff } from '../../src/messaging/reply-as-staff.ts'
import { sendQueued } from '../../src/messaging/send-queued.ts'
import { findOpenDanger, openAlarm } from '../../src/store/alarms.ts'
import type { Place } from '../../src/store/messages.ts'
import { setBars } from '../../src/store/person-bars.ts'
import { loadTalk, openTalk, saveDialogState } from '../../src/store/talks.ts'
import { databases } from '../support/databases.ts'
import { aChannel, aDesk, aLog } from '../support/edges.ts'
import { talkRow } from '../support/stored.ts'
import {
  asks,
  aViewer,
  aYoungPerson,
  eventsOf,
  handoverOf,
  staffDeps,
  versionOf,
  writes,
  type YoungPerson,
} from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const hourMs = 3_600_000

describe.each(databases)('ending one side of a talk (%s)', (name) => {
  let test: TestStore
  let deps: StaffDeps
  let jo: Viewer
  let sam: Viewer
  let mia: YoungPerson
  let place: Place
  let channel: ReturnType<typeof aChannel>
  const { log } = aLog()

  beforeAll(async () => {
    test = await openTestStore(name)
    deps = staffDeps(test)
  })
  beforeEach(async () => {
    await test.empty()
    channel = aChannel()
    jo = await aViewer(test, 'Jo Marsh')
    sam = await aViewer(test, 'Sam Bright')
    mia = await aYoungPerson(test, { adviserId: jo.staffId })
    place = await asks(test, mia.sms)
    await takeOver(deps, jo, place.talkId, await versionOf(test, place.talkId))
    test.clock.advance(hourMs)
  })
  afterAll(() => test.close())

  const send = async (times = 4): Promise<void> => {
    for (let n = 0; n < times; n += 1) {
      await sendQueued({
        ...test,
        log,
        channel,
        desk: aDesk(),
        processId: 'one',
        senderRate: 100,
        senderOf: (to) => `${to}:sender`,
      })
    }
  }

  const reply = (text: string, how: 'now' | 'hold' = 'now', viewer = jo) =>
    replyAsStaff(deps, viewer, { talkId: place.talkId, text, formKey: `form of ${text}`, how })

  describe('handing back', () => {
    const record = { summary: 'Asked about rent', actions: 'Call housing', withWords: true }

    async function back(own: Partial<HandBack> = {}, viewer = jo) {
      const version = await versionOf(test, place.talkId)
      const usual = { talkId: place.talkId, version, outcome: 'action-agreed' as const, record }
      return handBack(deps, viewer, { ...usual, ...own })
    }

    it('closes the handover and the talk, and the next text is sealed again', async () => {
      expect(await back()).toMatchObject({ kind: 'handed-back' })

      const at = test.clock.now().getTime()
      expect(await handoverOf(test, place.talkId)).toMatchObject({
        status: 'closed',
        outcome: 'action-agreed',
        closed_by: jo.staffId,
        closed_at: at,
        due_at: null,
      })
      expect(await talkRow(test.store, place.talkId)).toMatchObject({
        owner_staff_id: null,
        closed_at: at,
      })
      const next = await writes(test, mia.sms)
      expect(await talkRow(test.store, next.talkId)).toMatchObject({ audience: 'sealed' })
      expect(await eventsOf(test, place.talkId)).toContain('handed-back')
    })

    it('writes the record of contact: from the takeover to now, on the channels used', async () => {
      await reply('Hi Mia')
      await writes(test, mia.whatsapp)

      const result = await back()

      const row = await test.store.sql
        .selectFrom('contact_records')
        .selectAll()
        .executeTakeFirstOrThrow()
      const open = (column: string, sealed: string) =>
        test.store.vault.open({ table: 'contact_records', column, row: row.id }, sealed)
      expect(result).toEqual({ kind: 'handed-back', recordId: row.id })
      expect(row).toMatchObject({
        staff_id: jo.staffId,
        person_id: mia.id,
        from_at: test.clock.now().getTime() - hourMs,
        until_at: test.clock.now().getTime(),
        channels: '["sms","whatsapp"]',
        with_words: 1,
        outcome: 'action-agreed',
        in_case_system_at: null,
      })
      expect(open('summary', row.summary_sealed)).toBe('Asked about rent')
      expect(open('actions', row.actions_sealed)).toBe('Call housing')
    })

    it('still sends what was written before, then says that it has finished', async () => {
      await reply('Bye for now')

      await back()
      await send()

      expect(channel.sent.map((one) => one.text)).toEqual([
        'Bye for now',
        expect.stringContaining('person:handed-back Jo'),
      ])
    })

    it('keeps what is held, and it goes when they write again', async () => {
      await writes(test, mia.whatsapp)
      test.clock.advance(24 * hourMs)
      await reply('Later, then', 'hold')

      await back()
      await send()
      expect(channel.sent).toEqual([])
      await writes(test, mia.whatsapp)
      await send()

      expect(channel.sent.map((one) => one.text)).toEqual(['Later, then'])
    })

    it('lets go of the numbers the bot had offered before', async () => {
      const sealed = await withChoices()

      await back()

      const { state } = await loadTalk(test.store, sealed)
      expect(state).toMatchObject({ choices: [], circumstances: { age: 19 } })
    })

    it.each([
      [{ summary: ' ', actions: '', withWords: false }, ['summary-empty']],
      [{ summary: 'x'.repeat(4001), actions: '', withWords: false }, ['summary-too-long']],
      [{ summary: 'x', actions: 'x'.repeat(4001), withWords: false }, ['actions-too-long']],
    ])('is refused without a record that says something', async (wrong, problems) => {
      expect(await back({ record: wrong })).toEqual({ kind: 'invalid', problems })
      expect((await talkRow(test.store, place.talkId)).closed_at).toBeNull()
    })

    it('is refused without an outcome of the list', async () => {
      const outcome = 'bored' as HandoverOutcome

      expect(await back({ outcome })).toEqual({ kind: 'invalid', problems: ['outcome'] })
    })

    it('is refused when they have just written, or the talk has changed', async () => {
      const version = await versionOf(test, place.talkId)

      expect(await back({ version: version - 1 })).toEqual({ kind: 'changed' })
      await writes(test, mia.sms, { unread: true })
      expect(await back()).toEqual({ kind: 'changed' })
    })

    it('is refused while an alarm is open in it, but with what was found and done', async () => {
      const { id: handoverId } = await handoverOf(test, place.talkId)
      const about = { talkId: place.talkId, personId: mia.id, handoverId, messageId: 'm' }
      const danger = { category: 'danger', kind: 'suicide', rule: 'a test' } as const
      await test.store.transaction((tx) => openAlarm(tx, { ...about, ...danger }, test.clock.now()))

      expect(await back()).toEqual({ kind: 'alarm-open' })
      expect(await back({ alarm: { verdict: 'true', done: ' ' } })).toEqual({ kind: 'alarm-open' })
      const alarm = { verdict: 'true', done: 'Rang them: safe, with a friend.' } as const
      expect(await back({ alarm })).toMatchObject({ kind: 'handed-back' })
      expect(await findOpenDanger(test.store, mia.id)).toBeUndefined()
    })

    it('is for its owner alone, and happens once', async () => {
      expect(await back({}, sam)).toEqual({ kind: 'gone' })
      const first = await back()

      expect(await back()).toEqual({ ...first, kind: 'duplicate' })
      expect(await back({}, sam)).toEqual({ kind: 'gone' })
      expect(await reply('too late')).toEqual({ kind: 'not-owner' })
    })

    /** The sealed talk from before they asked for a person, with choices that are open. */
    async function withChoices(): Promise<string> {
      const choices = [{ label: 'Yes', pick: { to: 'rephrase' } as const }]
      const state = { ...emptyDialogState, choices, circumstances: { age: 19 } }
      return test.store.transaction(async (tx) => {
        const { id } = await openTalk(tx, mia.id, 'sealed', test.clock.now())
        await saveDialogState(tx, id, state)
        return id
      })
    }
  })

  describe('passing on', () => {
    async function pass(own: Partial<Transfer> = {}, viewer = jo) {
      const version = await versionOf(test, place.talkId)
      const usual = { talkId: place.talkId, version, toStaffId: sam.staffId, reason: 'On leave' }
      return transfer(deps, viewer, { ...usual, ...own })
    }

    it('makes another the owner, and tells them and the young person', async () => {
      expect(await pass()).toEqual({ kind: 'passed-on', to: 'Sam Bright' })
      await send()

      expect(await talkRow(test.store, place.talkId)).toMatchObject({
        owner_staff_id: sam.staffId,
      })
      expect(await handoverOf(test, place.talkId)).toMatchObject({
        status: 'taken',
        taken_by: sam.staffId,
        for_staff_id: sam.staffId,
      })
      expect(channel.sent.at(-1)?.text).toContain('person:passed-on Sam Jo')
      expect(
        await test.store.sql.selectFrom('notices').select(['staff_id', 'kind']).execute(),
      ).toEqual([{ staff_id: sam.staffId, kind: 'passed-to-you' }])
    })

    it('keeps the reason as a note', async () => {
      await pass()

      const note = await test.store.sql.selectFrom('notes').selectAll().executeTakeFirstOrThrow()
      const cell = { table: 'notes', column: 'text', row: note.id }
      expect(note).toMatchObject({ staff_id: jo.staffId, talk_id: place.talkId })
      expect(test.store.vault.open(cell, note.text_sealed)).toBe('Passed to Sam Bright: On leave')
    })

    it('still sends what its owner wrote before, and nothing of theirs after', async () => {
      await reply('See you')
      await pass()

      expect(await reply('and one more')).toMatchObject({ kind: 'not-owner' })
      await reply('Hi, Sam here', 'now', sam)
      await send()

      expect(channel.sent.map((one) => one.text)).toEqual([
        'See you',
        expect.stringContaining('person:passed-on'),
        'Hi, Sam here',
      ])
    })

    it('is done by a manager for an owner who is not there', async () => {
      const manager = await aViewer(test, 'Ann Lee', { roles: ['team-manager'] })
      const duty = await aViewer(test, 'Pat Day', { roles: ['duty-adviser'], onDuty: true })

      expect(await pass({}, duty)).toMatchObject({ kind: 'not-owner', by: 'Jo Marsh' })
      expect(await pass({ toStaffId: manager.staffId }, manager)).toMatchObject({
        kind: 'passed-on',
      })
      expect(await test.store.sql.selectFrom('notices').select('id').execute()).toEqual([])
    })

    it('goes to nobody who must not see them, is of another team, or does not talk with them', async () => {
      const rae = await aViewer(test, 'Rae Okoro', { team: 'Fostering' })
      const editor = await aViewer(test, 'Ed Hall', { roles: ['content-editor'] })
      const barred = await aViewer(test, 'Bo Kin')
      await test.store.transaction((tx) => setBars(tx, mia.id, [barred.staffId]))

      for (const { staffId } of [rae, editor, barred, jo, { staffId: 'nobody' }]) {
        expect(await pass({ toStaffId: staffId })).toEqual({ kind: 'invalid', problem: 'staff' })
      }
    })

    it('wants a reason, and the talk as it was looked at', async () => {
      const version = await versionOf(test, place.talkId)

      expect(await pass({ reason: ' ' })).toEqual({ kind: 'invalid', problem: 'reason' })
      expect(await pass({ version: version - 1 })).toEqual({ kind: 'changed' })
      expect(await pass({ talkId: 'no talk' })).toEqual({ kind: 'gone' })
    })
  })
})
