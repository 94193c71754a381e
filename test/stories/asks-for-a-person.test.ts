import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Role, WorkingPattern } from '../../src/domain/staff.ts'
import { addAbsence, type NewAbsence } from '../../src/store/absences.ts'
import { textCell } from '../../src/store/messages.ts'
import { markWelcomed } from '../../src/store/people.ts'
import { registerPerson } from '../../src/store/registrations.ts'
import { addStaff } from '../../src/store/staff.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import type { Device } from '../support/people.ts'
import { settled } from '../support/time-runs.ts'

const dayMs = 24 * 60 * 60 * 1000
const ask = 'can i talk to someone'
/** 22:00 in London on the Friday before the summer bank holiday. */
const fridayNight = new Date('2026-08-28T21:00:00Z')

const officeHours: WorkingPattern = Object.fromEntries(
  (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => [day, [['09:00', '17:00']]]),
)

const staff: readonly (readonly [string, Role])[] = [
  ['Jo', 'personal-adviser'],
  ['Kit', 'personal-adviser'],
  ['Dee', 'duty-adviser'],
  ['Max', 'team-manager'],
]

describe.each(databases)('somebody who asks for a person (%s)', (database) => {
  let test: TestApp
  let phone: Device
  let ids: ReadonlyMap<string, string>
  let given = 0
  const idOf = (name: string): string => ids.get(name) ?? ''

  beforeAll(async () => {
    test = await startTestApp({ database })
  })
  beforeEach(() => begin())
  afterAll(() => test.close())

  /** Amy, whose adviser is Jo; Kit covers, Dee is on duty, Max is the manager. A team of their own. */
  async function begin(): Promise<void> {
    const at = test.clock.now()
    given += 1
    const value = `+447700900${400 + given}`
    const team = `The team of ${value}`
    ids = await test.app.store.transaction(async (tx) => {
      const added = new Map<string, string>()
      for (const [name, role] of staff) {
        const member = { name: `${name} Lane`, roles: [role], team, workingPattern: officeHours }
        const email = `${name}.${value}@council.example`
        added.set(name, await addStaff(tx, { ...member, email, textsOn: false, demo: true }, at))
      }
      const registration = { preferredName: 'Amy', language: 'en', team, demo: true }
      const addresses = [{ channel: 'sms', value }] as const
      const adviserId = added.get('Jo') ?? ''
      const amy = { ...registration, addresses, adviserId, checkedAt: at }
      const id = await registerPerson(tx, amy, 'a test', at)
      await markWelcomed(tx, id, at)
      return added.set('Amy', id)
    })
    phone = test.phone(value)
  }

  function isAway(name: string, told: Partial<NewAbsence> = {}): Promise<string> {
    const at = test.clock.now().getTime()
    const absence = { from: at - dayMs, until: at + 7 * dayMs, tellReason: false, tellUntil: false }
    return test.app.store.transaction((tx) =>
      addAbsence(tx, { staffId: idOf(name), ...absence, ...told }, 'a test', test.clock.now()),
    )
  }

  /** The handover as it is: whose turn, how it ended, and who was told of it. */
  async function handover() {
    const { sql } = test.app.store
    const { id, for_staff_id, ...row } = await sql
      .selectFrom('handovers')
      .select(['id', 'reason', 'status', 'stage', 'wish', 'outcome', 'for_staff_id'])
      .where('person_id', '=', idOf('Amy'))
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const told = await sql
      .selectFrom('notices')
      .select('staff_id')
      .distinct()
      .where('handover_id', '=', id)
      .execute()
    const nameOf = (staffId: string | null) =>
      [...ids].find(([, one]) => one === staffId)?.[0] ?? 'the pool'
    return {
      ...row,
      for: nameOf(for_staff_id),
      told: told.map((one) => nameOf(one.staff_id)).sort(),
    }
  }

  /** Amy's texts by the audience that may read them, oldest first. */
  async function readBy(audience: string): Promise<readonly string[]> {
    const { sql, vault } = test.app.store
    const rows = await sql
      .selectFrom('messages')
      .innerJoin('talks', 'talks.id', 'messages.talk_id')
      .select(['messages.id', 'messages.text_sealed'])
      .where('messages.person_id', '=', idOf('Amy'))
      .where('messages.direction', '=', 'in')
      .where('talks.audience', '=', audience)
      .orderBy('messages.id')
      .execute()
    return rows.map((row) => vault.open(textCell(row.id), row.text_sealed))
  }

  it('hears that the adviser who is due in was asked, and is answered as before', async () => {
    await phone.texts(ask)

    expect(await phone.receives()).toMatch(
      /^I've asked Jo\. They are due in today\. They can read this chat from now on\. I don't know yet if they've seen it\./,
    )
    expect(await handover()).toMatchObject({
      ...{ reason: 'asked', status: 'open', stage: 'adviser', for: 'Jo', told: ['Jo'] },
    })
    await phone.texts('what is a pathway plan')
    expect(await phone.receives()).toMatch(/pathway plan/i)
    await phone.texts('is there a real person')
    expect(await phone.receives()).toMatch(
      /^I asked Jo today 11am\. I don't know yet if they've seen it\./,
    )
    expect(await readBy('sealed')).toEqual([])
  })

  it('may show what was said to the bot before, and else it stays sealed', async () => {
    await phone.texts('what is a pathway plan')
    await phone.receives()
    await phone.texts(ask)
    expect(await phone.receives()).toMatch(/what we texted in the last day\?\n1 Yes\n2 No/)
    expect(await readBy('sealed')).toEqual(['what is a pathway plan'])

    await phone.texts('yh')

    expect(await phone.receives()).toBe('OK, they can see that too now.')
    expect(await readBy('sealed')).toEqual([])
    expect(await readBy('advisers')).toEqual(['what is a pathway plan', ask, 'yh'])
  })

  it('hears who stands in for an adviser who is away, and no more of it than was ticked', async () => {
    await isAway('Jo', { coverId: idOf('Kit'), reason: 'an operation' })
    await phone.texts(ask)

    expect(await phone.receives()).toMatch(
      /^Jo is not due in today\. Kit is standing in and is due in today\. Who should get this\?\n1 Keep it for Jo\n2 Someone else today \(they can read this chat from now on\)\n3 Leave it$/,
    )
    expect(await handover()).toMatchObject({ stage: 'cover', for: 'Kit', told: ['Kit'] })
    await phone.texts('1')
    expect(await phone.receives()).toMatch(/^OK, kept for Jo\. I don't know yet/)
    expect(await handover()).toMatchObject({ wish: 'keep', stage: 'adviser', for: 'Jo' })
  })

  it('hears until when, where that was ticked', async () => {
    await isAway('Jo', { tellUntil: true, tellReason: true, reason: 'on leave' })
    await phone.texts(ask)

    expect(await phone.receives()).toMatch(
      /^Jo is away \(on leave\) until Tue 1 Dec\. Who should get this\?/,
    )
  })

  it('is told of another adviser with the next reply alone', async () => {
    const { sql } = test.app.store
    await sql
      .updateTable('people')
      .set({ adviser_id: idOf('Kit') })
      .where('id', '=', idOf('Amy'))
      .execute()
    await settled(test)
    expect(test.twilio.sentTo(phone.address)).toHaveLength(0)

    await phone.texts('what is a pathway plan')

    expect(await phone.receives()).toBe('Your PA is now Kit.')
    expect(await phone.receives()).toMatch(/pathway plan/i)
    await phone.texts('what is a pathway plan')
    expect(await phone.receives()).not.toContain('Your PA is now')
  })

  it('is offered a person after two answers that missed, and asked nobody before the yes', async () => {
    const texts = [
      'what is a pathway plan',
      'no thats not it',
      'what is a pathway plan',
      'wrong answer',
    ]
    for (const text of texts) {
      await phone.texts(text)
      await phone.receives()
    }
    expect(test.twilio.sentTo(phone.address).at(-1)?.body).toMatch(
      /^Sorry, that's twice.*Shall I ask Jo\?/,
    )
    expect(await readBy('advisers')).toEqual([])

    await phone.texts('yes')

    expect(await phone.receives()).toMatch(/^I've asked Jo\./)
    expect(await handover()).toMatchObject({ reason: 'unhelpful', for: 'Jo' })
  })

  it('asks the adviser what the bot does not know: the question goes along', async () => {
    await phone.texts('can i bring my pet snake to the new flat')
    expect(await phone.receives()).toMatch(/Shall I ask Jo\? Jo is due in today\.\n1 Yes, ask Jo/)

    await phone.texts('1')

    expect(await phone.receives()).toMatch(/They can read your question/)
    expect(await handover()).toMatchObject({ reason: 'not-known', for: 'Jo' })
    expect(await readBy('advisers')).toEqual(['can i bring my pet snake to the new flat', '1'])
  })

  it('sends a picture on, which nobody could open before', async () => {
    const extra = {
      NumMedia: '1',
      MediaUrl0: 'https://api.twilio.com/a/picture',
      MediaContentType0: 'image/jpeg',
    }
    await phone.texts('', { extra })
    expect(await phone.receives()).toMatch(/no one else has yet.*\n1 Send it to Jo\n2 I'll type/s)
    expect(await readBy('advisers')).toEqual([])

    await phone.texts('1')

    expect(await phone.receives()).toMatch(/^I've asked Jo\..*They can open what you sent/)
    expect(await handover()).toMatchObject({ reason: 'media', for: 'Jo' })
    expect(await readBy('advisers')).toEqual(['', '1'])
  })

  it('has told of danger: the team is asked at once, and it is nobody’s to leave', async () => {
    await phone.texts('i want to kill myself')
    await phone.receives()

    expect(await handover()).toMatchObject({ reason: 'danger', told: ['Dee', 'Jo'] })
    await phone.texts(ask)
    expect(await phone.receives()).not.toMatch(/Leave it/)
  })

  it('has told of something an adult did: nobody of the team is asked or told', async () => {
    await phone.texts('my keyworker keeps sending me sexual messages at night')
    await phone.receives()
    await phone.texts(ask)

    expect(await phone.receives()).toMatch(
      /^This chat goes to the safeguarding officer\. .*\n1 Yes\n2 Something else$/s,
    )
    const asked = await test.app.store.sql
      .selectFrom('handovers')
      .select('id')
      .where('person_id', '=', idOf('Amy'))
      .execute()
    expect(asked).toEqual([])
  })

  it('turns texts off: their adviser is told, to reach them another way', async () => {
    await phone.texts('please stop texting me')

    expect(await phone.receives()).toMatch(/I'm letting your PA know/)
    const told = await test.app.store.sql
      .selectFrom('notices')
      .select(['staff_id', 'kind'])
      .where('person_id', '=', idOf('Amy'))
      .execute()
    expect(told).toEqual([{ staff_id: idOf('Jo'), kind: 'texts-off' }])
  })

  it('is a member of staff who replies to a notice: told where to look', async () => {
    // Jo Marsh of the demo has this work phone.
    const work = test.phone('+447700900201')
    await work.texts('ok who is it')

    expect(await work.receives()).toBe(
      'This number is for young people. Sign in to the console to see who needs you.',
    )
  })

  it('hears no name on a number that was silent for 90 days, until somebody has checked it', async () => {
    await phone.texts('what is a pathway plan')
    expect(await phone.receives()).toContain('Jo')
    test.clock.advance(91 * dayMs)

    for (const text of [ask, 'can i bring my pet snake', 'a person please']) {
      await phone.texts(text)
      expect(await phone.receives()).not.toMatch(/\b(?:Jo|Kit|Dee|Max|Amy)\b/)
    }
    expect(await handover()).toMatchObject({ stage: 'adviser', for: 'Jo' })
  })

  describe('at 22:00 on the Friday before a bank holiday', () => {
    beforeAll(async () => {
      await test.close()
      test = await startTestApp({ database, start: fridayNight })
    })

    const chooses = async (number: string): Promise<string> => {
      await phone.texts(ask)
      expect(await phone.receives()).toMatch(
        /^Jo is next due in Tue 9am\. Who should get this\?.*out of hours: 01452 614194\.\n1 Keep it for Jo\n2 Someone else, next in Tue 9am \(they can read this chat from now on\)\n3 Leave it$/,
      )
      await phone.texts(number)
      return phone.receives()
    }

    it('keeps it for the adviser', async () => {
      expect(await chooses('1')).toBe(
        "OK, kept for Jo. They are next due in Tue 9am. I don't know yet if they've seen it. If it can't wait, out of hours: 01452 614194.",
      )
      expect(await handover()).toMatchObject({ wish: 'keep', stage: 'adviser', for: 'Jo' })
    })

    it('asks somebody else', async () => {
      expect(await chooses('2')).toBe(
        "OK. I've asked the duty team. They are next due in Tue 9am. I don't know yet if they've seen it. If it can't wait, out of hours: 01452 614194.",
      )
      expect(await handover()).toMatchObject({ wish: 'someone-else', stage: 'duty' })
    })

    it('leaves it: the next text is sealed again, and its numbers are its own', async () => {
      expect(await chooses('3')).toMatch(/^OK, I'll leave it there\. Staff can't read/)
      expect(await handover()).toMatchObject({ status: 'closed', outcome: 'left-it' })

      await phone.texts('1')

      expect(await phone.receives()).toMatch(/^I'm not sure what 1 is for/)
      expect(await readBy('sealed')).toEqual(['1'])
      expect(await readBy('advisers')).toEqual([ask, '3'])
    })
  })
})
