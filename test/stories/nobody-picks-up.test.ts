import { afterEach, describe, expect, it } from '@jest/globals'
import { defaultServiceHours } from '../../src/domain/service-hours.ts'
import { addAbsence } from '../../src/store/absences.ts'
import { registerPerson } from '../../src/store/registrations.ts'
import { addStaff, type NewStaffMember } from '../../src/store/staff.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import type { Device } from '../support/people.ts'
import { settled, timeRuns } from '../support/time-runs.ts'

const team = 'Of this story'

describe.each(databases)('nobody picks up (%s)', (database) => {
  let test: TestApp
  let ids: Readonly<Record<string, string>>
  let mia: Device

  afterEach(() => test.close())

  /** Jo, whom Pat covers for while she is away; Dee on duty; Max, the manager. */
  async function begins(start: string, leave?: { readonly from: string; readonly until: string }) {
    test = await startTestApp({ database, start: new Date(start) })
    const at = test.clock.now()
    ids = await test.app.store.transaction(async (tx) => {
      const add = (name: string, own: Partial<NewStaffMember> = {}) =>
        addStaff(tx, { ...somebody, name, email: `${name}@story.example`, ...own }, at)
      const max = await add('Max', { roles: ['team-manager'] })
      const jo = await add('Jo', { managerId: max })
      const pat = await add('Pat')
      const dee = await add('Dee', { roles: ['duty-adviser'] })
      if (leave !== undefined) {
        const days = { from: Date.parse(leave.from), until: Date.parse(leave.until) }
        const absence = { staffId: jo, coverId: pat, tellReason: false, tellUntil: false, ...days }
        await addAbsence(tx, absence, jo, at)
      }
      const addresses = [{ channel: 'sms', value: '+447700900801' }] as const
      const mia = { preferredName: 'Mia', birthday: '2005-02-03', language: 'en' }
      const person = { ...mia, team, adviserId: jo, addresses, checkedAt: at, demo: true }
      await registerPerson(tx, person, 'a test', at)
      return { max, jo, pat, dee }
    })
    mia = test.phone('+447700900801')
  }

  const somebody = {
    roles: ['personal-adviser'],
    team,
    textsOn: false,
    workingPattern: defaultServiceHours,
    demo: true,
  } as const

  const nameOf = (id: string | null) => Object.entries(ids).find(([, one]) => one === id)?.[0]

  const handover = () =>
    test.app.store.sql
      .selectFrom('handovers')
      .selectAll()
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()

  /** Time is this moment, and everything due by then has been done. */
  async function timeComes(moment: string): Promise<void> {
    test.clock.advance(Date.parse(moment) - test.clock.now().getTime())
    await allIsDone()
  }

  async function allIsDone(): Promise<void> {
    await settled(test)
    await timeRuns({ clock: test.clock, store: test.app.store }, nothingIsDue)
    await settled(test)
  }

  async function nothingIsDue(): Promise<boolean> {
    const now = test.clock.now().getTime()
    const { id, due_at } = await handover()
    const untold = await test.app.store.sql
      .selectFrom('notices')
      .select('id')
      .where('handover_id', '=', id)
      .where('status', '=', 'queued')
      .where('due_at', '<=', now)
      .executeTakeFirst()
    return (due_at ?? 0) > now && untold === undefined
  }

  async function waitsFor(): Promise<string> {
    const { stage, for_staff_id } = await handover()
    return [stage, nameOf(for_staff_id)].filter((word) => word !== undefined).join(' ')
  }

  async function happened(): Promise<readonly string[]> {
    const rows = await test.app.store.sql
      .selectFrom('events')
      .select(['kind', 'detail'])
      .where('handover_id', '=', (await handover()).id)
      .where('kind', 'like', 'handover-%')
      .orderBy('id')
      .execute()
    return rows.map(({ kind, detail }) => {
      const { stage, from, to } = JSON.parse(detail ?? '{}') as Record<string, string>
      return [kind, stage, from, to].filter((word) => word !== undefined).join(' ')
    })
  }

  async function told(): Promise<readonly string[]> {
    const rows = await test.app.store.sql
      .selectFrom('notices')
      .select(['kind', 'staff_id', 'status'])
      .where('handover_id', '=', (await handover()).id)
      .orderBy('id')
      .execute()
    return rows.map(({ kind, staff_id, status }) => `${kind} ${nameOf(staff_id) ?? ''} ${status}`)
  }

  it('over Christmas: it goes to whoever covers, then to duty and the manager, in service hours', async () => {
    await begins('2026-12-24T14:00:00Z', { from: '2026-12-21', until: '2027-01-05' })

    await mia.texts('can i talk to a person please')
    await allIsDone()
    expect(await waitsFor()).toBe('cover pat')
    await timeComes('2026-12-28T12:00:00Z')
    expect(await waitsFor()).toBe('cover pat')
    await timeComes('2026-12-29T10:05:00Z')
    expect(await waitsFor()).toBe('duty')
    await timeComes('2026-12-29T14:10:00Z')
    expect(await waitsFor()).toBe('manager max')
    await timeComes('2026-12-30T14:15:00Z')
    await timeComes('2026-12-31T14:20:00Z')

    expect(await handover()).toMatchObject({ status: 'open', closed_at: null })
    expect(await happened()).toEqual([
      'handover-requested',
      'handover-routed cover',
      'handover-went-on cover duty',
      'handover-went-on duty manager',
      'handover-reminded manager',
      'handover-reminded manager',
    ])
    expect(await told()).toEqual([
      'handover pat sent',
      'went-on pat sent',
      'went-on dee sent',
      'went-on dee sent',
      'went-on max sent',
      'reminder max sent',
      'reminder max sent',
    ])
  })

  it('within the day: the young person hears, once, that somebody else was asked too', async () => {
    await begins('2026-11-24T11:00:00Z')
    await mia.texts('can i talk to a person please')
    await allIsDone()
    const before = test.twilio.sentTo(mia.address).length

    await timeComes('2026-11-24T15:05:00Z')
    await timeComes('2026-11-25T11:10:00Z')

    expect(await waitsFor()).toBe('manager max')
    const texts = test.twilio.sentTo(mia.address).slice(before)
    expect(texts.map(({ body }) => body)).toEqual([expect.stringContaining('the duty team')])
  })

  it('in danger at night: first in the list of duty, and nobody off shift is told before they come in', async () => {
    await begins('2026-11-29T23:00:00Z')

    await mia.texts('ive got the tablets in front of me and im taking all of them tonight. goodbye')
    await settled(test)
    expect(await waitsFor()).toBe('duty')
    expect(await told()).toEqual([])
    test.clock.advance(Date.parse('2026-11-30T09:00:00Z') - test.clock.now().getTime())
    const sent = async () => (await told()).filter((one) => one.endsWith('sent'))
    await timeRuns({ clock: test.clock, store: test.app.store }, async () => {
      return (await sent()).length === 2
    })

    expect(await told()).toEqual(['alarm jo sent', 'alarm dee sent'])
  })

  it('goes on where it was when the server comes back', async () => {
    await begins('2026-11-24T11:00:00Z')
    await mia.texts('can i talk to a person please')
    await allIsDone()

    await test.stop()
    test.clock.advance(5 * 3_600_000)
    await test.restart()
    await timeComes('2026-11-24T16:30:00Z')

    expect(await waitsFor()).toBe('duty')
    expect(await happened()).toEqual([
      'handover-requested',
      'handover-routed adviser',
      'handover-went-on adviser duty',
    ])
  })
})
