import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { databases } from '../support/databases.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'
import {
  aHandover,
  aMember,
  change,
  consoleUrl,
  createOffice,
  endings,
  minute,
  secrets,
  team,
  tell,
} from './notice-world.ts'

describe.each(databases)('telling staff (%s)', (name) => {
  let test: TestStore
  let jo: string

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aMember(test)
  })
  afterAll(() => test.close())

  it('goes by e-mail, and by SMS to those who wish it', async () => {
    const sam = await aMember(test, { textsOn: true })
    const office = createOffice(test)
    for (const who of [jo, sam]) {
      const { id } = await aHandover(test, who)
      expect(await tell(test, who, 'handover', { handoverId: id })).toBe('queued')
    }

    await office.works()

    expect(office.mails).toHaveLength(2)
    expect(office.mails[0]).toMatchObject({
      subject: 'Waymark: 1 young person waits for you',
      text: expect.stringContaining(consoleUrl),
    })
    expect(office.texts.map(({ text }) => text)).toEqual([
      `Waymark: 1 young person waits for you. ${consoleUrl}`,
    ])
    expect(await endings(test)).toEqual(['email sent', 'email sent', 'sms sent'])
  })

  it('says at once when somebody cannot be told at all', async () => {
    const nobody = await aMember(test, { email: undefined, textsOn: false })
    const noPhone = await aMember(test, { email: undefined, workMobile: undefined, textsOn: true })

    expect(await tell(test, nobody, 'handover')).toBe('no-way')
    expect(await tell(test, noPhone, 'handover')).toBe('no-way')
    expect(await endings(test)).toEqual([])
  })

  it('bundles normal ones to one an hour, to the minute, and holds no urgent one back', async () => {
    const office = createOffice(test)
    const { clock } = test
    await tell(test, jo, 'handover', { handoverId: (await aHandover(test, jo)).id })
    await office.works()
    clock.advance(5 * minute)
    await tell(test, jo, 'handover', { handoverId: (await aHandover(test, jo)).id })
    clock.advance(15 * minute)
    const { personId } = await aHandover(test, null, { stage: 'cover' })
    await tell(test, jo, 'texts-off', { personId })

    expect(await office.looksAgainIn()).toBe(40)
    const { id } = await aHandover(test, jo, { priority: 0 })
    await tell(test, jo, 'danger', { handoverId: id })
    await office.works()
    expect(office.mails).toHaveLength(2)
    expect(office.mails[1]?.subject).toBe(
      'Waymark, urgent: 3 young people wait for you, 1 of them urgently',
    )
    clock.advance(40 * minute - 1)
    await office.works()
    expect(office.mails).toHaveLength(2)
    clock.advance(1)
    await office.works()

    expect(office.mails).toHaveLength(3)
    expect(office.mails[2]?.text).toMatch(
      /began to wait for you\n- A young person turned texts off/,
    )
    expect(await endings(test)).toEqual(['email sent', 'email sent', 'email bundled', 'email sent'])
    expect(await office.looksAgainIn()).toBeUndefined()
  })

  it('keeps the hour when two were queued together and one is being sent', async () => {
    const office = createOffice(test)
    await tell(test, jo, 'texts-off')
    await office.works()
    test.clock.advance(60 * minute)
    await tell(test, jo, 'texts-off')
    await tell(test, jo, 'texts-off')

    await Promise.all([office.works('one'), office.works('two')])

    expect(office.mails).toHaveLength(2)
    expect(office.mails[1]?.text).toContain('2 young people turned texts off')
  })

  it('counts what waits as it is when it leaves, and nothing they could not open', async () => {
    const office = createOffice(test)
    const duty = await aMember(test, { roles: ['duty-adviser'] })
    const pool = { stage: 'duty', team }
    const { id } = await aHandover(test, null, { ...pool, priority: 0 })
    await change(test, id, { opened_at: Date.UTC(2026, 10, 23, 9, 5) })
    await aHandover(test, null, { stage: 'duty', team: null })
    const own = await aHandover(test, jo)
    const told = await aHandover(test, null, { stage: 'manager', priority: 1 })
    await tell(test, duty, 'danger', { handoverId: told.id })
    const gone = await aHandover(test, null, pool)
    await aHandover(test, null, { ...pool, team: 'Another team' })
    await aHandover(test, null, { stage: 'manager', team })
    await aHandover(test, jo, { stage: 'adviser' })
    await aHandover(test, null, { ...pool, acknowledged_by: jo, acknowledged_at: 1 })
    await aHandover(test, null, pool, 'restricted:allegation')
    const locked = await aHandover(test, null, pool)
    const barred = await aHandover(test, null, pool)
    const { sql } = test.store
    await sql
      .updateTable('people')
      .set({ adviser_id: duty })
      .where('id', '=', own.personId)
      .execute()
    await sql.updateTable('people').set({ locked: 1 }).where('id', '=', locked.personId).execute()
    await sql
      .insertInto('person_bars')
      .values({ person_id: barred.personId, staff_id: duty })
      .execute()
    await tell(test, duty, 'danger', { handoverId: id })
    await change(test, gone.id, { status: 'taken', taken_by: jo })

    await office.works()

    expect(office.mails[0]?.subject).toBe(
      'Waymark, urgent: 4 young people wait for you, 2 of them urgently',
    )
    expect(office.mails[0]?.text).toContain('The longest since Mon 23 Nov at 09:05.')
  })

  it('holds no name, number, reference or reason, in whatever is sent or logged', async () => {
    const office = createOffice(test)
    const sam = await aMember(test, { textsOn: true })
    const kinds = ['handover', 'went-on', 'reminder', 'danger', 'adviser-changed'] as const
    const others = ['texts-off', 'passed-to-you', 'not-reached'] as const
    const { id: handoverId, personId } = await aHandover(test, sam)
    for (const kind of [...kinds, ...others]) await tell(test, sam, kind, { handoverId, personId })

    await office.works()

    const words = [...office.mails, ...office.texts].map(({ text }) => text)
    const subjects = office.mails.map(({ subject }) => subject)
    expect(words.length).toBeGreaterThan(3)
    const everything = [...words, ...subjects, office.logged()].join('\n')
    for (const secret of secrets) expect(everything).not.toContain(secret)
  })

  it('says whose a young person is now, to the old adviser and to the new one', async () => {
    const office = createOffice(test)
    const rae = await aMember(test)
    const { id, personId } = await aHandover(test, null)
    await change(test, id, { status: 'closed', closed_at: 1 })
    await test.store.sql
      .updateTable('people')
      .set({ adviser_id: rae })
      .where('id', '=', personId)
      .execute()
    await tell(test, jo, 'adviser-changed', { personId })
    await tell(test, rae, 'adviser-changed', { personId })

    await office.works()

    expect(office.mails.map(({ subject }) => subject)).toEqual([
      'Waymark: news about a young person',
      'Waymark: news about a young person',
    ])
    const texts = office.mails.map(({ text }) => text).toSorted()
    expect(texts[0]).toMatch(/^- A young person is now yours\n/)
    expect(texts[1]).toMatch(/^- A young person now has another adviser\n/)
  })
})
