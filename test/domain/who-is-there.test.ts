import { describe, expect, it } from '@jest/globals'
import { bankHolidaysOf } from '../../src/domain/bank-holidays.ts'
import type { Choosing } from '../../src/domain/choose-adviser.ts'
import type { OutOfHours } from '../../src/domain/council-safety.ts'
import type { StaffMember, WorkingPattern } from '../../src/domain/staff.ts'
import { type Asked, isAnyoneOnDuty, whoIsThere } from '../../src/domain/who-is-there.ts'

const office = [['09:00', '17:00']] as const
const fullTime: WorkingPattern = { mon: office, tue: office, wed: office, thu: office, fri: office }
const mornings: WorkingPattern = { mon: [['08:00', '12:00']] }

function member(id: string, own: Partial<StaffMember> = {}): StaffMember {
  return {
    ...{ id, name: id, roles: ['personal-adviser'], team: 'north', textsOn: false },
    ...{ workingPattern: fullTime, absences: [], ...own },
  }
}

const jo = member('jo', { managerId: 'max' })
const sam = member('sam', { roles: ['social-worker'] })
const dee = member('dee', { roles: ['duty-adviser'] })
const max = member('max', { roles: ['team-manager'] })
const may = member('may', { roles: ['team-manager'] })
const pat = member('pat')
const everybody = [
  jo,
  sam,
  dee,
  max,
  may,
  pat,
  member('south', { roles: ['duty-adviser'], team: 's' }),
]

const away = { from: Date.parse('2026-11-20'), until: Date.parse('2026-12-12') }
const staffWith = (...others: readonly StaffMember[]) => [
  ...everybody.filter(({ id }) => !others.some((other) => other.id === id)),
  ...others,
]

const mia: Choosing['person'] = {
  ...{ registered: true, status: 'care-leaver', birthday: '2006-05-05' },
  ...{ adviserId: 'jo', leadWorkerId: 'sam', team: 'north' },
}
const child = { ...mia, status: 'in-care', birthday: '2009-11-25' } as const

/** A Tuesday. */
const day = '2026-11-24T11:00:00Z'
const night = '2026-11-24T23:00:00Z'
const call: OutOfHours = { kind: 'staffed_call', phone: '+441452614194' }

interface Case extends Partial<Omit<Asked, 'now' | 'choosing'>> {
  readonly staff?: readonly StaffMember[]
  readonly person?: Choosing['person']
  readonly barred?: readonly string[]
  readonly now?: string
}

function ask({ now = day, staff = everybody, person = mia, barred = [], ...own }: Case = {}) {
  const at = new Date(now)
  const bankHolidays = bankHolidaysOf(2026, 2027)
  return whoIsThere({
    choosing: { person, staff, barred: new Set(barred), bankHolidays, now: at },
    ...{ keptOut: new Set(), onCall: [], outOfHours: { kind: 'none' }, now: at },
    ...own,
  })
}

describe('whoIsThere', () => {
  it.each<[string, Case, readonly [string, string, string, string]]>([
    ['adviser, duty and the own manager', {}, ['jo', '', 'dee', 'max']],
    ['a child in care: the lead worker first', { person: child }, ['sam,jo', '', 'dee', 'max']],
    ['at night nobody', { now: night }, ['', '', '', '']],
    ['on a bank holiday nobody', { now: '2026-12-25T11:00:00Z' }, ['', '', '', '']],
    [
      'an adviser who is away: who covers',
      { staff: staffWith({ ...jo, absences: [{ ...away, coverId: 'pat' }] }) },
      ['', 'pat', 'dee', 'max'],
    ],
    [
      'the own manager is not in: any other of the team',
      { staff: staffWith({ ...max, absences: [away] }) },
      ['jo', '', 'dee', 'may'],
    ],
    [
      'whoever is kept out is not there',
      { keptOut: new Set(['jo', 'max']) },
      ['', '', 'dee', 'may'],
    ],
    ['nor whoever is barred', { barred: ['dee'] }, ['jo', '', '', 'max']],
    [
      'a locked record is not for duty',
      { person: { ...mia, locked: true } },
      ['jo', '', '', 'max'],
    ],
    [
      'an unknown number: duty and managers of all',
      { person: { registered: false } },
      ['', '', 'dee,south', 'max,may'],
    ],
    [
      'one who is both adviser and duty is there once',
      { staff: staffWith({ ...jo, roles: ['personal-adviser', 'duty-adviser'] }) },
      ['jo', '', 'dee', 'max'],
    ],
  ])('%s', (_name, asked, [known, cover, duty, managers]) => {
    const { onDuty } = ask(asked)
    const listed = Object.fromEntries(
      Object.entries<readonly string[]>({ ...onDuty }).map(([k, ids]) => [k, ids.join()]),
    )
    expect(listed).toEqual({ known, cover, duty, managers })
  })

  it('knows when the first is next in', () => {
    expect(ask().nextThere).toEqual(new Date(day))
    expect(ask({ now: night }).nextThere).toEqual(new Date('2026-11-25T09:00:00Z'))
    const early = staffWith({ ...dee, workingPattern: mornings })
    const friday = '2026-11-27T20:00:00Z'
    expect(ask({ now: friday, staff: early }).nextThere).toEqual(new Date('2026-11-30T08:00:00Z'))
    const kept = { now: friday, staff: early, keptOut: new Set(['dee']) }
    expect(ask(kept).nextThere).toEqual(new Date('2026-11-30T09:00:00Z'))
    expect(ask({ staff: [], now: night }).nextThere).toBeUndefined()
  })

  it('names a number to ring only when nobody is on duty', () => {
    expect(ask({ outOfHours: call }).call).toBeUndefined()
    expect(ask({ outOfHours: call, now: night }).call).toEqual({ phone: call.phone })
    expect(ask({ now: night }).call).toBeUndefined()
  })

  it('names who is on call only where there is a rota', () => {
    const onCall = ['pat', 'dee', 'who-left', 'jo']
    expect(ask({ onCall }).onCall).toEqual([])
    const rota = { onCall, outOfHours: { kind: 'rota' }, now: night } as const
    expect(ask(rota).onCall).toEqual(['pat', 'dee', 'jo'])
    expect(ask({ ...rota, keptOut: new Set(['jo']), barred: ['dee'] }).onCall).toEqual(['pat'])
    expect(ask({ ...rota, person: { ...mia, locked: true } }).onCall).toEqual(['jo'])
  })

  it('says whether anybody is there', () => {
    expect(isAnyoneOnDuty(ask().onDuty)).toBe(true)
    expect(isAnyoneOnDuty(ask({ now: night }).onDuty)).toBe(false)
  })
})
