import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { defaultServiceHours } from '../../src/domain/service-hours.ts'
import { alarmVisibleTo } from '../../src/store/alarm-visibility.ts'
import { addShift } from '../../src/store/on-call.ts'
import { registerPerson } from '../../src/store/registrations.ts'
import { addStaff, type NewStaffMember } from '../../src/store/staff.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import type { Device } from '../support/people.ts'
import {
  declareOutOfHours,
  type SmallKnowledge,
  smallKnowledge,
} from '../support/small-knowledge.ts'
import { timeRuns } from '../support/time-runs.ts'

const team = 'Of this story'
const phone = '+441452614194'
const ola = '+447700900811'
const danger = 'ive got the tablets in front of me and im taking all of them tonight. goodbye'

describe.each(databases)('danger when nobody of the service is on duty (%s)', (database) => {
  let test: TestApp
  let knowledge: SmallKnowledge
  let ids: Readonly<Record<'jo' | 'dee' | 'ola' | 'edt', string>>
  let young = 0

  beforeAll(async () => {
    knowledge = smallKnowledge()
    const env = { KNOWLEDGE_DIR: knowledge.dir }
    test = await startTestApp({ database, start: new Date('2026-11-24T22:00:00Z'), env })
    const somebody = { roles: ['personal-adviser'], team, textsOn: true, demo: true } as const
    ids = await test.app.store.transaction(async (tx) => {
      const add = (name: string, workMobile: string, own: Partial<NewStaffMember> = {}) =>
        addStaff(
          tx,
          {
            ...{ ...somebody, name, workMobile, workingPattern: defaultServiceHours, ...own },
            email: `${name}@story.example`,
          },
          test.clock.now(),
        )
      return {
        jo: await add('Jo', '+447700900812'),
        dee: await add('Dee', '+447700900813', { roles: ['duty-adviser'] }),
        edt: await add('Edt', '+447700900814', { workingPattern: {}, textsOn: false }),
        ola: await add('Ola', ola, { roles: ['social-worker'], workingPattern: {} }),
      }
    })
  })
  afterAll(async () => {
    await test.close()
    knowledge.remove()
  })

  async function somebodyYoung(): Promise<Device & { readonly id: string }> {
    young += 1
    const value = `+44770090082${young}`
    const at = test.clock.now()
    const person = {
      ...{ preferredName: 'Mia', birthday: '2005-02-03', language: 'en', team, adviserId: ids.jo },
      ...{ addresses: [{ channel: 'sms', value } as const], checkedAt: at, demo: true },
    }
    const id = await test.app.store.transaction((tx) => registerPerson(tx, person, 'a test', at))
    return { ...test.phone(value), id }
  }

  const until = (done: () => boolean | Promise<boolean>, stepMs = 5000) =>
    timeRuns({ clock: test.clock, store: test.app.store, stepMs }, done)
  const minutes = (count: number) => {
    const at = test.clock.now().getTime() + count * 60_000
    return until(() => test.clock.now().getTime() > at, 60_000)
  }
  const alarmOf = ({ id }: { readonly id: string }) =>
    test.app.store.sql
      .selectFrom('alarms')
      .selectAll()
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow()
  /** Who was told by e-mail or SMS of somebody's alarm by now. */
  const toldOf = async (person: { readonly id: string }) => {
    const rows = await test.app.store.sql
      .selectFrom('notices')
      .select('staff_id')
      .distinct()
      .where('person_id', '=', person.id)
      .where('status', '=', 'sent')
      .execute()
    return rows.map(({ staff_id }) => staff_id)
  }
  const call = async (number: number) => {
    await until(() => test.twilio.calls.placed.length >= number)
    const placed = test.twilio.calls.placed[number - 1]
    if (placed === undefined) throw new Error(`There was no call ${number}`)
    return placed
  }

  it('none: they are told so at once, and nobody is paged at night', async () => {
    const mia = await somebodyYoung()

    await mia.texts(danger)

    const card = await mia.receives()
    expect(card).toContain('999')
    expect(card).toMatch(/No one (at the council will see|here sees) this before/)
    expect(card).not.toMatch(/flagged|ringing/i)
    await minutes(60)
    expect(await toldOf(mia)).toEqual([])
    expect(test.twilio.calls.placed).toEqual([])
  })

  it('staffed_call: rung until a person presses 1; an answerphone is nobody', async () => {
    await declareOutOfHours(test, knowledge, phone)
    const mia = await somebodyYoung()

    await mia.texts(danger)

    const card = await mia.receives()
    expect(card).toMatch(/ringing the emergency team/)
    const first = await call(1)
    expect(first.to).toBe(phone)
    const words = await test.twilio.calls.answerphone(first)
    expect(words).toContain('A young person may be in danger')
    expect(words).not.toContain('Mia')
    expect(words).not.toContain('tablets')
    const second = await call(2)
    await test.twilio.calls.answerphone(second)
    expect((await alarmOf(mia)).acknowledged_at).toBeNull()

    const third = await call(3)
    expect(await toldOf(mia)).toEqual([])
    expect(await test.twilio.calls.presses(third, '5')).toContain('That was not 1.')
    expect((await alarmOf(mia)).acknowledged_at).toBeNull()
    expect(await test.twilio.calls.presses(third)).toContain('You have accepted it.')
    expect(await test.twilio.calls.hears(third)).toContain('Somebody has this already.')
    await test.twilio.calls.ends(third, 'completed')

    expect(await alarmOf(mia)).toMatchObject({
      acknowledged_by: null,
      acknowledged_at: test.clock.now().getTime(),
    })
    await until(() => test.twilio.sentTo(mia.address).length > 1)
    const texts = test.twilio.sentTo(mia.address).map(({ body }) => body)
    expect(texts.at(-1)).toMatch(/^A person has read your message and is dealing with it now/)
    const before = texts.slice(0, -1).join(' ')
    expect(before).not.toMatch(/has read|is dealing/)
    await minutes(10)
    expect(test.twilio.calls.placed).toHaveLength(3)
    const { id } = await alarmOf(mia)
    const edt = { staffId: ids.edt, roles: [], team, onDuty: false, coversFor: [] } as const
    const reads = test.app.store.sql
      .selectFrom('alarms')
      .innerJoin('people', 'people.id', 'alarms.person_id')
      .select('alarms.id')
      .where(alarmVisibleTo(edt))
    expect(await reads.execute()).toEqual([{ id }])
  })

  it('rings nobody on a request that Twilio did not sign', async () => {
    for (const path of ['voice', 'voice/accepted', 'voice-status']) {
      const answer = await fetch(`${test.app.url}/twilio/${path}?c=1`, {
        method: 'POST',
        body: new URLSearchParams({ Digits: '1' }),
      })
      expect(answer.status).toBe(403)
    }
  })

  it('rota: only who is on call is told', async () => {
    await declareOutOfHours(test, knowledge, 'rota')
    const at = test.clock.now().getTime()
    const shift = { staffId: ids.ola, from: at - 60_000, until: at + 8 * 60 * 60_000 }
    await test.app.store.transaction((tx) => addShift(tx, shift, ids.ola, test.clock.now()))
    const placed = test.twilio.calls.placed.length
    const mia = await somebodyYoung()

    await mia.texts(danger)

    expect(await mia.receives()).toMatch(/flagged/i)
    await until(() => test.twilio.sentTo(ola).length > 0)
    expect(test.twilio.sentTo(ola)[0]?.body).toMatch(/^Waymark, urgent: /)
    await until(async () => (await toldOf(mia)).length > 0)
    expect(await toldOf(mia)).toEqual([ids.ola])
    const rung = await call(placed + 1)
    expect(rung.to).toBe(ola)
    expect(await test.twilio.calls.presses(rung)).toContain('You have accepted it.')
    expect((await alarmOf(mia)).acknowledged_by).toBe(ids.ola)
  })
})
