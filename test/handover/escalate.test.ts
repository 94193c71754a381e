import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { acknowledge } from '../../src/handover/acknowledge.ts'
import { escalate } from '../../src/handover/escalate.ts'
import { takeOver } from '../../src/handover/take-over.ts'
import type { AskedFor } from '../../src/messaging/deps.ts'
import { setOptedOut } from '../../src/store/addresses.ts'
import type { Registration } from '../../src/store/registrations.ts'
import { databases } from '../support/databases.ts'
import {
  aMember,
  asksForPerson,
  aTeam,
  comesTo,
  escalation,
  happened,
  isAway,
  told,
  waits,
} from '../support/routing-world.ts'
import { aYoungPerson, outgoingOf, staffDeps, versionOf } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

/** It is a Tuesday at 11:00, when everybody is in. */
describe.each(databases)('a handover that nobody picks up (%s)', (name) => {
  let test: TestStore
  let jo: string
  let dee: string
  let max: string
  let names: Readonly<Record<string, string>>

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    await test.empty()
    test.clock.advance(Date.parse('2026-11-24T11:00:00Z') - test.clock.now().getTime())
    ;({ jo, dee, max } = await aTeam(test))
    names = { jo, dee, max }
  })
  afterAll(() => test.close())

  const asks = async (own: Partial<AskedFor> = {}, registered: Partial<Registration> = {}) =>
    asksForPerson(test, await aYoungPerson(test, { adviserId: jo, ...registered }), own)
  const viewer = (staffId: string) =>
    ({
      staffId,
      roles: ['personal-adviser'],
      team: 'Leaving care',
      onDuty: false,
      coversFor: [],
    }) as const

  it('goes on to duty, then to the manager, and is said again each working day', async () => {
    await asks()
    await told(test, names)

    expect(await comesTo(test, '2026-11-24T14:59:59Z')).toBe(Date.parse('2026-11-24T15:00:00Z'))
    expect(await waits(test)).toMatchObject({ stage: 'adviser' })
    await comesTo(test, '2026-11-24T15:00:00Z')
    expect(await waits(test)).toMatchObject({
      stage: 'duty',
      for: null,
      due: '2026-11-25T11:00:00.000Z',
    })
    expect(await told(test, names)).toEqual(['went-on normal jo', 'went-on normal dee'])
    await comesTo(test, '2026-11-25T11:00:00Z')
    expect(await waits(test)).toMatchObject({ stage: 'manager', for: max })
    expect(await told(test, names)).toEqual(['went-on normal dee', 'went-on normal max'])
    await comesTo(test, '2026-11-25T15:00:00Z')
    expect(await waits(test)).toMatchObject({ stage: 'manager', due: '2026-11-26T15:00:00.000Z' })
    await comesTo(test, '2026-11-26T15:00:00Z')
    await comesTo(test, '2026-11-27T15:00:00Z')
    await comesTo(test, '2026-11-30T15:00:00Z')

    expect(await told(test, names)).toEqual(Array(4).fill('reminder normal max'))
    expect(await waits(test)).toMatchObject({ stage: 'manager', status: 'open' })
    expect(await happened(test)).toEqual([
      'handover-requested',
      'handover-routed adviser',
      'handover-went-on adviser duty not-picked-up',
      'handover-went-on duty manager not-picked-up',
      ...Array<string>(4).fill('handover-reminded manager'),
    ])
  })

  it('goes to whoever covers by then', async () => {
    const pat = await aMember(test, 'Pat')
    await asks()
    const leave = { from: Date.parse('2026-11-24T12:00Z'), until: Date.parse('2026-12-04') }
    await isAway(test, jo, { ...leave, coverId: pat })

    await comesTo(test, '2026-11-24T15:00:00Z')

    expect(await waits(test)).toMatchObject({ stage: 'cover', for: pat })
  })

  it('in an emergency stands still: its alarm goes on, and tells', async () => {
    await comesTo(test, '2026-11-24T22:00:00Z')
    await asks({ reason: 'danger', priority: 'emergency' })

    expect(await comesTo(test, '2026-11-25T11:00:00Z')).toBeUndefined()
    expect(await waits(test)).toMatchObject({ stage: 'duty', due: undefined })
    expect(await told(test, names)).toEqual([])
  })

  it('of a worry goes on in service hours, and rings nobody before they come in', async () => {
    await comesTo(test, '2026-11-24T22:00:00Z')
    await asks({ reason: 'danger', priority: 'worried' })

    const due = await test.store.sql.selectFrom('notices').select('due_at').distinct().execute()
    expect(due).toEqual([{ due_at: Date.parse('2026-11-25T09:00:00Z') }])
    expect(await told(test, names)).toEqual(['danger urgent jo', 'danger urgent dee'])
    await comesTo(test, '2026-11-25T11:00:00Z')
    expect(await waits(test)).toMatchObject({ stage: 'manager', for: max })
  })

  it('is never closed by the clock', async () => {
    await asks()
    let next: number | undefined = test.clock.now().getTime()
    for (let steps = 0; steps < 40; steps += 1) {
      next = await comesTo(test, new Date(next ?? 0).toISOString())
    }

    expect(await waits(test)).toMatchObject({ status: 'open', stage: 'manager' })
    expect(next).toBeGreaterThan(test.clock.now().getTime())
  })

  it('goes nowhere once a person has acknowledged it: they are reminded, then their manager too', async () => {
    const { id } = await asks()
    await told(test, names)
    await acknowledge(staffDeps(test), viewer(jo), id)

    await comesTo(test, '2026-11-25T10:59:00Z')
    expect(await told(test, names)).toEqual([])
    await comesTo(test, '2026-11-25T11:00:00Z')
    expect(await told(test, names)).toEqual(['reminder normal jo'])
    await comesTo(test, '2026-11-26T11:00:00Z')
    expect(await told(test, names)).toEqual(['reminder normal jo', 'reminder normal max'])
    expect(await waits(test)).toMatchObject({ stage: 'adviser', due: '2026-11-27T11:00:00.000Z' })
  })

  it('taken, and then silent: reminds whoever has it, and their manager at once when they are away', async () => {
    const { talkId } = await asks()
    await takeOver(staffDeps(test), viewer(jo), talkId, await versionOf(test, talkId))
    await told(test, names)

    await comesTo(test, '2026-11-25T11:00:00Z')
    expect(await told(test, names)).toEqual(['reminder normal jo'])
    await isAway(test, jo, { from: Date.parse('2026-11-26'), until: Date.parse('2026-12-04') })
    await test.store.sql.updateTable('handovers').set({ hops: 0 }).execute()
    await comesTo(test, '2026-11-26T11:00:00Z')

    expect(await told(test, names)).toEqual(['reminder normal jo', 'reminder normal max'])
    expect(await waits(test)).toMatchObject({ status: 'taken' })
  })

  it('is routed as soon as there is somebody, and looked at again every five minutes till then', async () => {
    await test.store.sql.updateTable('staff').set({ left_at: 1 }).execute()
    await asks()

    expect(await escalate(escalation(test))).toBe(Date.parse('2026-11-24T11:05:00Z'))
    await test.store.sql.updateTable('staff').set({ left_at: null }).where('id', '=', dee).execute()
    await comesTo(test, '2026-11-24T11:05:00Z')

    expect(await waits(test)).toMatchObject({ stage: 'duty' })
    expect(await told(test, names)).toEqual(['handover normal dee'])
  })

  it('goes on once, though two processes look at the same moment', async () => {
    await asks()
    await told(test, names)
    const other = name === 'postgres' ? await test.again() : test.store
    test.clock.advance(4 * 3_600_000)

    await Promise.all([escalate(escalation(test)), escalate(escalation(test, other))])

    if (other !== test.store) await other.close()
    expect(await told(test, names)).toEqual(['went-on normal jo', 'went-on normal dee'])
    expect(await waits(test)).toMatchObject({ stage: 'duty' })
  })

  it('does not hold up others when it is broken', async () => {
    await asks()
    await test.store.sql.updateTable('handovers').set({ person_id: 'nobody' }).execute()
    await asks()

    const next = await comesTo(test, '2026-11-24T15:00:00Z')

    expect(await waits(test)).toMatchObject({ stage: 'duty' })
    expect(next).toBe(Date.parse('2026-11-24T15:00:30Z'))
  })

  describe('is told to the young person', () => {
    const textsOf = async (talkId: string) =>
      (await outgoingOf(test, talkId)).map(({ author, text }) => `${author}: ${text}`)

    it('once', async () => {
      const pat = await aMember(test, 'Pat')
      const { talkId } = await asks()
      await isAway(test, jo, { from: 1, until: Date.parse('2026-12-04'), coverId: pat })

      await comesTo(test, '2026-11-24T15:00:00Z')
      await comesTo(test, '2026-11-25T11:00:00Z')

      expect(await waits(test)).toMatchObject({ stage: 'duty' })
      expect(await textsOf(talkId)).toEqual(['bot: person:went-on.cover'])
    })

    it.each([
      ['duty', {}, 'person:went-on.duty'],
      ['the manager', { wish: 'someone-else' }, 'person:went-on.manager'],
    ] as const)('when it goes on to %s', async (_, wish, words) => {
      const { talkId } = await asks(wish)

      await comesTo(test, '2026-11-24T15:00:00Z')

      expect(await textsOf(talkId)).toEqual([`bot: ${words}`])
    })

    it.each([
      ['danger', { reason: 'danger', priority: 'emergency' }],
      ['what staff began', { reason: 'staff-began' }],
    ] as const)('not of %s', async (_, own) => {
      const { talkId } = await asks(own)

      await comesTo(test, '2026-11-24T15:00:00Z')

      expect(await textsOf(talkId)).toEqual([])
    })

    it('or not, where the words are missing: it goes on all the same', async () => {
      const { talkId } = await asks()
      const say = () => {
        throw new Error('No phrase')
      }
      test.clock.advance(4 * 3_600_000)

      await escalate({ ...escalation(test), say })

      expect(await waits(test)).toMatchObject({ stage: 'duty' })
      expect(await textsOf(talkId)).toEqual([])
    })

    it('not a day after they texted, nor when texts are off', async () => {
      await comesTo(test, '2026-11-27T16:00:00Z')
      const old = await asks()
      await comesTo(test, '2026-11-30T12:00:00Z')
      const off = await asks()
      await test.store.transaction((tx) => setOptedOut(tx, off.addressId, true, test.clock.now()))
      await comesTo(test, '2026-11-30T16:00:00Z')

      expect(await textsOf(old.talkId)).toEqual([])
      expect(await textsOf(off.talkId)).toEqual([])
      expect(await waits(test)).toMatchObject({ stage: 'duty' })
    })
  })
})
