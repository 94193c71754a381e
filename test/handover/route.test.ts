import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { AskedFor } from '../../src/messaging/deps.ts'
import { setBars } from '../../src/store/person-bars.ts'
import type { Registration } from '../../src/store/registrations.ts'
import { untilBlocked } from '../support/blocked.ts'
import { databases } from '../support/databases.ts'
import {
  aMember,
  asksForPerson,
  aTeam,
  desk,
  happened,
  isAway,
  textsIn,
  told,
  waits,
} from '../support/routing-world.ts'
import { aYoungPerson } from '../support/staff-world.ts'
import { anAddress } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

/** It is a Tuesday at 11:00, when everybody is in. */
describe.each(databases)('who a handover goes to (%s)', (name) => {
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
    ;({ jo, dee, max } = await aTeam(test))
    names = { jo, dee, max }
  })
  afterAll(() => test.close())

  const mia = (own: Partial<Registration> = {}) => aYoungPerson(test, { adviserId: jo, ...own })
  const asks = async (own: Partial<AskedFor> = {}, registered: Partial<Registration> = {}) =>
    asksForPerson(test, await mia(registered), own)
  const atNight = () => {
    test.clock.advance(Date.parse('2026-11-24T20:00:00Z') - test.clock.now().getTime())
  }
  const inDanger = { reason: 'danger', priority: 'emergency' } as const
  const worried = { reason: 'danger', priority: 'worried' } as const

  beforeEach(() => {
    test.clock.advance(Date.parse('2026-11-24T11:00:00Z') - test.clock.now().getTime())
  })

  it('their adviser, for four service hours', async () => {
    await asks()

    expect(await waits(test)).toMatchObject({
      stage: 'adviser',
      for: jo,
      due: '2026-11-24T15:00:00.000Z',
    })
    expect(await told(test, names)).toEqual(['handover normal jo'])
    expect(await happened(test)).toEqual(['handover-requested', 'handover-routed adviser'])
  })

  it('their adviser, whose time begins when they are next due in', async () => {
    atNight()
    await asks()

    expect(await waits(test)).toMatchObject({ for: jo, due: '2026-11-25T13:00:00.000Z' })
  })

  it('a part-timer waited for by choice, and no longer than a day without it', async () => {
    const pat = await aMember(test, 'Pat', { workingPattern: { fri: [['09:00', '17:00']] } })

    await asks({ wish: 'keep' }, { adviserId: pat })
    expect(await waits(test)).toMatchObject({ for: pat, due: '2026-11-27T13:00:00.000Z' })
    await asks({}, { adviserId: pat })
    expect(await waits(test)).toMatchObject({ for: pat, due: '2026-11-25T11:00:00.000Z' })
  })

  it('whoever covers', async () => {
    const pat = await aMember(test, 'Pat')
    const leave = { from: Date.parse('2026-11-20'), until: Date.parse('2026-12-04') }
    await isAway(test, jo, { ...leave, coverId: pat })

    await asks()

    expect(await waits(test)).toMatchObject({
      stage: 'cover',
      for: pat,
      due: '2026-11-24T15:00:00.000Z',
    })
    expect(await told(test, { ...names, pat })).toEqual(['handover normal pat'])
  })

  it('the duty team, at once: somebody else, or a number that nobody knows', async () => {
    await asks({ wish: 'someone-else' })
    expect(await waits(test)).toMatchObject({
      stage: 'duty',
      for: null,
      due: '2026-11-24T15:00:00.000Z',
    })
    expect(await told(test, names)).toEqual(['handover normal dee'])

    const sms = anAddress()
    await asksForPerson(test, { id: '', sms, whatsapp: sms })
    expect(await waits(test)).toMatchObject({ stage: 'duty', for: null })
    expect(await told(test, names)).toEqual(['handover normal dee'])
  })

  it('an emergency: the duty team, while its alarm tells and goes on', async () => {
    atNight()
    await asks(inDanger)

    expect(await waits(test)).toMatchObject({ stage: 'duty', for: null, due: undefined })
    expect(await told(test, names)).toEqual([])
  })

  it('a worry of a child in care: lead worker, adviser and duty', async () => {
    const sam = await aMember(test, 'Sam', { roles: ['social-worker'] })

    await asks(worried, { status: 'in-care', leadWorkerId: sam })

    expect(await told(test, { ...names, sam })).toEqual([
      'danger urgent sam',
      'danger urgent jo',
      'danger urgent dee',
    ])
  })

  it('a worry: the same people, for two service hours', async () => {
    await asks(worried)

    expect(await waits(test)).toMatchObject({
      stage: 'duty',
      for: null,
      due: '2026-11-24T13:00:00.000Z',
    })
    expect(await told(test, names)).toEqual(['danger urgent jo', 'danger urgent dee'])
  })

  it('a locked record: never duty, nor anybody barred', async () => {
    await asks(worried, { locked: true })
    expect(await waits(test)).toMatchObject({ stage: 'manager', for: max })
    expect(await told(test, names)).toEqual(['danger urgent jo', 'danger urgent max'])

    const person = await mia()
    await test.store.transaction((tx) => setBars(tx, person.id, [jo, dee]))
    await asksForPerson(test, person)
    expect(await waits(test)).toMatchObject({ stage: 'manager' })
    expect(await told(test, names)).toEqual(['handover normal max'])
  })

  it('somebody who can be told: an adviser without an address is passed over in the same step', async () => {
    await test.store.sql
      .updateTable('staff')
      .set({ email_sealed: null })
      .where('id', '=', jo)
      .execute()

    await asks()

    expect(await waits(test)).toMatchObject({ stage: 'duty', for: null })
    expect(await told(test, names)).toEqual(['went-on normal dee'])
    expect(await happened(test)).toContain('handover-went-on adviser duty not-reached')
  })

  it('nobody at all: it stays unrouted and due, and the text is stored', async () => {
    await test.store.sql.updateTable('staff').set({ left_at: 1 }).execute()

    const { opened } = await asks(inDanger)

    expect(opened).toBe(true)
    expect(await waits(test)).toEqual({
      stage: 'unrouted',
      for: null,
      status: 'open',
      due: '2026-11-24T11:00:00.000Z',
    })
  })

  it.each([
    ['hours', { working_pattern: 'Mondays' }],
    ['roles', { roles: '{' }],
  ])(
    'nobody while %s of the roster cannot be read: danger is stored all the same',
    async (_, broken) => {
      await test.store.sql.updateTable('staff').set(broken).where('id', '=', dee).execute()

      await asks(inDanger)

      expect(await waits(test)).toMatchObject({
        stage: 'unrouted',
        due: '2026-11-24T11:00:00.000Z',
      })
    },
  )

  it('nobody here, of what an adult did: that is for its officers', async () => {
    const person = await mia()
    const { talkId, personId } = await textsIn(test, person, 'restricted:allegation')

    await test.store.transaction((tx) =>
      desk.open(
        tx,
        { talkId, personId, reason: 'allegation', priority: 'emergency' },
        test.clock.now(),
      ),
    )

    expect(await waits(test)).toMatchObject({ stage: 'unrouted', due: undefined })
    expect(await told(test, names)).toEqual([])
  })

  it('and they are told in the same step, or neither happens', async () => {
    const person = await mia()
    const { talkId, personId } = await textsIn(test, person)
    const killed = test.store.transaction(async (tx) => {
      await desk.open(tx, { talkId, personId, reason: 'asked' }, test.clock.now())
      throw new Error('killed before the commit')
    })

    await expect(killed).rejects.toThrow('killed')
    const rows = async (table: 'handovers' | 'notices' | 'events') =>
      (await test.store.sql.selectFrom(table).selectAll().execute()).length
    expect([await rows('handovers'), await rows('notices'), await rows('events')]).toEqual([
      0, 0, 0,
    ])
  })

  it('once, when they ask twice in the same moment', async () => {
    const person = await mia()
    const place = await textsIn(test, person)
    const open = () =>
      test.store.transaction((tx) => desk.open(tx, { ...place, reason: 'asked' }, test.clock.now()))

    const { first, meanwhile } = await test.store.transaction(async (tx) => {
      const opened = await desk.open(tx, { ...place, reason: 'asked' }, test.clock.now())
      const second = open()
      await untilBlocked(test.store)
      return { first: opened, meanwhile: second }
    })

    expect(await meanwhile).toEqual({ id: first.id, opened: false })
    expect(await told(test, names)).toEqual(['handover normal jo'])
  })
})
