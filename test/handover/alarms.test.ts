import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { OutOfHours } from '../../src/domain/council-safety.ts'
import { acceptByCall } from '../../src/handover/alarms/accept-by-call.ts'
import { closeAlarm } from '../../src/handover/alarms/close-alarm.ts'
import { dealWithAlarm } from '../../src/handover/alarms/deal-with-alarm.ts'
import { alarmNotReached } from '../../src/handover/alarms/not-reached.ts'
import { addShift } from '../../src/store/on-call.ts'
import { holdTalkFor } from '../../src/store/ownership.ts'
import { setBars } from '../../src/store/person-bars.ts'
import { type AlarmTeam, anAlarmTeam } from '../support/alarm-team.ts'
import { type AlarmWorld, alarmWorld } from '../support/alarm-world.ts'
import { databases } from '../support/databases.ts'
import { aMember, textsIn, waits } from '../support/routing-world.ts'
import type { YoungPerson } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('an alarm (%s)', (name) => {
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
  const atNight = (outOfHours: OutOfHours = { kind: 'none' }) => {
    test.clock.advance(Date.parse('2026-11-24T23:00:00Z') - test.clock.now().getTime())
    world = alarmWorld(test, outOfHours)
  }
  const alarmRow = (alarmId: string) =>
    test.store.sql
      .selectFrom('alarms')
      .selectAll()
      .where('id', '=', alarmId)
      .executeTakeFirstOrThrow()
  const answers = (answer: 'in-danger' | 'not-sure' | 'ok-for-now', who = mia) =>
    test.store.transaction((tx) => world.alarmDesk.answered(tx, who.id, answer, test.clock.now()))
  describe('of an emergency', () => {
    it('tells those they know and duty together, and says so', async () => {
      const { told, opened, alarmId } = await world.raises(mia)

      expect(opened).toBe(true)
      expect(told).toEqual({ kind: 'flagged', adviser: 'Jo' })
      expect(await world.told(names)).toEqual(['alarm jo', 'alarm dee'])
      expect(await world.stands(mia)).toMatchObject({ step: 0, round: 0, due: '2026-11-24T11:15' })
      const { code, drill } = await test.store.sql
        .selectFrom('alarms')
        .select(['code', 'drill'])
        .where('id', '=', alarmId)
        .executeTakeFirstOrThrow()
      expect(code).toMatch(/^[1-9]\d{3}$/)
      expect(drill).toBe(0)
      expect(await waits(test)).toMatchObject({ stage: 'duty', status: 'open', due: undefined })
    })

    it('goes on every quarter of an hour, round and round, and is reported in the morning', async () => {
      const pat = await aMember(test, 'Pat', { roles: ['duty-adviser'] })
      names = { ...names, pat }
      const { alarmId } = await world.raises(mia)
      expect(await world.told(names)).toEqual(['alarm jo', 'alarm dee', 'alarm pat'])

      await world.comesTo('2026-11-24T11:10:00Z')
      expect(await world.told(names)).toEqual(['alarm-went-on max'])
      await world.comesTo('2026-11-24T11:24:59Z')
      expect(await world.told(names)).toEqual([])
      await world.comesTo('2026-11-24T11:25:00Z')
      expect(await world.told(names)).toEqual([
        'alarm-unanswered jo',
        'alarm-unanswered dee',
        'alarm-unanswered pat',
      ])
      expect(await world.stands(mia)).toMatchObject({ round: 1, unanswered: true })
      expect(world.logged()).toMatch(/UNANSWERED/)
      await world.comesTo('2026-11-24T11:40:00Z')
      await world.comesTo('2026-11-24T17:10:00Z')
      await world.told(names)
      await world.comesTo('2026-11-25T09:00:00Z')

      const told = await world.told(names)
      expect(told).toEqual(['alarm jo', 'alarm dee', 'alarm pat', 'alarm-report hal'])
      await world.comesTo('2026-11-26T09:00:00Z')
      expect(await world.told(names)).not.toContain('alarm-report hal')
      const { reported_at } = await test.store.sql
        .selectFrom('alarms')
        .select('reported_at')
        .where('id', '=', alarmId)
        .executeTakeFirstOrThrow()
      expect(reported_at).toBe(Date.parse('2026-11-25T09:00:00Z'))
    })

    it('at night, with nobody, rings nobody: it waits first for whoever comes in', async () => {
      atNight()
      const { told } = await world.raises(mia)

      expect(told).toEqual({ kind: 'nobody-before', before: new Date('2026-11-25T09:00:00Z') })
      expect(await world.told(names)).toEqual([])
      expect(await world.stands(mia)).toMatchObject({ step: -1, due: '2026-11-25T09:00' })
      await world.comesTo('2026-11-25T03:00:00Z')
      expect(await world.told(names)).toEqual([])
      await world.comesTo('2026-11-25T09:00:00Z')
      expect(await world.told(names)).toEqual(['alarm jo', 'alarm dee', 'alarm-report hal'])
    })

    it('at night, with a rota, rings whoever is on it, and again', async () => {
      const kit = await aMember(test, 'Kit', { team: 'Another team' })
      names = { ...names, kit }
      const shift = {
        from: Date.parse('2026-11-24T17:00Z'),
        until: Date.parse('2026-11-25T08:00Z'),
      }
      await test.store.transaction((tx) =>
        addShift(tx, { ...shift, staffId: kit }, 'a test', test.clock.now()),
      )
      atNight({ kind: 'rota' })

      const { told, alarmId } = await world.raises(mia)
      expect(told).toEqual({ kind: 'flagged' })
      expect(await world.told(names)).toEqual(['alarm kit'])
      await world.comesTo('2026-11-24T23:15:00Z')
      await world.comesTo('2026-11-24T23:30:00Z')

      expect(await world.told(names)).toEqual(['alarm-unanswered kit', 'alarm-unanswered kit'])
      const other = viewer('kit', { staffId: kit, team: 'Another team' })
      const ring = { alarmId, how: 'ring' } as const
      expect(await dealWithAlarm(world.deps, other, ring)).toMatchObject({ kind: 'dealing' })
      const { talkId } = await textsIn(test, mia)
      const reads = () => test.store.transaction((tx) => holdTalkFor(tx, other, talkId))
      expect(await reads()).toMatchObject({ id: talkId })
      await test.store.sql.updateTable('alarms').set({ status: 'closed' }).execute()
      expect(await reads()).toBeUndefined()
    })

    it('at night, with a phone that is answered: rung once, and whoever answers has it till morning', async () => {
      atNight({ kind: 'staffed_call', phone: '+441452614758' })
      const { told, alarmId, opened } = await world.raises(mia)
      expect([told, opened]).toEqual([{ kind: 'called' }, true])
      await world.comesTo('2026-11-24T23:15:00Z')
      const calls = await test.store.sql.selectFrom('calls').select('status').execute()
      expect(calls).toEqual([{ status: 'queued' }])

      await test.store.transaction((tx) =>
        acceptByCall(tx, world.deps, { alarmId }, test.clock.now()),
      )

      expect(await world.stands(mia)).toMatchObject({ due: '2026-11-25T09:00' })
      await world.comesTo('2026-11-25T09:00:00Z')
      expect(await world.told(names)).toContain('alarm-went-on max')
    })

    it('of a child in care tells their lead worker too; of a number nobody knows the duty team', async () => {
      const sam = await aMember(test, 'Sam', { roles: ['social-worker'] })
      names = { ...names, sam }
      await world.raises(await person({ status: 'in-care', leadWorkerId: sam }))
      expect(await world.told(names)).toEqual(['alarm sam', 'alarm jo', 'alarm dee'])

      const sms = { channel: 'sms', value: '+447700900777' } as const
      const { told } = await world.raises({ id: '', sms, whatsapp: sms })
      expect(told).toEqual({ kind: 'flagged' })
      expect(await world.told(names)).toEqual(['alarm dee'])
    })

    it('never tells whoever is barred, and passes over who has no address, in the same step', async () => {
      await test.store.transaction((tx) => setBars(tx, mia.id, [id('jo')]))
      await test.store.sql
        .updateTable('staff')
        .set({ email_sealed: null })
        .where('id', '=', id('dee'))
        .execute()

      const { told } = await world.raises(mia)

      expect(await world.told(names)).toEqual(['alarm max'])
      expect(told).toEqual({ kind: 'flagged', withoutDuty: true })
      expect(await world.stands(mia)).toMatchObject({ step: 2 })
    })

    it('is kept though the roster cannot be read, or nobody is in it', async () => {
      await test.store.sql
        .updateTable('staff')
        .set({ working_pattern: 'Mondays' })
        .where('id', '=', id('dee'))
        .execute()
      expect((await world.raises(mia)).told).toEqual({ kind: 'nobody' })
      expect(world.logged()).toMatch(/who is there cannot be read/)

      await test.store.sql.updateTable('staff').set({ left_at: 1, working_pattern: '{}' }).execute()
      const other = await person()
      expect((await world.raises(other)).told).toEqual({ kind: 'nobody' })
      expect(await world.stands(other)).toMatchObject({ due: '2026-11-24T11:05', unanswered: true })
    })

    it('goes on at once where nobody of a step could be told, and later keeps its pace', async () => {
      const { alarmId } = await world.raises(mia)
      await world.told(names)
      const notReached = () =>
        test.store.transaction((tx) => alarmNotReached(tx, alarmId, test.clock.now()))

      await notReached()
      await world.comesTo('2026-11-24T11:05:00Z')
      expect(await world.told(names)).toEqual(['alarm-went-on max'])
      await notReached()
      await world.comesTo('2026-11-24T11:10:00Z')
      expect(await world.stands(mia)).toMatchObject({ round: 1 })
      await notReached()
      expect(await world.stands(mia)).toMatchObject({ due: '2026-11-24T11:25' })
    })

    it('is taken on once, though two processes look at the same moment', async () => {
      await world.raises(mia)
      await answers('ok-for-now')
      await world.told(names)
      const other = name === 'postgres' ? await test.again() : test.store
      test.clock.advance(15 * 60_000)

      await Promise.all([
        world.comesTo('2026-11-24T11:15:00Z'),
        world.comesTo('2026-11-24T11:15:00Z', other),
      ])

      if (other !== test.store) await other.close()
      expect(await world.told(names)).toEqual(['alarm-went-on max'])
      expect(await world.stands(mia)).toMatchObject({ step: 2 })
    })
  })

  describe('when more comes in', () => {
    it('is not made worse by what was only faintly heard, nor taken from whoever deals with it', async () => {
      const { alarmId } = await world.raises(mia, { kind: 'self-harm' })
      await dealWithAlarm(world.deps, viewer('jo'), { alarmId, how: 'ring' })
      await world.told(names)

      await world.raises(mia, { kind: 'medical', level: 'worried', source: 'learnt', unsure: true })

      expect(await world.told(names)).toEqual([])
      expect(await world.stands(mia)).toMatchObject({ kind: 'self-harm', joined: 1 })
      const { acknowledged_by } = await alarmRow(alarmId)
      expect(acknowledged_by).toBe(id('jo'))
    })

    it('shows nothing of what is told to the allegations officers meanwhile', async () => {
      const { alarmId } = await world.raises(mia)
      const before = await alarmRow(alarmId)
      test.clock.advance(60_000)

      await world.raises(mia, {}, 'restricted:allegation')

      const after = await alarmRow(alarmId)
      // When they are next texted is not for a screen.
      expect({ ...after, card_due_at: before.card_due_at }).toEqual(before)
    })

    it('joins, and tells nobody twice', async () => {
      const first = await world.raises(mia)
      await world.told(names)
      test.clock.advance(60_000)

      const second = await world.raises(mia, { kind: 'self-harm', level: 'worried' })

      expect(second).toMatchObject({ alarmId: first.alarmId, opened: false, knownKind: 'suicide' })
      expect(second.told).toEqual({ kind: 'flagged', adviser: 'Jo' })
      expect(await world.told(names)).toEqual([])
      expect(await world.stands(mia)).toMatchObject({ joined: 1, kind: 'suicide' })
      const found = await test.store.sql
        .selectFrom('detections')
        .select(['kind', 'level'])
        .execute()
      expect(found).toEqual([
        { kind: 'suicide', level: 0 },
        { kind: 'self-harm', level: 1 },
      ])
    })

    it('of a more pressing kind tells them again, and whoever deals with it has not seen this', async () => {
      const { alarmId } = await world.raises(mia)
      await dealWithAlarm(world.deps, viewer('jo'), { alarmId, how: 'ring' })
      await world.told(names)

      const { told } = await world.raises(mia, { kind: 'medical' })

      expect(told).toMatchObject({ kind: 'flagged' })
      expect(await world.told(names)).toEqual(['alarm jo', 'alarm dee', 'alarm jo'])
      expect(await world.stands(mia)).toMatchObject({ kind: 'medical', due: '2026-11-24T11:15' })
    })

    it('of an emergency in a worry begins the ladder', async () => {
      await world.raises(mia, { level: 'worried' })
      expect(await world.told(names)).toEqual([])
      expect(await waits(test)).toMatchObject({ due: '2026-11-24T13:00:00.000Z' })

      await world.raises(mia)

      expect(await world.told(names)).toEqual(['alarm jo', 'alarm dee'])
      expect(await world.stands(mia)).toMatchObject({ level: 'emergency', due: '2026-11-24T11:15' })
      expect(await waits(test)).toMatchObject({ due: undefined })
    })

    it('after it was closed is another', async () => {
      const { alarmId } = await world.raises(mia)
      const closing = { alarmId, verdict: 'false', done: 'A song.' } as const
      await closeAlarm(world.deps, viewer('jo'), closing)
      await world.told(names)

      const again = await world.raises(mia)

      expect(again.opened).toBe(true)
      expect(again.alarmId).not.toBe(alarmId)
      expect(await world.told(names)).toEqual(['alarm jo', 'alarm dee'])
    })
  })

  describe('when they answer', () => {
    it.each(['in-danger', 'not-sure'] as const)('%s: it goes on at once, once', async (answer) => {
      await world.raises(mia)
      await world.told(names)

      await answers(answer)
      await answers('in-danger')

      expect(await world.told(names)).toEqual(['alarm-went-on max'])
      expect(await world.stands(mia)).toMatchObject({ step: 2, answer: 'in-danger' })
    })

    it('that they are OK for now: it closes nothing and stops nothing', async () => {
      await world.raises(mia)
      await answers('ok-for-now')
      await world.told(names)

      await world.comesTo('2026-11-24T11:15:00Z')

      expect(await world.told(names)).toEqual(['alarm-went-on max'])
    })

    it('nothing for ten minutes: taken as worse, and a worry becomes an emergency', async () => {
      const lee = await person()
      await world.raises(mia)
      await world.raises(lee, { level: 'worried' })
      await world.told(names)

      await world.comesTo('2026-11-24T11:09:59Z')
      expect(await world.told(names)).toEqual([])
      await world.comesTo('2026-11-24T11:10:00Z')

      expect(await world.stands(mia)).toMatchObject({ answer: 'silent', step: 2 })
      expect(await world.stands(lee)).toMatchObject({ answer: 'silent', level: 'emergency' })
    })

    it('something else within ten minutes: that is no silence', async () => {
      await world.raises(mia)
      test.clock.advance(60_000)
      await textsIn(test, mia)

      await world.comesTo('2026-11-24T11:10:00Z')

      expect(await world.stands(mia)).toMatchObject({ answer: undefined, step: 0 })
    })

    it('nothing at night, of a worry: nobody is rung, and it is noted', async () => {
      atNight()
      const { told } = await world.raises(mia, { level: 'worried' })
      expect(told).toMatchObject({ kind: 'nobody-before' })

      await world.comesTo('2026-11-24T23:10:00Z')

      expect(await world.stands(mia)).toMatchObject({ answer: 'silent', level: 'worried' })
      expect(await world.told(names)).toEqual([])
    })

    it('takes it back: noted, and it stays open', async () => {
      await world.raises(mia)
      await test.store.transaction((tx) => world.alarmDesk.takenBack(tx, mia.id, test.clock.now()))

      expect(await world.stands(mia)).toMatchObject({ step: 0 })
      const row = await test.store.sql.selectFrom('alarms').select('taken_back_at').execute()
      expect(row).toEqual([{ taken_back_at: test.clock.now().getTime() }])
    })
  })
})
