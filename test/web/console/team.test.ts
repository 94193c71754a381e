import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { StaffMember } from '../../../src/domain/staff.ts'
import type { Viewer } from '../../../src/domain/viewer.ts'
import { addAbsence } from '../../../src/store/absences.ts'
import { awayOn, whoIsHere } from '../../../src/web/console/team/who-is-here.ts'
import { openTestConsole, type TestConsole } from '../../support/console.ts'
import { databases } from '../../support/databases.ts'
import { aViewer, aYoungPerson } from '../../support/staff-world.ts'
import { tuesdayMorning } from '../../support/prepared-database.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'
import { waits } from '../../support/waiting.ts'

describe.each(databases)('the team’s page, on %s', (database) => {
  let test: TestStore
  let console: TestConsole
  let jo: Viewer
  let max: Viewer

  beforeAll(async () => {
    test = await openTestStore(database)
    console = await openTestConsole(test)
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aViewer(test, 'Jo Marsh')
    max = await aViewer(test, 'Max Hart', { roles: ['team-manager'] })
  })
  afterAll(async () => {
    await console.close()
    await test.close()
  })

  const get = async (viewer: Viewer, path: string) =>
    (await console.browserOf(viewer.staffId)).get(path)

  it('is not there for advisers', async () => {
    for (const path of ['/console/team', '/console/team/list', '/console/activity'])
      expect((await get(jo, path)).status).toBe(404)
  })

  it('shows who waits, who has which talk, and gaps in cover', async () => {
    const mia = await aYoungPerson(test, { preferredName: 'Mia', adviserId: jo.staffId })
    const tia = await aYoungPerson(test, { preferredName: 'Tia', adviserId: jo.staffId })
    await waits(test, mia.id, { forStaffId: jo.staffId, stage: 'adviser', minutesAgo: 65 })
    await waits(test, tia.id, { ownerId: jo.staffId })
    const day = 24 * 60 * 60_000
    const at = test.clock.now()
    const away = { from: at.getTime() + day / 2, until: at.getTime() + 3 * day }
    const told = { staffId: jo.staffId, tellReason: false, tellUntil: false }
    await test.store.transaction((tx) => addAbsence(tx, { ...away, ...told }, 'a test', at))

    const html = await (await get(max, '/console/team')).text()
    const page = html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')

    expect(page).toContain('Mia')
    expect(page).toContain('1 h 05')
    expect(page).toContain('Talks going on 1')
    expect(page).toContain('Away tomorrow 1 not covered')
    expect(page).toContain('Jo Marsh: nobody covers: Jo’s young people come to duty')
    expect(page).toContain('Max Hart: Here')
  })
})

describe('who is here', () => {
  const hours = (...days: readonly string[]) =>
    Object.fromEntries(days.map((day) => [day, [['09:00', '17:00']]]))
  const week = hours('mon', 'tue', 'wed', 'thu', 'fri')
  const none = new Set<string>()
  const member = (name: string, own: Partial<StaffMember> = {}): StaffMember => ({
    ...{ id: name, name, team: 'Leaving care', textsOn: false, absences: [] },
    ...{ roles: ['personal-adviser'], workingPattern: week },
    ...own,
  })
  const awayFor = (days: number, coverId?: string) => {
    const from = tuesdayMorning.getTime() - 60_000
    const until = from + days * 24 * 60 * 60_000
    return { absences: [{ from, until, ...(coverId !== undefined && { coverId }) }] }
  }
  const gaps = (team: readonly StaffMember[], now = tuesdayMorning, holidays = none) =>
    awayOn(team, team, holidays, now).next?.away.map(({ member: one, gap, cover }) => [
      one.name,
      gap ?? cover?.name,
    ])

  it('puts those who are here first, then whoever is due in soonest', () => {
    const team = [
      member('Late', { workingPattern: hours('thu') }),
      member('Soon', { workingPattern: hours('wed') }),
      member('Here'),
    ]

    expect(whoIsHere(team, none, tuesdayMorning).map((one) => one.member.name)).toEqual([
      'Here',
      'Soon',
      'Late',
    ])
  })

  it.each([
    ['nobody stands in', [member('Ann', awayFor(3))], [['Ann', 'no-cover']]],
    ['somebody does', [member('Ann', awayFor(3, 'Ben')), member('Ben')], [['Ann', 'Ben']]],
    [
      'the cover is away too',
      [member('Ann', awayFor(3, 'Ben')), member('Ben', awayFor(3, 'Cat')), member('Cat')],
      [
        ['Ann', 'cover-away'],
        ['Ben', 'Cat'],
      ],
    ],
    [
      'the cover does not work that day',
      [member('Ann', awayFor(3, 'Ben')), member('Ben', { workingPattern: hours('mon') })],
      [['Ann', 'cover-away']],
    ],
    ['it is a day off of theirs', [member('Ann', { workingPattern: hours('tue') })], []],
    [
      'they have no young people',
      [member('Max', { roles: ['team-manager'], ...awayFor(3) })],
      [['Max', undefined]],
    ],
  ])('sees tomorrow what it means when %s', (_, team, expected) => {
    expect(gaps([...team, member('Zed')])).toEqual(expected)
  })

  it('looks past weekends and bank holidays', () => {
    const friday = new Date('2026-11-27T11:00:00Z')
    const holiday = new Set(['2026-11-30'])
    const team = [member('Ann')]

    expect(awayOn(team, team, none, friday).next?.day).toEqual(new Date('2026-11-30T00:00:00Z'))
    expect(awayOn(team, team, holiday, friday).next?.day).toEqual(new Date('2026-12-01T00:00:00Z'))
  })
})
