import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { acknowledge } from '../../src/handover/acknowledge.ts'
import { takeOver } from '../../src/handover/take-over.ts'
import type { WhoWish } from '../../src/domain/handover.ts'
import type { AskedFor } from '../../src/messaging/deps.ts'
import { markStale } from '../../src/store/notice-states.ts'
import { remindAt } from '../../src/store/ownership.ts'
import { addStaffText } from '../../src/store/staff-messages.ts'
import { databases } from '../support/databases.ts'
import {
  asksForPerson,
  aTeam,
  comesTo,
  desk,
  textsIn,
  told,
  waits,
} from '../support/routing-world.ts'
import { aYoungPerson, staffDeps, versionOf, type YoungPerson } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

/** It is a Tuesday at 11:00, when everybody is in. */
describe.each(databases)('the desk (%s)', (name) => {
  let test: TestStore
  let jo: string
  let names: Readonly<Record<string, string>>
  let mia: YoungPerson

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    await test.empty()
    test.clock.advance(Date.parse('2026-11-24T11:00:00Z') - test.clock.now().getTime())
    const { max, dee, ...others } = await aTeam(test)
    jo = others.jo
    names = { max, dee, jo }
    mia = await aYoungPerson(test, { adviserId: jo })
  })
  afterAll(() => test.close())

  const viewer = {
    roles: ['personal-adviser'],
    team: 'Leaving care',
    onDuty: false,
    coversFor: [],
  } as const
  const joLooks = () => ({ ...viewer, staffId: jo })
  const takes = async (talkId: string) =>
    takeOver(staffDeps(test), joLooks(), talkId, await versionOf(test, talkId))
  const now = () => test.clock.now()
  const talkOf = (id: string) =>
    test.store.sql.selectFrom('talks').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const kinds = async () =>
    (await test.store.sql.selectFrom('events').select('kind').orderBy('id').execute()).map(
      (one) => one.kind,
    )

  describe('when they choose who gets it', () => {
    const choose = (talkId: string, wish: WhoWish | 'leave') =>
      test.store.transaction((tx) => desk.chooseWho(tx, talkId, wish, now()))

    it('routes it again: somebody else', async () => {
      const { talkId } = await asksForPerson(test, mia)
      await told(test, names)

      await choose(talkId, 'someone-else')

      expect(await waits(test)).toMatchObject({ stage: 'duty', for: null })
      expect(await told(test, names)).toEqual(['handover normal dee'])
      expect(await kinds()).toContain('who-chosen')
    })

    it('keeps it, though whoever covers has it already', async () => {
      const { talkId } = await asksForPerson(test, mia, { wish: 'someone-else' })

      await choose(talkId, 'keep')

      expect(await waits(test)).toMatchObject({ stage: 'adviser', for: jo })
    })

    it('closes it when they leave it, and the talk with it', async () => {
      const { talkId } = await asksForPerson(test, mia)

      await choose(talkId, 'leave')

      const [row] = await test.store.sql.selectFrom('handovers').selectAll().execute()
      expect(row).toMatchObject({
        status: 'closed',
        outcome: 'left-it',
        closed_by: null,
        due_at: null,
      })
      expect((await talkOf(talkId)).closed_at).toBe(now().getTime())
      expect(await kinds()).toContain('handover-left')
    })

    it.each(['keep', 'someone-else', 'leave'] as const)(
      'danger is not theirs to choose: %s',
      async (wish) => {
        const { talkId } = await asksForPerson(test, mia, {
          reason: 'danger',
          priority: 'emergency',
        })
        const before = await waits(test)

        await choose(talkId, wish)

        expect(await waits(test)).toEqual(before)
        expect((await talkOf(talkId)).closed_at).toBeNull()
      },
    )

    it.each(['keep', 'someone-else', 'leave'] as const)(
      'nor what somebody has taken: %s',
      async (wish) => {
        const { talkId } = await asksForPerson(test, mia)
        await takes(talkId)
        const before = await waits(test)

        await choose(talkId, wish)

        expect(await waits(test)).toEqual(before)
      },
    )

    it('and with whoever has read it: kept with them, or routed to others who have not', async () => {
      const { id, talkId } = await asksForPerson(test, mia)
      await acknowledge(staffDeps(test), joLooks(), id)
      await told(test, names)

      await choose(talkId, 'keep')
      expect(await told(test, names)).toEqual([])
      await choose(talkId, 'someone-else')

      expect(await waits(test)).toMatchObject({ stage: 'duty' })
      await comesTo(test, '2026-11-24T15:00:00Z')
      expect(await waits(test)).toMatchObject({ stage: 'manager' })
    })

    it('does nothing where nobody was asked', async () => {
      const { talkId } = await textsIn(test, mia)

      await choose(talkId, 'leave')

      expect((await talkOf(talkId)).closed_at).toBeNull()
    })
  })

  describe('when they ask again', () => {
    const again = (talkId: string, own: Partial<AskedFor>) =>
      test.store.transaction((tx) =>
        desk.open(tx, { talkId, personId: mia.id, reason: 'asked', ...own }, now()),
      )
    const danger = { reason: 'danger', priority: 'emergency' } as const
    const worry = { reason: 'danger', priority: 'worried' } as const

    it('it is one handover, and nobody is told twice', async () => {
      const { id, talkId } = await asksForPerson(test, mia)
      await told(test, names)

      expect(await again(talkId, {})).toEqual({ id, opened: false })
      expect(await told(test, names)).toEqual([])
    })

    it('in danger now: it is more urgent, and its alarm has the clock and tells', async () => {
      const { talkId } = await asksForPerson(test, mia)
      await told(test, names)

      await again(talkId, danger)

      expect(await waits(test)).toMatchObject({ stage: 'duty', due: undefined })
      expect(await told(test, names)).toEqual([])
    })

    it('in a way that worries: duty is told too', async () => {
      const { talkId } = await asksForPerson(test, mia)
      await told(test, names)

      await again(talkId, worry)

      expect(await waits(test)).toMatchObject({ stage: 'duty', due: '2026-11-24T13:00:00.000Z' })
      expect(await told(test, names)).toEqual(['danger urgent jo', 'danger urgent dee'])
    })

    it('a worry: who has read what came before has not read this', async () => {
      const { id, talkId } = await asksForPerson(test, mia)
      await acknowledge(staffDeps(test), joLooks(), id)

      await again(talkId, worry)
      await comesTo(test, '2026-11-24T13:00:00Z')

      expect(await waits(test)).toMatchObject({ stage: 'manager' })
    })

    it('a worry, while somebody talks with them: they and duty are told, and it stays theirs', async () => {
      const { talkId } = await asksForPerson(test, mia)
      await takes(talkId)
      await told(test, names)

      await again(talkId, worry)
      expect(await told(test, names)).toEqual(['danger urgent jo', 'danger urgent dee'])
      expect(await waits(test)).toMatchObject({ status: 'taken', due: '2026-11-24T13:00:00.000Z' })
      await again(talkId, worry)
      await test.store.transaction((tx) => markStale(tx))
      const [notice] = await test.store.sql.selectFrom('notices').select('status').execute()
      expect(notice).toEqual({ status: 'queued' })
      expect(await told(test, names)).toEqual(['danger urgent jo'])
    })
  })

  describe('when they show what was said before', () => {
    const show = (talkId: string) =>
      test.store.transaction((tx) => desk.showEarlier(tx, talkId, now()))
    const textsOf = async (talkId: string) =>
      (
        await test.store.sql
          .selectFrom('messages')
          .select('id')
          .where('talk_id', '=', talkId)
          .orderBy('id')
          .execute()
      ).map(({ id }) => id)

    it('the sealed texts of a day come into the talk, and that is on record', async () => {
      const old = await textsIn(test, mia, 'sealed')
      test.clock.advance(24 * 3_600_000)
      const fresh = await textsIn(test, mia, 'sealed')
      const asked = await asksForPerson(test, mia)

      await show(asked.talkId)

      expect(await textsOf(asked.talkId)).toEqual([fresh.messageId, asked.messageId])
      expect(await textsOf(old.talkId)).toEqual([old.messageId])
      const event = await test.store.sql
        .selectFrom('events')
        .select(['talk_id', 'detail'])
        .where('kind', '=', 'audience-opened')
        .executeTakeFirstOrThrow()
      expect(event).toEqual({
        talk_id: asked.talkId,
        detail: JSON.stringify({ from: old.talkId, texts: 1, earlier: true }),
      })
    })

    it('nobody else’s, nothing told of an adult, and nothing into a talk that is not the advisers’', async () => {
      const other = await aYoungPerson(test)
      const theirs = await textsIn(test, other, 'sealed')
      const told = await textsIn(test, mia, 'restricted:allegation')
      const { talkId, messageId } = await asksForPerson(test, mia)

      await show(talkId)
      await show(told.talkId)

      expect(await textsOf(talkId)).toEqual([messageId])
      expect(await textsOf(theirs.talkId)).toEqual([theirs.messageId])
      expect(await textsOf(told.talkId)).toEqual([told.messageId])
    })
  })

  describe('when a text comes in', () => {
    const comesIn = async () => {
      const place = await textsIn(test, mia)
      await test.store.transaction((tx) => desk.textCameIn(tx, place, now()))
      return place
    }

    it('it counts as unread, with its time', async () => {
      const { talkId } = await comesIn()
      test.clock.advance(1000)
      await comesIn()

      const at = now().getTime()
      expect(await talkOf(talkId)).toMatchObject({ unread: 2, last_in_at: at, last_at: at })
    })

    it('in a sealed talk nothing counts', async () => {
      const place = await textsIn(test, mia, 'sealed')
      await test.store.transaction((tx) => desk.textCameIn(tx, place, now()))

      expect(await talkOf(place.talkId)).toMatchObject({ unread: 0, last_in_at: null })
    })

    it('whoever has it is reminded a day after the first text they did not answer', async () => {
      const { talkId } = await asksForPerson(test, mia)
      await takes(talkId)
      test.clock.advance(3_600_000)
      const place = await comesIn()
      expect(await waits(test)).toMatchObject({ due: '2026-11-25T11:00:00.000Z' })

      const text = { staffId: jo, text: 'hi', formKey: 'a form' }
      await test.store.transaction(async (tx) => {
        await addStaffText(tx, place, text, now())
        await remindAt(tx, talkId, new Date('2026-11-25T12:00:00Z'))
      })
      test.clock.advance(3_600_000)
      await comesIn()
      expect(await waits(test)).toMatchObject({ due: '2026-11-25T13:00:00.000Z' })
      test.clock.advance(3_600_000)
      await comesIn()

      expect(await waits(test)).toMatchObject({ due: '2026-11-25T13:00:00.000Z' })
    })
  })

  it('texts are turned off: their adviser is told, and whoever talks with them', async () => {
    const { talkId } = await asksForPerson(test, mia)
    await test.store.sql
      .updateTable('talks')
      .set({ owner_staff_id: names['dee'] ?? '' })
      .where('id', '=', talkId)
      .execute()
    await told(test, names)

    await test.store.transaction((tx) => desk.textsOff(tx, mia.id, now()))

    expect(await told(test, names)).toEqual(['texts-off normal jo', 'texts-off normal dee'])
  })

  it('texts are turned off by a number that nobody knows: nobody is told', async () => {
    const { personId } = await textsIn(test, { sms: { channel: 'sms', value: '+447700900555' } })

    await test.store.transaction((tx) => desk.textsOff(tx, personId, now()))

    expect(await told(test, names)).toEqual([])
  })
})
