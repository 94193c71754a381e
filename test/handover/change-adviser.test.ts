import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { acknowledge } from '../../src/handover/acknowledge.ts'
import { type AdviserChange, changeAdviser } from '../../src/handover/change-adviser.ts'
import { loadPerson } from '../../src/store/people.ts'
import { databases } from '../support/databases.ts'
import { aMember, asksForPerson, aTeam, comesTo, told, waits } from '../support/routing-world.ts'
import { aYoungPerson, staffDeps, type YoungPerson } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

/** Of each kind of change. */
type WithoutPerson<Change> = Change extends unknown ? Omit<Change, 'personId'> : never

describe.each(databases)('another adviser (%s)', (name) => {
  let test: TestStore
  let jo: string
  let pat: string
  let names: Readonly<Record<string, string>>
  let mia: YoungPerson

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    await test.empty()
    test.clock.advance(Date.parse('2026-11-24T11:00:00Z') - test.clock.now().getTime())
    const { max, dee, ...others } = await aTeam(test)
    jo = others.jo
    pat = await aMember(test, 'Pat', { managerId: max })
    names = { max, dee, jo, pat }
    mia = await aYoungPerson(test, { adviserId: jo })
  })
  afterAll(() => test.close())

  const change = (own: WithoutPerson<AdviserChange>) =>
    test.store.transaction((tx) =>
      changeAdviser(tx, { personId: mia.id, ...own }, test.clock.now()),
    )

  it('is written, told to both, and news to the young person', async () => {
    expect(await change({ adviserId: pat, by: names['max'] ?? '' })).toBe(true)

    expect(await loadPerson(test.store, mia.id)).toMatchObject({
      adviserId: pat,
      adviserToldId: jo,
    })
    expect(await told(test, names)).toEqual([
      'adviser-changed normal jo',
      'adviser-changed normal pat',
    ])
    const event = await test.store.sql
      .selectFrom('events')
      .select(['kind', 'staff_id', 'detail'])
      .executeTakeFirstOrThrow()
    expect(event).toEqual({
      kind: 'adviser-changed',
      staff_id: names['max'],
      detail: JSON.stringify({ who: 'adviser_id', from: jo, to: pat }),
    })
  })

  it('that is the same one changes nothing', async () => {
    expect(await change({ adviserId: jo })).toBe(false)
    expect(await told(test, names)).toEqual([])
  })

  it('may be the first, or none any more, or the lead worker', async () => {
    await change({ leadWorkerId: pat })
    await change({ adviserId: null })

    const person = await loadPerson(test.store, mia.id)
    expect(person).toMatchObject({ leadWorkerId: pat })
    expect(person).not.toHaveProperty('adviserId')
    expect(await told(test, names)).toEqual([
      'adviser-changed normal pat',
      'adviser-changed normal jo',
    ])
  })

  it('gets what waited for the one before', async () => {
    await asksForPerson(test, mia)
    await told(test, names)

    await change({ adviserId: pat })
    await comesTo(test, '2026-11-24T11:00:00Z')

    expect(await waits(test)).toMatchObject({
      stage: 'adviser',
      for: pat,
      due: '2026-11-24T15:00:00.000Z',
    })
    expect(await told(test, names)).toEqual([
      'adviser-changed normal jo',
      'adviser-changed normal pat',
      'handover normal pat',
    ])
  })

  it('does not get what somebody has read, or what went on already', async () => {
    const { id } = await asksForPerson(test, mia)
    const viewer = { staffId: jo, roles: [], team: 'Leaving care', onDuty: false, coversFor: [] }
    await acknowledge(staffDeps(test), viewer, id)
    const other = await aYoungPerson(test, { adviserId: jo })
    await asksForPerson(test, other, { wish: 'someone-else' })

    await change({ adviserId: pat })
    await test.store.transaction((tx) =>
      changeAdviser(tx, { personId: other.id, adviserId: pat }, test.clock.now()),
    )
    await comesTo(test, '2026-11-24T11:00:00Z')

    const rows = await test.store.sql
      .selectFrom('handovers')
      .select(['for_staff_id', 'stage'])
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { for_staff_id: jo, stage: 'adviser' },
      { for_staff_id: null, stage: 'duty' },
    ])
  })
})
