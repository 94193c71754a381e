import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createCaseDesk } from '../../../src/handover/cases/case-desk.ts'
import { remindCases } from '../../../src/handover/cases/remind-cases.ts'
import { createDesk } from '../../../src/handover/desk.ts'
import { takeRole } from '../../../src/register/ask-for-role.ts'
import { staffLeft } from '../../../src/register/staff-left.ts'
import { addAbsence } from '../../../src/store/absences.ts'
import { changeCase, findOpenCase } from '../../../src/store/cases.ts'
import { keptOutOf } from '../../../src/store/kept-out.ts'
import { moveCase } from '../../../src/store/move-case.ts'
import { setOwner } from '../../../src/store/ownership.ts'
import { findStaff, changeStaff } from '../../../src/store/staff.ts'
import { loadTalk, openTalk, talkForInbound } from '../../../src/store/talks.ts'
import { databases } from '../../support/databases.ts'
import { aLog } from '../../support/edges.ts'
import { asks, aViewer, aYoungPerson, staffDeps } from '../../support/staff-world.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'

const hourMs = 3_600_000

describe.each(databases)('what gets something an adult did to its officers (%s)', (database) => {
  let test: TestStore
  const { log, logged } = aLog()

  beforeAll(async () => {
    test = await openTestStore(database)
  })

  afterAll(() => test.close())

  const deps = () => staffDeps(test)
  const caseDesk = () =>
    createCaseDesk({
      desk: createDesk(deps()),
      log,
      serviceHours: deps().serviceHours,
      say: String,
    })

  /** Told by somebody with an adviser, who has a manager. */
  async function told() {
    const manager = await aViewer(test, `Manager ${String(Math.random())}`, { team: 'Elsewhere' })
    const adviser = await aViewer(test, `Adviser ${String(Math.random())}`)
    await managedBy(adviser.staffId, manager.staffId)
    const person = await aYoungPerson(test, { adviserId: adviser.staffId, team: 'A team' })
    const place = await asks(test, person.sms)
    const at = test.clock.now()
    const talkId = await test.store.transaction(async (tx) => {
      const { id } = await openTalk(tx, person.id, 'restricted:allegation', at)
      const raised = { place: { ...place, talkId: id }, messageId: 'm', allegation: { rule: 'r' } }
      await caseDesk().raise(tx, raised, at)
      return id
    })
    return { person, talkId, adviser: adviser.staffId, manager: manager.staffId }
  }

  async function managedBy(staffId: string, managerId: string): Promise<void> {
    await test.store.transaction(async (tx) => {
      const member = await findStaff(tx, staffId)
      if (member !== undefined) await changeStaff(tx, { ...member, managerId })
    })
  }

  const noticesOf = (caseId: string) =>
    test.store.sql
      .selectFrom('notices')
      .select(['staff_id', 'kind', 'urgency', 'created_at'])
      .where('case_id', '=', caseId)
      .orderBy('id')
      .execute()

  it('with no officer is an error with its remedy, and is tried again', async () => {
    const { person } = await told()
    const open = await findOpenCase(test.store, person.id)

    expect(logged()).toContain('give two members of staff')
    expect(logged()).not.toContain('Mia')
    const { staffId } = await aViewer(test, 'First Officer', { roles: ['allegations-officer'] })
    test.clock.advance(hourMs)
    await remindCases({ ...deps(), log })

    expect(await noticesOf(open?.id ?? '')).toMatchObject([{ staff_id: staffId }])
  })

  it('tells the officers who are here, with no hint, and nobody else', async () => {
    await aViewer(test, 'Here Officer', { roles: ['allegations-officer'] })
    const away = await aViewer(test, 'Away Officer', { roles: ['allegations-officer'] })
    const now = test.clock.now().getTime()
    const leave = { from: now - hourMs, until: now + 240 * hourMs }
    const kept = { tellReason: false, tellUntil: false }
    await test.store.transaction((tx) =>
      addAbsence(tx, { staffId: away.staffId, ...leave, ...kept }, 'test', test.clock.now()),
    )
    const { person } = await told()

    const notices = await noticesOf((await findOpenCase(test.store, person.id))?.id ?? '')
    expect(new Set(notices.map(({ kind, urgency }) => `${kind} ${urgency}`))).toEqual(
      new Set(['case urgent']),
    )
    expect(notices.map(({ staff_id: id }) => id)).not.toContain(away.staffId)
  })

  it('reminds before it is due, and urgently from then on, each working day', async () => {
    const { person } = await told()
    const open = await findOpenCase(test.store, person.id)
    if (open === undefined) throw new Error('No case is open')
    // One to each officer who is here.
    const reminders = async () => {
      const sent = (await noticesOf(open.id)).filter(({ kind }) => kind === 'case-reminder')
      return [...new Map(sent.map((one) => [one.created_at, one.urgency])).values()]
    }
    const at = (moment: Date | undefined) => {
      test.clock.advance((moment?.getTime() ?? 0) - test.clock.now().getTime())
    }

    at(open.remindAt)
    await remindCases({ ...deps(), log })
    expect(await reminders()).toEqual(['normal'])
    expect(test.clock.now().getTime()).toBeLessThan(open.dueAt.getTime())
    await remindCases({ ...deps(), log })
    expect(await reminders()).toEqual(['normal'])

    at(open.dueAt)
    await remindCases({ ...deps(), log })
    expect(await reminders()).toEqual(['normal', 'urgent'])
    at((await findOpenCase(test.store, person.id))?.remindAt)
    await remindCases({ ...deps(), log })
    expect(await reminders()).toEqual(['normal', 'urgent', 'urgent'])
  })

  it.each(['leaves the service', 'is no officer any more'])(
    "is the officers' again, at once, when whoever has it in hand %s",
    async (what) => {
      const officer = await aViewer(test, `Gone ${String(Math.random())}`, {
        roles: ['allegations-officer'],
      })
      const next = await aViewer(test, `Next ${String(Math.random())}`, {
        roles: ['allegations-officer'],
      })
      const admin = await aViewer(test, `Admin ${String(Math.random())}`, {
        roles: ['administrator'],
      })
      const { person, talkId } = await told()
      const open = await findOpenCase(test.store, person.id)
      if (open === undefined) throw new Error('No case is open')
      await test.store.transaction(async (tx) => {
        await changeCase(tx, open.id, { officer_id: officer.staffId })
        await setOwner(tx, talkId, officer.staffId)
      })

      const { staffId } = officer
      if (what === 'leaves the service') await staffLeft(test, { staffId })
      else await takeRole(test, admin, { staffId, role: 'allegations-officer' })
      await remindCases({ ...deps(), log })

      expect((await findOpenCase(test.store, person.id))?.officerId).toBeUndefined()
      expect((await loadTalk(test.store, talkId)).ownerStaffId).toBeUndefined()
      const reminded = (await noticesOf(open.id)).filter(({ kind }) => kind === 'case-reminder')
      expect(reminded.map(({ staff_id: id }) => id)).toContain(next.staffId)
      expect(reminded.map(({ staff_id: id }) => id)).not.toContain(staffId)
    },
  )

  it.each([
    [undefined, ['adviser', 'manager']],
    ['adviser', ['adviser']],
    ['manager', ['manager']],
    ['someone-else', []],
  ] as const)('about %s keeps out %j', async (about, who) => {
    const { person, talkId, ...staff } = await told()
    if (about !== undefined) {
      const at = test.clock.now()
      await test.store.transaction((tx) => caseDesk().noteAbout(tx, talkId, about, at))
    }

    const ids = who.map((one) => staff[one])
    expect([...(await keptOutOf(test.store, person.id))].sort()).toEqual([...ids].sort())
  })

  it('keeps out whoever was their adviser when it was told, and whoever is now', async () => {
    const { person, adviser } = await told()
    const { staffId: next } = await aViewer(test, 'Next Adviser')
    await test.store.sql
      .updateTable('people')
      .set({ adviser_id: next })
      .where('id', '=', person.id)
      .execute()

    const keptOut = await keptOutOf(test.store, person.id)
    expect(keptOut.has(adviser)).toBe(true)
    expect(keptOut.has(next)).toBe(true)
  })

  it('goes along with a number that turns out to be somebody’s, and takes their texts', async () => {
    const { person, talkId } = await told()
    const other = await aYoungPerson(test)
    const at = test.clock.now()
    await test.store.transaction((tx) =>
      moveCase(tx, { fromPersonId: person.id, toPersonId: other.id }, at),
    )

    const talk = await test.store.transaction((tx) => talkForInbound(tx, other.id, at))
    expect(talk.id).toBe(talkId)
    expect(await findOpenCase(test.store, person.id)).toBeUndefined()
  })
})
