import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { importStaff, previewStaff, saveStaff } from '../../src/register/import-staff.ts'
import { registerPerson } from '../../src/store/registrations.ts'
import { findStaffByEmail, loadRoster } from '../../src/store/staff.ts'
import type { Store } from '../../src/store/store.ts'
import { databases } from '../support/databases.ts'
import { aStaffMember, csvOf } from '../support/register.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const header = ['name', 'email', 'mobile', 'roles', 'team', 'manager', 'texts', 'hours'] as const
const ada = ['Ada Lane', 'ada@council.gov.uk', '', 'administrator', 'North', '', 'no', '']
const jo = [
  'Jo Marsh',
  'jo@council.gov.uk',
  '07700 900201',
  'personal adviser; duty adviser',
  'North',
  'ada@council.gov.uk',
  'yes',
  'mon-thu 09:00-17:00; fri 09:00-12:00',
]

describe.each(databases)('bringing in staff (%s)', (name) => {
  let test: TestStore
  let store: Store

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(() => test.empty())
  afterAll(() => test.close())

  const bring = (csv: string) => importStaff(test, csv)
  const find = (email: string) => findStaffByEmail(store, email)

  it('brings in all that the file says, with managers of the same file', async () => {
    const plan = await bring(csvOf(header, jo, ada))

    expect(plan).toMatchObject({ faults: [], warnings: [], unchanged: 0 })
    const manager = await find('ada@council.gov.uk')
    expect(await find('JO@council.gov.uk')).toMatchObject({
      name: 'Jo Marsh',
      workMobile: '+447700900201',
      roles: ['personal-adviser', 'duty-adviser'],
      team: 'North',
      managerId: manager?.id,
      textsOn: true,
      workingPattern: { mon: [['09:00', '17:00']], fri: [['09:00', '12:00']] },
    })
  })

  it('shows what it would do, changes nothing twice, and names who is missing', async () => {
    expect((await previewStaff(test, csvOf(header, jo, ada))).staff).toHaveLength(2)
    expect(await loadRoster(store, test.clock.now())).toEqual([])

    await bring(csvOf(header, jo, ada))
    const again = await bring(csvOf(header, ada))

    expect(again).toMatchObject({ staff: [], unchanged: 1, missing: ['Jo Marsh'] })
  })

  it('neither gives nor takes a role that two administrators give', async () => {
    const email = 'lee@council.gov.uk'
    const roles = ['team-manager', 'safeguarding-lead'] as const
    await aStaffMember(test, { name: 'Lee', email, roles })
    const lee = ['Lee', email, '', 'team manager; personal adviser', 'North', '', 'no', '']

    await bring(csvOf(header, lee))

    expect((await find(email))?.roles).toEqual([
      'personal-adviser',
      'team-manager',
      'safeguarding-lead',
    ])
  })

  it('says when texts are wanted and cannot come', async () => {
    const plan = await bring(csvOf(header, [...ada.slice(0, 6), 'yes', '']))

    expect(plan.warnings).toEqual([
      { line: 2, text: 'Ada Lane wants texts, but has no work mobile: e-mail alone is sent' },
    ])
  })

  const wrong = (own: Partial<Record<(typeof header)[number], string>>) =>
    header.map((column, at) => own[column] ?? jo[at] ?? '')

  it.each([
    [{ name: '' }, 'name', 'is empty'],
    [{ email: 'jo' }, 'email', "'jo' is not an e-mail address"],
    [
      { email: 'ada@council.gov.uk', manager: '' },
      'email',
      "'ada@council.gov.uk' is on line 2 too",
    ],
    [{ mobile: '01452 426565' }, 'mobile', "'01452 426565' is a landline, which cannot be texted"],
    [{ mobile: '07700 900300' }, 'mobile', 'is the work mobile of Rae Okoro'],
    [{ mobile: '07700 900101' }, 'mobile', "is a young person's number"],
    [{ roles: '' }, 'roles', 'is empty'],
    [{ roles: ';' }, 'roles', 'names no role'],
    [{ roles: 'boss' }, 'roles', "'boss' is not a role"],
    [
      { roles: 'personal adviser; allegations officer' },
      'roles',
      "'allegations-officer' is a role that two administrators give together",
    ],
    [{ team: '' }, 'team', 'is empty'],
    [
      { manager: 'no@council.gov.uk' },
      'manager',
      "nobody here or in this file has the work e-mail 'no@council.gov.uk'",
    ],
    [{ manager: 'jo@council.gov.uk' }, 'manager', 'is themselves'],
    [{ texts: 'maybe' }, 'texts', "'maybe' is neither yes nor no"],
    [{ hours: 'nine to five' }, 'hours', "'nine' names no day"],
    [{ hours: 'mon 09:00-25:00' }, 'hours', "'09:00-25:00' is no time from and until"],
  ])('names %j', async (own, column, problem) => {
    await aStaffMember(test, { name: 'Rae Okoro', workMobile: '+447700900300' })
    await store.transaction((tx) =>
      registerPerson(
        tx,
        {
          preferredName: 'Mia',
          language: 'en',
          addresses: [{ channel: 'sms', value: '+447700900101' }],
          demo: false,
        },
        'register',
        test.clock.now(),
      ),
    )

    const plan = await bring(csvOf(header, ada, wrong(own)))

    expect(plan.faults).toEqual([{ line: 3, column, problem, remedy: expect.stringMatching(/\S/) }])
    expect(await find('ada@council.gov.uk')).toBeUndefined()
  })

  it('keeps somebody who is administrator', async () => {
    await bring(csvOf(header, ada))

    const plan = await bring(csvOf(header, [...ada.slice(0, 3), 'approver', ...ada.slice(4)]))

    expect(plan.faults).toEqual([
      expect.objectContaining({ column: 'roles', problem: 'leaves nobody who is administrator' }),
    ])
  })

  it('never throws and never half imports, whatever is in the file', async () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...jo, '"', '\n'))
    const hostile = fc
      .array(fc.array(cell, { maxLength: 8 }), { maxLength: 4 })
      .map((lines) => [header, ...lines].map(String).join('\n'))
    const count = async () => (await loadRoster(store, test.clock.now())).length
    await fc.assert(
      fc.asyncProperty(hostile, async (csv) => {
        const before = await count()

        const plan = await bring(csv)

        const added = plan.staff.filter(({ id }) => id === undefined).length
        expect(await count()).toBe(before + (plan.faults.length > 0 ? 0 : added))
      }),
      { numRuns: 40 },
    )
  })

  describe('by a form', () => {
    const form = {
      ...{ name: 'Jo Marsh', email: 'jo@council.gov.uk', mobile: '', roles: 'personal adviser' },
      ...{ team: 'North', manager: '', texts: 'no', hours: '' },
    }

    it('adds one, changes them, their e-mail too, and notes who did', async () => {
      const admin = await aStaffMember(test, { name: 'Ada', roles: ['administrator'] })
      const added = await saveStaff(test, form, { staffId: admin })
      const id = 'id' in added ? added.id : ''

      await saveStaff(test, { ...form, email: 'jo.marsh@council.gov.uk' }, { id, staffId: admin })

      expect((await find('jo.marsh@council.gov.uk'))?.id).toBe(id)
      const events = await store.sql.selectFrom('events').select(['kind', 'staff_id']).execute()
      expect(events).toEqual([
        { kind: 'staff-added', staff_id: admin },
        { kind: 'staff-changed', staff_id: admin },
      ])
    })

    it('refuses an e-mail that somebody else has', async () => {
      await saveStaff(test, form, {})

      const again = await saveStaff(test, { ...form, name: 'Another Jo' }, {})

      expect(again).toEqual({
        faults: [expect.objectContaining({ column: 'email' })],
      })
    })
  })
})
