import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { bankHolidaysOf } from '../../src/domain/bank-holidays.ts'
import { chooseAdviser, type Choosing } from '../../src/domain/choose-adviser.ts'
import { handoverStages } from '../../src/domain/handover.ts'
import type { Absence, StaffMember, WorkingPattern } from '../../src/domain/staff.ts'

const office = [['09:00', '17:00']] as const
const fullTime: WorkingPattern = { mon: office, tue: office, wed: office, thu: office, fri: office }

/** A Tuesday. */
const tuesday = '2026-11-24T11:00:00Z'

function member(id: string, own: Partial<StaffMember> = {}): StaffMember {
  return {
    id,
    name: id,
    roles: ['personal-adviser'],
    team: 'north',
    textsOn: false,
    workingPattern: fullTime,
    absences: [],
    ...own,
  }
}

const away = (coverId?: string, from = '2026-11-20', until = '2026-12-12'): Absence => ({
  from: Date.parse(from),
  until: Date.parse(until),
  ...(coverId !== undefined && { coverId }),
})

const jo = member('jo', { managerId: 'max' })
const sam = member('sam', { roles: ['social-worker'] })
const dee = member('dee', { roles: ['duty-adviser'] })
const don = member('don', { roles: ['duty-adviser'] })
const max = member('max', { roles: ['team-manager'] })
const may = member('may', { roles: ['team-manager'] })
const pat = member('pat')
const quin = member('quin')
const southern = [
  member('south-duty', { roles: ['duty-adviser'], team: 'south' }),
  member('south-manager', { roles: ['team-manager'], team: 'south' }),
]
const everybody = [jo, sam, dee, don, max, may, pat, quin, ...southern]

/** The roster with these people in place of those of the same id. */
function withThese(...others: readonly StaffMember[]): readonly StaffMember[] {
  const ids = new Set(others.map(({ id }) => id))
  return [...everybody.filter(({ id }) => !ids.has(id)), ...others]
}

const without = (...ids: readonly string[]) => everybody.filter(({ id }) => !ids.includes(id))

/** Pat covers. */
const joAway = withThese({ ...jo, absences: [away('pat')] })

const mia: Choosing['person'] = {
  registered: true,
  status: 'care-leaver',
  birthday: '2006-05-05',
  adviserId: 'jo',
  leadWorkerId: 'sam',
  team: 'north',
}
const child = { ...mia, status: 'in-care', birthday: '2009-11-25' } as const
const stranger = { registered: false } as const

type Case = Partial<Omit<Choosing, 'now'>> & { readonly now?: string }

function choose({ now = tuesday, ...own }: Case) {
  return chooseAdviser({
    person: mia,
    staff: everybody,
    barred: new Set(),
    bankHolidays: bankHolidaysOf(2026, 2027),
    ...own,
    now: new Date(now),
  })
}

/** 'adviser jo', or 'duty: dee don' for a pool. */
function said(own: Case): string | undefined {
  const chosen = choose(own)
  if (chosen === undefined) return undefined
  const { stage, staffId, tell } = chosen
  return staffId === undefined ? `${stage}: ${tell.join(' ')}` : `${stage} ${staffId}`
}

const partTime = member('jo', { workingPattern: { mon: office }, managerId: 'max' })

