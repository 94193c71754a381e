import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { takeOver } from '../../src/handover/take-over.ts'
import { staffLeft } from '../../src/register/staff-left.ts'
import { openHandover } from '../../src/store/handovers.ts'
import { findSignInByEmail } from '../../src/store/sign-ins.ts'
import { loadRoster } from '../../src/store/staff.ts'
import { openTalk } from '../../src/store/talks.ts'
import { loadViewer } from '../../src/store/viewers.ts'
import { databases } from '../support/databases.ts'
import { aViewer, aYoungPerson, staffDeps } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('somebody who leaves the service (%s)', (name) => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(() => test.empty())
  afterAll(() => test.close())

  async function aTalkOf(adviserId: string) {
    const { id: personId } = await aYoungPerson(test, { adviserId })
    const at = test.clock.now()
    return test.store.transaction(async (tx) => {
      const talk = await openTalk(tx, personId, 'advisers', at)
      await openHandover(tx, { talkId: talk.id, personId, reason: 'asked' }, at)
      return talk
    })
  }

  it('has nothing in hand any more: their talk waits, at once, for whoever is next', async () => {
    const jo = await aViewer(test, 'Jo Marsh')
    const talk = await aTalkOf(jo.staffId)
    await takeOver(staffDeps(test), jo, talk.id, talk.version)

    const result = await staffLeft(test, { staffId: jo.staffId })

    expect(result).toEqual({ kind: 'left', name: 'Jo Marsh', people: 1, talks: 1 })
    const { sql } = test.store
    expect(
      await sql.selectFrom('talks').select('owner_staff_id').executeTakeFirstOrThrow(),
    ).toEqual({ owner_staff_id: null })
    expect(await sql.selectFrom('handovers').selectAll().executeTakeFirstOrThrow()).toMatchObject({
      status: 'open',
      stage: 'unrouted',
      for_staff_id: null,
      taken_by: null,
      due_at: test.clock.now().getTime(),
    })
  })

  it('sees nothing and signs in no more, and is nobody of the roster', async () => {
    const jo = await aViewer(test, 'Jo Marsh')

    await staffLeft(test, { staffId: jo.staffId })

    expect(await loadViewer(test.store, jo.staffId, test.clock.now())).toBeUndefined()
    expect(await findSignInByEmail(test.store, 'jo.marsh@council.example')).toBeUndefined()
    expect(await loadRoster(test.store, test.clock.now())).toEqual([])
    expect(await staffLeft(test, { staffId: jo.staffId })).toEqual({ kind: 'gone' })
  })

  it('stays while nobody else is administrator', async () => {
    const pat = await aViewer(test, 'Pat Lowe', { roles: ['administrator'] })

    const first = await staffLeft(test, { staffId: pat.staffId })
    await aViewer(test, 'Ben Yates', { roles: ['administrator'] })
    const then = await staffLeft(test, { staffId: pat.staffId })

    expect([first.kind, then.kind]).toEqual(['last-administrator', 'left'])
  })
})
