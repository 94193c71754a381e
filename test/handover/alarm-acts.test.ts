import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { closeAlarm } from '../../src/handover/alarms/close-alarm.ts'
import { dealWithAlarm } from '../../src/handover/alarms/deal-with-alarm.ts'
import { noteOnAlarm } from '../../src/handover/alarms/note-on-alarm.ts'
import { recordAttempt } from '../../src/handover/alarms/record-attempt.ts'
import { seeAlarm } from '../../src/handover/alarms/see-alarm.ts'
import { readAlarmActs } from '../../src/store/views/alarm-acts.ts'
import { type AlarmTeam, anAlarmTeam } from '../support/alarm-team.ts'
import type { AlarmWorld } from '../support/alarm-world.ts'
import { databases } from '../support/databases.ts'
import { aMember, asksForPerson, textsIn } from '../support/routing-world.ts'
import { eventsOf, handoverOf, outgoingOf, type YoungPerson } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('what is done about an alarm (%s)', (name) => {
  let test: TestStore
  let team: AlarmTeam
  let world: AlarmWorld
  let names: Readonly<Record<string, string>>
  let mia: YoungPerson

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    team = await anAlarmTeam(test)
    ;({ world, names } = team)
    mia = await person()
  })
  afterAll(() => test.close())

  const id = (who: string): string => names[who] ?? ''
  const person: AlarmTeam['person'] = (own) => team.person(own)
  const viewer: AlarmTeam['viewer'] = (who, own) => team.viewer(who, own)
  const answers = (answer: 'in-danger' | 'not-sure' | 'ok-for-now', who = mia) =>
    test.store.transaction((tx) => world.alarmDesk.answered(tx, who.id, answer, test.clock.now()))
  const textsTo = async (talkId: string) => (await outgoingOf(test, talkId)).map(({ text }) => text)

  describe('when somebody acts', () => {
    let alarmId: string
    let talkId: string

    beforeEach(async () => {
      ;({ alarmId } = await world.raises(mia))
      await answers('ok-for-now')
      talkId = (await textsIn(test, mia)).talkId
      await world.told(names)
    })

    it('seen: on record, the young person is told, and it goes on', async () => {
      expect(await seeAlarm(world.deps, viewer('jo'), alarmId)).toEqual({
        ...{ kind: 'seen', by: 'Jo', first: true },
      })
      expect(await seeAlarm(world.deps, viewer('dee'), alarmId)).toMatchObject({ first: false })

      await world.comesTo('2026-11-24T11:15:00Z')

      expect(await world.told(names)).toEqual(['alarm-went-on max'])
      expect(await textsTo(talkId)).toEqual(['seen by Jo'])
    })

    it('not read for a quarter of an hour: the young person is told, once', async () => {
      await world.comesTo('2026-11-24T11:15:00Z')
      await world.comesTo('2026-11-24T11:30:00Z')

      expect(await textsTo(talkId)).toEqual(['not-picked-up'])
    })

    it('dealt with: half an hour for an attempt, or it goes on', async () => {
      const ring = { alarmId, how: 'ring' } as const
      const dealing = { kind: 'dealing', attemptBy: new Date('2026-11-24T11:30:00Z') }
      expect(await dealWithAlarm(world.deps, viewer('jo'), ring)).toEqual({
        ...dealing,
        first: true,
      })
      test.clock.advance(60_000)
      expect(await dealWithAlarm(world.deps, viewer('jo'), ring)).toEqual({
        ...dealing,
        first: false,
      })
      const other = { kind: 'other', by: 'Jo' }
      expect(await dealWithAlarm(world.deps, viewer('dee'), ring)).toEqual(other)
      expect(await handoverOf(test, talkId)).toMatchObject({ acknowledged_by: id('jo') })

      await world.comesTo('2026-11-24T11:29:00Z')
      expect(await world.told(names)).toEqual([])
      await world.comesTo('2026-11-24T11:30:00Z')

      expect(await world.told(names)).toEqual(['alarm-went-on max'])
      expect(await handoverOf(test, talkId)).toMatchObject({ acknowledged_by: null })
      expect(await eventsOf(test, talkId)).toContain('alarm-lapsed')
      expect(await textsTo(talkId)).toEqual(['dealing by Jo'])
    })

    it('taken on by another, who says so', async () => {
      await dealWithAlarm(world.deps, viewer('jo'), { alarmId, how: 'ring' })
      const instead = { alarmId, how: 'visit', instead: true } as const

      expect(await dealWithAlarm(world.deps, viewer('dee'), instead)).toMatchObject({ first: true })
    })

    it('tried: reached, it stands still; not reached, there is half an hour more', async () => {
      const attempt = { alarmId, how: 'ring', note: 'Voicemail.' } as const
      const missed = await recordAttempt(world.deps, viewer('jo'), { ...attempt, reached: false })
      expect(missed).toEqual({ kind: 'recorded', againBy: new Date('2026-11-24T11:30:00Z') })
      test.clock.advance(5 * 60_000)

      const got = await recordAttempt(world.deps, viewer('jo'), { ...attempt, reached: true })

      expect(got).toEqual({ kind: 'recorded' })
      await world.comesTo('2026-11-24T15:00:00Z')
      expect(await world.told(names)).toEqual([])
      expect(await handoverOf(test, talkId)).toMatchObject({
        due_at: Date.parse('2026-11-25T11:05:00Z'),
      })
      const acts = await readAlarmActs(test.store, alarmId)
      expect(acts.map(({ act, reached, note }) => [act, reached, note])).toEqual([
        ['dealing', undefined, undefined],
        ['attempt', false, 'Voicemail.'],
        ['attempt', true, 'Voicemail.'],
      ])
    })

    it('and then answers worse: whoever deals with it is told', async () => {
      await dealWithAlarm(world.deps, viewer('dee'), { alarmId, how: 'ring' })

      await answers('in-danger')

      expect(await world.told(names)).toEqual(['alarm dee'])
    })

    it('closed, never without what was done: the talk ends with it, and they are told', async () => {
      const closing = { alarmId, verdict: 'true', done: '' } as const
      expect(await closeAlarm(world.deps, viewer('jo'), closing)).toEqual({
        ...{ kind: 'invalid', problems: ['done-empty'] },
      })
      const done = { ...closing, done: 'Rang: with a friend.' }
      expect(await closeAlarm(world.deps, viewer('jo'), done)).toEqual({
        ...{ kind: 'closed', verdict: 'true', sealed: true },
      })

      expect(await closeAlarm(world.deps, viewer('dee'), done)).toEqual({
        ...{ kind: 'closed-before', by: 'Jo' },
      })
      expect(await handoverOf(test, talkId)).toMatchObject({ outcome: 'reached-another-way' })
      expect(await textsTo(talkId)).toEqual(['person:handed-back Jo Jo'])
      await world.comesTo('2026-11-24T12:00:00Z')
      expect(await world.told(names)).toEqual([])
    })

    it('a false alarm: sealed from there, and they are told so', async () => {
      const closing = { alarmId, verdict: 'false', done: 'Song lyrics.' } as const

      expect(await closeAlarm(world.deps, viewer('jo'), closing)).toMatchObject({ sealed: true })

      expect(await textsTo(talkId)).toEqual(['false-alarm'])
      expect(await handoverOf(test, talkId)).toMatchObject({ outcome: 'opened-by-mistake' })
    })

    it('a false alarm while somebody else talks with them is not sealed under them', async () => {
      await test.store.sql
        .updateTable('talks')
        .set({ owner_staff_id: id('dee') })
        .where('id', '=', talkId)
        .execute()
      const closing = { alarmId, verdict: 'false', done: 'Song lyrics.' } as const

      expect(await closeAlarm(world.deps, viewer('jo'), closing)).toEqual({
        ...{ kind: 'owned', by: 'Dee' },
      })
      expect(await closeAlarm(world.deps, viewer('dee'), closing)).toMatchObject({ sealed: true })
      expect(await textsTo(talkId)).toEqual(['false-alarm'])
    })

    it('who had asked for a person still has', async () => {
      const lee = await person()
      const asked = await asksForPerson(test, lee)
      const own = await world.raises(lee)
      const closing = { alarmId: own.alarmId, verdict: 'false', done: 'A joke.' } as const

      expect(await closeAlarm(world.deps, viewer('jo'), closing)).toMatchObject({ sealed: false })

      expect(await handoverOf(test, asked.talkId)).toMatchObject({ status: 'open', priority: 2 })
    })

    it('notes something, also once it is closed', async () => {
      const noting = (note: string) => noteOnAlarm(world.deps, viewer('dee'), { alarmId, note })
      expect(await noting(' ')).toEqual({ kind: 'invalid', problem: 'note-empty' })
      expect(await noting('Lives with a sister.')).toEqual({ kind: 'noted' })
    })

    it('is nothing for somebody of another team, but for whom it was told', async () => {
      const stranger = await aMember(test, 'Rae', { team: 'Fostering' })
      names = { ...names, rae: stranger }

      expect(await seeAlarm(world.deps, viewer('rae', { team: 'Fostering' }), alarmId)).toEqual({
        kind: 'gone',
      })
    })
  })

  describe('in the talk of the allegations officers', () => {
    it('tells duty alone of those between them, and names nobody', async () => {
      const talk = await textsIn(test, mia, 'restricted:allegation')
      await test.store.sql
        .insertInto('cases')
        .values({
          ...{ id: 'a case', person_id: mia.id, talk_id: talk.talkId, status: 'open' },
          ...{ stage: 'received', opened_at: 1, due_at: 1 },
        })
        .execute()

      const { told, alarmId } = await world.raises(mia, {}, 'restricted:allegation')

      expect(told).toEqual({ kind: 'flagged' })
      expect(await world.told(names)).toEqual(['alarm dee'])
      const see = (who: string) => seeAlarm(world.deps, viewer(who), alarmId)
      expect(await see('jo')).toEqual({ kind: 'gone' })
      expect(await see('dee')).toMatchObject({ kind: 'seen' })
      await test.store.sql.deleteFrom('cases').execute()
    })
  })

  describe('answered with its code', () => {
    const replies = (who: string, code: string) =>
      test.store.transaction((tx) =>
        world.alarmDesk.answeredByCode(tx, { staffId: id(who), code }, test.clock.now()),
      )
    const codeOf = async (alarmId: string) =>
      (
        await test.store.sql
          .selectFrom('alarms')
          .select('code')
          .where('id', '=', alarmId)
          .executeTakeFirstOrThrow()
      ).code ?? ''

    it('is dealt with; another, a closed and a wrong one are said to be', async () => {
      const { alarmId } = await world.raises(mia)
      const code = await codeOf(alarmId)

      expect(await replies('jo', code)).toMatch(/^staff:alarm-code.dealing https:/)
      expect(await world.stands(mia)).toMatchObject({ due: '2026-11-24T11:30' })
      expect(await replies('dee', code)).toMatch(/^staff:alarm-code.other/)
      await closeAlarm(world.deps, viewer('jo'), { alarmId, verdict: 'true', done: 'Rang.' })
      expect(await replies('jo', code)).toMatch(/^staff:alarm-code.closed/)
      expect(await replies('jo', code === '1234' ? '1235' : '1234')).toMatch(/unknown/)
    })

    it('by somebody who may not see it is no code, and guessing ends', async () => {
      const rae = await aMember(test, 'Rae', { team: 'Fostering' })
      names = { ...names, rae }
      const { alarmId } = await world.raises(mia)
      const code = await codeOf(alarmId)

      for (let tries = 0; tries < 6; tries += 1)
        expect(await replies('rae', code)).toMatch(/unknown/)
      expect(await replies('rae', code)).toMatch(/wait/)
    })
  })
})