describe('who a wish for a person goes to', () => {
  it.each<[string, Case, string]>([
    ['their adviser, when due in', {}, 'adviser jo'],
    ['their adviser, later today', { now: '2026-11-24T06:00:00Z' }, 'adviser jo'],
    ['their adviser, not due in until tomorrow', { now: '2026-11-24T20:00:00Z' }, 'adviser jo'],
    ['a part-timer on a day off', { staff: withThese(partTime) }, 'adviser jo'],
    ['over a bank holiday weekend', { now: '2026-12-24T20:00:00Z' }, 'adviser jo'],
    [
      'an adviser whose hours nobody gave',
      { staff: withThese({ ...jo, workingPattern: {} }) },
      'adviser jo',
    ],
    ['a care leaver under 18', { person: { ...mia, birthday: '2009-11-25' } }, 'adviser jo'],
    ['a child in care', { person: child }, 'lead-worker sam'],
    [
      'somebody in care whose birthday nobody knows',
      { person: { ...mia, status: 'in-care', birthday: undefined } as unknown as typeof mia },
      'lead-worker sam',
    ],
    ['on the day they turn 18', { person: { ...child, birthday: '2008-11-24' } }, 'adviser jo'],
    ['the day before', { person: { ...child, birthday: '2008-11-25' } }, 'lead-worker sam'],
    [
      'a child in care whose lead worker is away',
      { person: child, staff: withThese({ ...sam, absences: [away()] }) },
      'adviser jo',
    ],
    [
      'a child in care without a lead worker',
      { person: { ...child, leadWorkerId: 'gone' } },
      'adviser jo',
    ],
    ['an adviser who left', { staff: without('jo') }, 'duty: dee don'],
    ['nobody named', { person: { registered: true, team: 'north' } }, 'duty: dee don'],
    ['a number nobody knows', { person: stranger }, 'duty: dee don south-duty'],
    [
      'no team',
      { person: { ...mia, adviserId: 'gone', team: undefined } as unknown as typeof mia },
      'duty: dee don south-duty',
    ],
    [
      'a team without duty advisers',
      { person: { registered: true, team: 'south' }, staff: without('south-duty') },
      'manager: south-manager',
    ],
  ])('%s', (_, own, expected) => {
    expect(said(own)).toBe(expected)
  })

  it.each<[string, Case, string]>([
    ['covers at once', { staff: joAway }, 'cover pat'],
    [
      'covers, though not due in today',
      { staff: joAway, now: '2026-11-24T20:00:00Z' },
      'cover pat',
    ],
    ['named nobody', { staff: withThese({ ...jo, absences: [away()] }) }, 'duty: dee don'],
    [
      'named somebody who left',
      { staff: withThese({ ...jo, absences: [away('gone')] }) },
      'duty: dee don',
    ],
    [
      'is away too, and has a cover',
      {
        staff: withThese({ ...jo, absences: [away('pat')] }, { ...pat, absences: [away('quin')] }),
      },
      'cover quin',
    ],
    [
      'is away, as is theirs',
      {
        staff: withThese(
          { ...jo, absences: [away('pat')] },
          { ...pat, absences: [away('quin')] },
          { ...quin, absences: [away('may')] },
        ),
      },
      'duty: dee don',
    ],
    [
      'covers for one who covers for them',
      { staff: withThese({ ...jo, absences: [away('pat')] }, { ...pat, absences: [away('jo')] }) },
      'duty: dee don',
    ],
    ['is barred', { staff: joAway, barred: new Set(['pat']) }, 'duty: dee don'],
    [
      'covers from tonight: leave that begins tomorrow',
      {
        staff: withThese({ ...jo, absences: [away('pat', '2026-11-25', '2026-12-12')] }),
        now: '2026-11-24T20:00:00Z',
      },
      'cover pat',
    ],
    [
      'is not needed yet: leave that begins tonight',
      { staff: withThese({ ...jo, absences: [away('pat', '2026-11-25', '2026-12-12')] }) },
      'adviser jo',
    ],
    [
      'is not needed for an hour tomorrow morning',
      {
        staff: withThese({
          ...jo,
          absences: [away('pat', '2026-11-25T09:00Z', '2026-11-25T10:00Z')],
        }),
        now: '2026-11-24T20:00:00Z',
      },
      'adviser jo',
    ],
    [
      'is needed from the middle of a day on',
      { staff: withThese({ ...jo, absences: [away('pat', '2026-11-24T11:00Z', '2026-11-26')] }) },
      'cover pat',
    ],
    [
      'covers for a lead worker, where there is no adviser',
      {
        person: { ...child, adviserId: 'gone' },
        staff: withThese({ ...sam, absences: [away('pat')] }),
      },
      'cover pat',
    ],
  ])('when the adviser is away: who %s', (_, own, expected) => {
    expect(said(own)).toBe(expected)
  })

  it.each<[string, Case, string]>([
    ['keeps it for one on leave', { wish: 'keep', staff: joAway }, 'adviser jo'],
    [
      'keeps it for one not due in today',
      { wish: 'keep', now: '2026-11-24T20:00:00Z' },
      'adviser jo',
    ],
    [
      'keeps it for nobody who is barred',
      { wish: 'keep', barred: new Set(['jo']) },
      'duty: dee don',
    ],
    [
      'wants another: the cover who is due in',
      { wish: 'someone-else', staff: joAway },
      'cover pat',
    ],
    [
      'wants another: not the cover who comes in tomorrow',
      {
        wish: 'someone-else',
        staff: joAway,
        now: '2026-11-24T20:00:00Z',
      },
      'duty: dee don',
    ],
    ['wants another: duty', { wish: 'someone-else' }, 'duty: dee don'],
    ['wants another, and is in care', { wish: 'someone-else', person: child }, 'duty: dee don'],
    [
      'wants another: no duty, so the manager',
      { wish: 'someone-else', staff: without('dee', 'don') },
      'manager max',
    ],
  ])('a young person who %s', (_, own, expected) => {
    expect(said(own)).toBe(expected)
  })

  it.each<[string, Case, string | undefined]>([
    ['after the lead worker: the adviser', { person: child, after: 'lead-worker' }, 'adviser jo'],
    ['after the adviser: duty', { after: 'adviser' }, 'duty: dee don'],
    ['after the adviser: whoever covers by now', { after: 'adviser', staff: joAway }, 'cover pat'],
    ['after the cover', { after: 'cover' }, 'duty: dee don'],
    ['after duty: the adviser’s manager', { after: 'duty' }, 'manager max'],
    [
      'after the adviser, nobody on duty',
      { after: 'adviser', staff: without('dee', 'don') },
      'manager max',
    ],
    [
      'the young person wanted to wait, and nobody came',
      { wish: 'keep', after: 'adviser' },
      'duty: dee don',
    ],
    [
      'the lead worker’s cover is the adviser who did not pick up',
      { person: child, after: 'adviser', staff: withThese({ ...sam, absences: [away('jo')] }) },
      'duty: dee don',
    ],
    ['after the manager: nobody', { after: 'manager' }, undefined],
    ['not routed yet', { after: 'unrouted' }, 'adviser jo'],
  ])('goes on: %s', (_, own, expected) => {
    expect(said(own)).toBe(expected)
  })

  it.each<[string, Case, string | undefined]>([
    [
      'of another team',
      { after: 'duty', staff: withThese({ ...jo, managerId: 'south-manager' }) },
      'manager: max may',
    ],
    [
      'who is no manager any more',
      { after: 'duty', staff: withThese({ ...max, roles: [] }) },
      'manager: may',
    ],
    [
      'who is away',
      { after: 'duty', staff: withThese({ ...max, absences: [away()] }) },
      'manager: may',
    ],
    ['who is barred', { after: 'duty', barred: new Set(['max']) }, 'manager: may'],
    [
      'who is away, as all are',
      {
        after: 'duty',
        staff: withThese({ ...max, absences: [away()] }, { ...may, absences: [away()] }),
      },
      'manager: max may',
    ],
    ['who left, as all did', { after: 'duty', staff: without('max', 'may') }, undefined],
  ])('a manager %s', (_, own, expected) => {
    expect(said(own)).toBe(expected)
  })

  it('a locked record goes past duty to the manager', () => {
    const person = { ...mia, locked: true }

    expect(said({ person })).toBe('adviser jo')
    expect(said({ person, after: 'adviser' })).toBe('manager max')
    expect(said({ person, wish: 'someone-else' })).toBe('manager max')
  })

  it('tells the duty advisers who are not away, and knows when the first is due in', () => {
    const staff = withThese({ ...dee, absences: [away()] })
    const early = member('don', { roles: ['duty-adviser'], workingPattern: { wed: office } })

    expect(said({ staff, wish: 'someone-else' })).toBe('duty: don')
    expect(choose({ staff: withThese(dee, early), wish: 'someone-else' })?.dueIn).toEqual(
      new Date(tuesday),
    )
    expect(
      choose({ staff: withThese({ ...dee, absences: [away()] }, early), wish: 'someone-else' }),
    ).toEqual({
      stage: 'duty',
      tell: ['don'],
      dueIn: new Date('2026-11-25T09:00:00Z'),
    })
  })

  it('says when the one is next due in, and nothing where nobody knows', () => {
    expect(choose({ now: '2026-12-24T20:00:00Z' })?.dueIn).toEqual(new Date('2026-12-29T09:00:00Z'))
    expect(choose({ staff: withThese({ ...jo, workingPattern: {} }) })).not.toHaveProperty('dueIn')
  })

  it('never chooses or tells anybody barred, and always ends', () => {
    const stage = fc.constantFrom(...handoverStages)
    const ids = everybody.map(({ id }) => id)
    const roster = fc.array(fc.record({ cover: fc.constantFrom(...ids), isAway: fc.boolean() }), {
      minLength: ids.length,
      maxLength: ids.length,
    })
    fc.assert(
      fc.property(
        roster,
        fc.subarray(ids),
        stage,
        fc.constantFrom(undefined, 'keep' as const, 'someone-else' as const),
        fc.constantFrom(mia, child, stranger, { ...mia, locked: true }),
        (rota, barredIds, after, wish, person) => {
          const barred = new Set(barredIds)
          const staff = everybody.map((one, i) => ({
            ...one,
            absences: rota[i]?.isAway === true ? [away(rota[i].cover)] : [],
          }))
          const chosen = choose({
            person,
            staff,
            barred,
            after,
            ...(wish !== undefined && { wish }),
          })
          expect(chosen?.tell.filter((id) => barred.has(id)) ?? []).toEqual([])
          if (chosen?.staffId !== undefined) expect(chosen.tell).toEqual([chosen.staffId])
          expect(chosen?.tell.length).not.toBe(0)
        },
      ),
    )
  })
})
