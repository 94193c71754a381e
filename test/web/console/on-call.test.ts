import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { defaultCouncilSafety, type OutOfHours } from '../../../src/domain/council-safety.ts'
import type { Role, StaffMember } from '../../../src/domain/staff.ts'
import { nobody } from '../../../src/knowledge/fill.ts'
import { createLibrary } from '../../../src/knowledge/library.ts'
import { onCallAt } from '../../../src/store/on-call.ts'
import { addStaff, changeStaff, findStaff } from '../../../src/store/staff.ts'
import { openTestConsole, type TestConsole } from '../../support/console.ts'
import { databases } from '../../support/databases.ts'
import type { Browser } from '../../support/sign-in.ts'
import { team } from '../../support/staff-world.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'

const office = [['09:00', '17:00']] as const
const serviceHours = { mon: office, tue: office, wed: office, thu: office, fri: office }

function without({ workMobile, ...member }: StaffMember): StaffMember {
  expect(workMobile).toBeDefined()
  return member
}

describe.each(databases)('who is on call, on %s', (database) => {
  let test: TestStore
  let console: TestConsole
  let outOfHours: OutOfHours
  let manager: Browser
  let ola: string

  beforeAll(async () => {
    test = await openTestStore(database)
    console = await openTestConsole(test, {
      library: () => {
        const safety = { ...defaultCouncilSafety, outOfHours }
        return createLibrary([], { ...nobody, serviceHours, safety })
      },
    })
  })
  afterAll(async () => {
    await console.close()
    await test.close()
  })
  beforeEach(async () => {
    await test.empty()
    outOfHours = { kind: 'rota' }
    manager = await console.browserOf(await member('Max Hart', ['team-manager']))
    ola = await member('Ola Call', ['social-worker'])
  })

  const member = (name: string, roles: readonly Role[], workMobile = '+447700900555') =>
    test.store.transaction((tx) =>
      addStaff(
        tx,
        { ...{ name, roles, team, workMobile, textsOn: true }, workingPattern: {}, demo: false },
        test.clock.now(),
      ),
    )
  const page = async (browser = manager, path = '/console/on-call') =>
    (await browser.get(path)).text()
  const shift = { from: '2026-11-24T17:00', until: '2026-11-25T09:00' }
  const plan = (own: Readonly<Record<string, string>> = {}) =>
    manager.post('/console/on-call', { staff: ola, ...shift, ...own })
  const onCall = (at: string) => onCallAt(test.store, new Date(at))

  it('is planned, shown with the gaps that are left, seen by who has it, and taken back', async () => {
    expect(await page()).toContain('Tue 24 Nov 2026, 17:00 to Wed 25 Nov 2026, 9:00')
    expect((await plan()).headers.get('location')).toBe('/console/on-call?done=planned')

    const planned = await page()
    const [gaps = '', shifts = ''] = planned.split('Shifts</h2>')
    expect(gaps).not.toContain('Tue 24 Nov 2026, 17:00')
    expect(gaps).toContain('Wed 25 Nov 2026, 17:00 to Thu 26 Nov 2026, 9:00')
    expect(shifts).toContain('Ola Call')
    const hers = await page(await console.browserOf(ola), '/console/hours')
    expect(hers).toContain('Tue 24 Nov 2026, 17:00 to Wed 25 Nov 2026, 9:00')
    expect(await onCall('2026-11-24T17:00Z')).toEqual([ola])
    expect(await onCall('2026-11-25T09:00Z')).toEqual([])

    const cancel = /action="(\/console\/on-call\/[0-9a-f-]{36}\/cancel)"/.exec(planned)?.[1] ?? ''
    await manager.post(cancel)
    await manager.post(cancel)
    expect(await onCall('2026-11-24T17:00Z')).toEqual([])
    const events = await test.store.sql.selectFrom('events').select('kind').execute()
    expect(events.map(({ kind }) => kind)).toEqual(['on-call-planned', 'on-call-taken-back'])
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['nobody', { staff: '' }, 'Choose who is on call'],
    ['no beginning', { from: '' }, 'Say from when'],
    ['no end', { until: 'soon' }, 'Say until when'],
    ['an end before the beginning', { until: '2026-11-24T16:00' }, 'after the beginning'],
    ['what is over', { from: '2026-11-20T09:00', until: '2026-11-21T09:00' }, 'over already'],
    ['a month', { until: '2026-12-24T17:00' }, 'longer than a week'],
  ])('refuses %s', async (_name, form, words) => {
    const answer = await plan(form)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words)
  })

  it('refuses a shift across one of theirs, and takes one beside it', async () => {
    await plan()
    const across = await plan({ from: '2026-11-25T08:00', until: '2026-11-25T12:00' })
    expect(await across.text()).toContain('Ola Call is on call already from Tue 24 Nov 2026, 17:00')
    expect((await plan({ from: shift.until, until: '2026-11-25T12:00' })).status).toBe(303)
  })

  it('refuses who cannot be rung', async () => {
    const read = await findStaff(test.store, ola)
    if (read === undefined) throw new Error('Ola is gone')
    await test.store.transaction((tx) => changeStaff(tx, without(read)))
    expect(await (await plan()).text()).toContain('Ola Call has no work mobile')
  })

  it('forgets who left', async () => {
    await plan()
    await test.store.sql.updateTable('staff').set({ left_at: 1 }).where('id', '=', ola).execute()
    expect(await onCall('2026-11-24T18:00Z')).toEqual([])
    expect(await page()).toContain('Tue 24 Nov 2026, 17:00 to Wed 25 Nov 2026, 9:00')
  })

  it.each<[OutOfHours, string]>([
    [{ kind: 'none' }, 'young people are told so at once'],
    [{ kind: 'staffed_call', phone: '+441452614194' }, '+441452614194 is rung'],
  ])('says what is declared in its place: %j', async (declared, words) => {
    outOfHours = declared
    expect(await page()).toContain(words)
    expect(await page()).not.toContain('Plan a shift')
    expect((await plan()).status).toBe(409)
  })

  it('is for those who plan it', async () => {
    const browser = await console.browserOf(ola)
    expect((await browser.get('/console/on-call')).status).toBe(404)
    expect((await browser.post('/console/on-call', { staff: ola, ...shift })).status).toBe(404)
    const lead = await console.browserOf(
      await member('Sue Lead', ['safeguarding-lead'], '+447700900556'),
    )
    expect((await lead.get('/console/on-call')).status).toBe(200)
  })
})
