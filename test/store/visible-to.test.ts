import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Role, WorkingPattern } from '../../src/domain/staff.ts'
import type { Audience } from '../../src/domain/talk.ts'
import { addAbsence } from '../../src/store/absences.ts'
import { openHandover } from '../../src/store/handovers.ts'
import { addStaff } from '../../src/store/staff.ts'
import { openTalk } from '../../src/store/talks.ts'
import { loadViewer } from '../../src/store/viewers.ts'
import { personVisibleTo, restrictedVisibleTo, visibleTo } from '../../src/store/visible-to.ts'
import { databases } from '../support/databases.ts'
import { aYoungPerson } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const hour = 60 * 60 * 1000
/** A Tuesday at 11:00, and that evening. */
const inHours: WorkingPattern = { tue: [['09:00', '17:00']] }
const afternoons: WorkingPattern = { tue: [['13:00', '17:00']] }

/** Everybody there is. `here` is the young people's team, where no other is named. */
const staff = {
  adviser: ['personal-adviser'],
  leadWorker: ['social-worker'],
  cover: ['personal-adviser'],
  colleague: ['personal-adviser'],
  duty: ['personal-adviser', 'duty-adviser'],
  offDuty: ['personal-adviser', 'duty-adviser'],
  awayDuty: ['personal-adviser', 'duty-adviser'],
  dutyElsewhere: ['duty-adviser'],
  manager: ['team-manager'],
  managerElsewhere: ['team-manager'],
  administrator: ['administrator'],
  editor: ['content-editor', 'approver'],
  safeguarding: ['safeguarding-lead'],
  allegations: ['allegations-officer'],
} as const satisfies Readonly<Record<string, readonly Role[]>>
type Who = keyof typeof staff
const everybody = Object.keys(staff) as Who[]

/** The young people, by what is special about them, and who sees them. */
const people = {
  'in the team': ['adviser', 'leadWorker', 'duty', 'manager'],
  'in no team': ['adviser', 'leadWorker', 'duty', 'dutyElsewhere', 'manager', 'managerElsewhere'],
  locked: ['adviser', 'leadWorker', 'manager'],
  'locked, in no team': ['adviser', 'leadWorker', 'manager', 'managerElsewhere'],
  'their adviser is away': ['away', 'cover', 'leadWorker', 'duty', 'manager'],
  'their adviser is away, locked': ['away', 'leadWorker', 'manager'],
  'their adviser comes back': ['back', 'leadWorker', 'duty', 'manager'],
  'nobody of ours': ['duty', 'manager'],
  'a relative of staff': ['leadWorker', 'duty'],
} as const

/** Talks of a person of the team, by what is special about them, and who else reads them. */
const talks: Readonly<Record<string, readonly Who[]>> = {
  owned: ['colleague'],
  'waiting for somebody': ['offDuty'],
  'waited for somebody once': [],
  'waiting for somebody barred': [],
}

describe.each(databases)('who sees whom, on %s', (database) => {
  let test: TestStore
  const ids = new Map<string, string>()
  const persons = new Map<string, string>()
  const talkIds = new Map<string, string>()
  const idOf = (who: string): string => ids.get(who) ?? ''
  const nameOf = (id: string): string => [...ids].find(([, one]) => one === id)?.[0] ?? ''

  beforeAll(async () => {
    test = await openTestStore(database)
    for (const who of everybody) ids.set(who, await addOne(who, staff[who]))
    for (const who of ['away', 'back']) ids.set(who, await addOne(who, ['personal-adviser']))
    await addTimesAway()
    for (const name of Object.keys(people)) persons.set(name, await addPerson(name))
    await addTalks()
  })
  afterAll(() => test.close())

  const addOne = (who: string, roles: readonly Role[]): Promise<string> => {
    const team = who.endsWith('Elsewhere') ? 'elsewhere' : 'here'
    const workingPattern = who === 'offDuty' ? afternoons : inHours
    const member = { name: who, roles, team, workingPattern, textsOn: false, demo: false }
    return test.store.transaction((tx) => addStaff(tx, member, test.clock.now()))
  }

  async function addTimesAway(): Promise<void> {
    const now = test.clock.now().getTime()
    const told = { tellReason: false, tellUntil: false }
    const during = { from: now - hour, until: now + hour }
    const before = { from: now - 2 * hour, until: now }
    for (const [who, when] of [
      ['away', during],
      ['back', before],
      ['awayDuty', during],
    ] as const) {
      const absence = { staffId: idOf(who), coverId: idOf('cover'), ...when, ...told }
      await test.store.transaction((tx) => addAbsence(tx, absence, 'a test', test.clock.now()))
    }
  }

  async function addPerson(name: string): Promise<string> {
    const adviser = /away/.test(name) ? 'away' : /back/.test(name) ? 'back' : 'adviser'
    const ours = { adviserId: idOf(adviser), leadWorkerId: idOf('leadWorker') }
    const { id } = await aYoungPerson(test, {
      ...(name === 'nobody of ours' ? {} : ours),
      team: 'here',
      locked: name.includes('locked'),
    })
    if (name.includes('no team')) await changePerson(id, { team: null })
    if (name.includes('relative')) await bar(id, ['adviser', 'manager'])
    return id
  }

  const changePerson = (id: string, to: { team: null }) =>
    test.store.sql.updateTable('people').set(to).where('id', '=', id).execute()
  const bar = (personId: string, who: readonly string[]) =>
    test.store.sql
      .insertInto('person_bars')
      .values(who.map((one) => ({ person_id: personId, staff_id: idOf(one) })))
      .execute()

  const addTalk = (personId: string, audience: Audience): Promise<string> =>
    test.store.transaction(
      async (tx) => (await openTalk(tx, personId, audience, test.clock.now())).id,
    )

  async function addTalks(): Promise<void> {
    const add = async (name: string, audience: Audience = 'advisers'): Promise<string> => {
      const { id: personId } = await aYoungPerson(test, { team: 'here' })
      persons.set(`talk: ${name}`, personId)
      const talkId = await addTalk(personId, audience)
      talkIds.set(name, talkId)
      return talkId
    }
    await own(await add('owned'), 'colleague')
    await waitFor('waiting for somebody', await add('waiting for somebody'), 'offDuty')
    await waitFor('waited for somebody once', await add('waited for somebody once'), 'offDuty')
    await test.store.sql
      .updateTable('handovers')
      .set({ closed_at: test.clock.now().getTime(), status: 'closed' })
      .where('talk_id', '=', talkIds.get('waited for somebody once') ?? '')
      .execute()
    await waitFor(
      'waiting for somebody barred',
      await add('waiting for somebody barred'),
      'offDuty',
    )
    await bar(persons.get('talk: waiting for somebody barred') ?? '', ['offDuty'])
    await own(await add('sealed', 'sealed'), 'colleague')
    await own(await add('restricted', 'restricted:1'), 'colleague')
    await bar(persons.get('talk: restricted') ?? '', ['safeguarding'])
  }

  const own = (talkId: string, who: string) =>
    test.store.sql
      .updateTable('talks')
      .set({ owner_staff_id: idOf(who) })
      .where('id', '=', talkId)
      .execute()

  async function waitFor(name: string, talkId: string, who: string): Promise<void> {
    const personId = persons.get(`talk: ${name}`) ?? ''
    const asked = { talkId, personId, reason: 'asked' } as const
    await test.store.transaction((tx) => openHandover(tx, asked, test.clock.now()))
    await test.store.sql
      .updateTable('handovers')
      .set({ for_staff_id: idOf(who) })
      .where('talk_id', '=', talkId)
      .execute()
  }

  /** The names of all who see it. */
  async function whoSees(
    looks: (staffId: string) => Promise<readonly string[]>,
    id: string,
  ): Promise<readonly string[]> {
    const seeing: string[] = []
    for (const staffId of ids.values()) {
      if ((await looks(staffId)).includes(id)) seeing.push(nameOf(staffId))
    }
    return seeing.toSorted()
  }

  async function peopleOf(staffId: string): Promise<readonly string[]> {
    const viewer = await viewerOf(staffId)
    const query = test.store.sql.selectFrom('people').select('people.id')
    return (await query.where(personVisibleTo(viewer)).execute()).map(({ id }) => id)
  }

  async function talksOf(staffId: string, which = visibleTo): Promise<readonly string[]> {
    const viewer = await viewerOf(staffId)
    const rows = await test.store.sql
      .selectFrom('talks')
      .innerJoin('people', 'people.id', 'talks.person_id')
      .select('talks.id')
      .where(which(viewer))
      .execute()
    return rows.map(({ id }) => id)
  }

  async function viewerOf(staffId: string) {
    const viewer = await loadViewer(test.store, staffId, test.clock.now())
    if (viewer === undefined) throw new Error(`${nameOf(staffId)} is not there`)
    return viewer
  }

  it.each(Object.entries(people))('%s: seen by %j', async (name, who) => {
    expect(await whoSees(peopleOf, persons.get(name) ?? '')).toEqual([...who].toSorted())
  })

  it.each(Object.entries(talks))('a talk %s is read by the team and %j', async (name, who) => {
    const team = ['duty', 'manager']

    expect(await whoSees((id) => talksOf(id), talkIds.get(name) ?? '')).toEqual(
      [...team, ...who].toSorted(),
    )
  })

  it.each(Object.keys(people))(
    'a talk of somebody %s is read by whoever sees them',
    async (name) => {
      const personId = persons.get(name) ?? ''
      const talkId = await addTalk(personId, 'advisers')

      expect(await whoSees((id) => talksOf(id), talkId)).toEqual(await whoSees(peopleOf, personId))
    },
  )

  it.each(['sealed', 'restricted'])('a %s talk is read by nobody', async (name) => {
    expect(await whoSees((id) => talksOf(id), talkIds.get(name) ?? '')).toEqual([])
  })

  it('a restricted talk is for allegations officers alone, and for none whom it is about', async () => {
    const restricted = (id: string) =>
      talksOf(id, (viewer) => restrictedVisibleTo(viewer, test.clock.now()))
    const talkId = talkIds.get('restricted') ?? ''

    expect(await whoSees(restricted, talkId)).toEqual(['allegations'])
    await bar(persons.get('talk: restricted') ?? '', ['allegations'])
    expect(await whoSees(restricted, talkId)).toEqual([])
  })

  it('somebody who left is no viewer any more', async () => {
    const id = await addOne('left', ['team-manager'])
    await test.store.sql.updateTable('staff').set({ left_at: 1 }).where('id', '=', id).execute()

    expect(await loadViewer(test.store, id, test.clock.now())).toBeUndefined()
  })
})
