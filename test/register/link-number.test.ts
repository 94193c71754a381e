import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Address } from '../../src/domain/address.ts'
import type { Viewer } from '../../src/domain/viewer.ts'
import { checkNumber, linkNumber, unlinkNumber } from '../../src/register/link-number.ts'
import { meetAlso, meetParty } from '../../src/store/address-links.ts'
import { openHandover } from '../../src/store/handovers.ts'
import type { Place } from '../../src/store/messages.ts'
import { setBars } from '../../src/store/person-bars.ts'
import { registerPerson } from '../../src/store/registrations.ts'
import type { Store } from '../../src/store/store.ts'
import { listLinks } from '../../src/store/stored-links.ts'
import { openTalk } from '../../src/store/talks.ts'
import { databases } from '../support/databases.ts'
import { aStaffMember } from '../support/register.ts'
import { anAddress, aPlace, aQueued, aReceived, messageRow, talkRow } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const reason = 'she rang me from it'

describe.each(databases)('linking a number (%s)', (name) => {
  let test: TestStore
  let store: Store
  let jo: Viewer
  let mia: string

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aViewer({ name: 'Jo Marsh' })
    mia = await register({ adviserId: jo.staffId })
  })
  afterAll(() => test.close())

  async function aViewer(own: Partial<Viewer> & { readonly name: string }): Promise<Viewer> {
    const staffId = await aStaffMember(test, { name: own.name })
    const roles = ['personal-adviser'] as const
    return { staffId, roles, team: 'North', onDuty: false, coversFor: [], ...own }
  }

  const register = (own: { adviserId?: string; addresses?: readonly Address[] } = {}) =>
    store.transaction((tx) =>
      registerPerson(
        tx,
        { preferredName: 'Mia', language: 'en', team: 'North', addresses: [], demo: false, ...own },
        'register',
        test.clock.now(),
      ),
    )

  const personOf = async (address: Address) =>
    (await store.transaction((tx) => meetParty(tx, address, test.clock.now()))).personId

  /** Somebody unknown asked for a person: their talk with the advisers, and its handover. */
  async function anAsk(address: Address, own: { takenBy?: string } = {}) {
    const sealed = await aPlace(test, address)
    const at = test.clock.now()
    return store.transaction(async (tx) => {
      const talk = await openTalk(tx, sealed.personId, 'advisers', at)
      const ids = { talkId: talk.id, personId: sealed.personId }
      const handover = await openHandover(tx, { ...ids, reason: 'asked', priority: 'worried' }, at)
      if (own.takenBy !== undefined) {
        const taken = { status: 'taken', taken_by: own.takenBy, taken_at: at.getTime() }
        await tx.sql.updateTable('handovers').set(taken).where('id', '=', handover.id).execute()
        const owner = { owner_staff_id: own.takenBy }
        await tx.sql.updateTable('talks').set(owner).where('id', '=', talk.id).execute()
      }
      const place: Place = { ...sealed, talkId: talk.id }
      return { sealed, place, handoverId: handover.id }
    })
  }
  const handoverRow = (id: string) =>
    store.sql.selectFrom('handovers').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const openTalkOf = (personId: string, audience = 'advisers') =>
    store.sql
      .selectFrom('talks')
      .selectAll()
      .where('person_id', '=', personId)
      .where('audience', '=', audience)
      .where('closed_at', 'is', null)
      .executeTakeFirst()

  it('makes a typed number theirs by SMS and by WhatsApp, not checked yet', async () => {
    const result = await linkNumber(test, jo, { personId: mia, number: '07700 900150', reason })

    expect(result).toEqual({ kind: 'linked' })
    const links = await listLinks(store, { personId: mia })
    expect(links.map(({ address }) => [address.channel, address.value])).toEqual([
      ['sms', '+447700900150'],
      ['whatsapp', '+447700900150'],
    ])
    expect(links.every(({ checkedAt }) => checkedAt === undefined)).toBe(true)
  })

  it('keeps the reason, sealed, and an event in ids', async () => {
    await linkNumber(test, jo, { personId: mia, number: '07700 900150', reason })

    const row = await store.sql
      .selectFrom('address_links')
      .selectAll()
      .limit(1)
      .executeTakeFirstOrThrow()
    const cell = { table: 'address_links', column: 'reason', row: row.id }
    expect(store.vault.open(cell, row.reason_sealed ?? '')).toBe(reason)
    const events = await store.sql.selectFrom('events').selectAll().execute()
    expect(events.map(({ kind, staff_id }) => [kind, staff_id])).toEqual([
      ['number-linked', jo.staffId],
      ['number-linked', jo.staffId],
    ])
    expect(JSON.stringify(events)).not.toMatch(/rang|7700/)
  })

  it.each([
    ['01452 426565', 'number', /landline/],
    ['hello', 'number', /not a phone number/],
  ])('refuses %s and says why', async (number, field, problem) => {
    const result = await linkNumber(test, jo, { personId: mia, number, reason })

    expect(result).toEqual({ kind: 'invalid', field, problem: expect.stringMatching(problem) })
  })

  it.each(['', '   ', 'x'.repeat(501)])('asks for a reason (%#)', async (none) => {
    const asked = { personId: mia, number: '07700 900150', reason: none }

    expect(await linkNumber(test, jo, asked)).toMatchObject({ kind: 'invalid', field: 'reason' })
  })

  it('takes no number from another young person, and none of a member of staff', async () => {
    const taken = anAddress()
    await register({ addresses: [taken] })
    const work = anAddress()
    await aStaffMember(test, { name: 'Sam', workMobile: work.value })
    await personOf(work)

    for (const { value } of [taken, work]) {
      const asked = { personId: mia, number: value, reason }
      expect(await linkNumber(test, jo, asked)).toEqual({ kind: 'taken' })
    }
  })

  it('is for those alone who may see the young person, and the number', async () => {
    const other = await aViewer({ name: 'Rae' })
    const ask = await anAsk(anAddress())
    const { addressId } = ask.place
    const duty = { ...other, onDuty: true }
    const barred = await aViewer({ name: 'Her aunt', onDuty: true })
    await store.transaction((tx) => setBars(tx, mia, [barred.staffId]))
    const asked = { personId: mia, addressId, reason }

    expect(await linkNumber(test, other, asked)).toEqual({ kind: 'gone' })
    expect(await linkNumber(test, barred, asked)).toEqual({ kind: 'gone' })
    // Jo may see Mia, but nothing of a number that nobody has linked yet.
    expect(await linkNumber(test, jo, asked)).toEqual({ kind: 'gone' })
    expect(await linkNumber(test, duty, asked)).toEqual({ kind: 'linked' })
  })

  it('brings every address of the same phone along, as WhatsApp gives it two names', async () => {
    const address = anAddress({ channel: 'whatsapp' })
    const userId: Address = { channel: 'whatsapp', value: 'GB.mia1' }
    await store.transaction(async (tx) => {
      const party = await meetParty(tx, address, test.clock.now())
      await meetAlso(tx, party, userId, test.clock.now())
    })

    await linkNumber(test, jo, { personId: mia, number: address.value, reason })

    expect(await personOf(userId)).toBe(mia)
    expect(await personOf({ ...address, channel: 'sms' })).toBe(mia)
  })

  it('leaves what was said before where it was said', async () => {
    const address = anAddress()
    const ask = await anAsk(address)
    const before = await aReceived(test, ask.sealed, { text: 'something of long ago' })

    await linkNumber(test, jo, { personId: mia, number: address.value, reason })

    expect(await messageRow(store, before)).toMatchObject({
      person_id: ask.sealed.personId,
      talk_id: ask.sealed.talkId,
    })
    expect(await personOf(address)).toBe(mia)
    const ofMia = await store.sql
      .selectFrom('messages')
      .select('id')
      .where('person_id', '=', mia)
      .execute()
    expect(ofMia).toEqual([])
  })

  it('lets whoever has the talk go on with it as the young person’s', async () => {
    const address = anAddress()
    const duty = await aViewer({ name: 'Dee', onDuty: true })
    const ask = await anAsk(address, { takenBy: duty.staffId })
    const unread = await aReceived(test, ask.place)

    await linkNumber(test, duty, { personId: mia, addressId: ask.place.addressId, reason })

    const talk = await openTalkOf(mia)
    expect(talk?.owner_staff_id).toBe(duty.staffId)
    expect(await handoverRow(ask.handoverId)).toMatchObject({
      talk_id: talk?.id,
      person_id: mia,
      status: 'taken',
      taken_by: duty.staffId,
    })
    expect((await talkRow(store, ask.place.talkId)).closed_at).not.toBeNull()
    expect((await messageRow(store, unread)).status).toBe('answered')
  })

  it('routes what nobody has taken to their own adviser', async () => {
    const address = anAddress()
    const ask = await anAsk(address)

    await linkNumber(test, jo, { personId: mia, number: address.value, reason })

    expect(await handoverRow(ask.handoverId)).toMatchObject({
      person_id: mia,
      status: 'open',
      stage: 'unrouted',
      priority: 1,
      for_staff_id: null,
      due_at: test.clock.now().getTime(),
    })
  })

  it('gives no talk to somebody who must not see the young person', async () => {
    const address = anAddress()
    const aunt = await aViewer({ name: 'Her aunt' })
    await store.transaction((tx) => setBars(tx, mia, [aunt.staffId]))
    const ask = await anAsk(address, { takenBy: aunt.staffId })

    await linkNumber(test, jo, { personId: mia, number: address.value, reason })

    expect(await openTalkOf(mia)).toMatchObject({ owner_staff_id: null })
    expect(await handoverRow(ask.handoverId)).toMatchObject({ status: 'open', taken_by: null })
  })

  it('joins a talk that the young person has open already', async () => {
    const [address, known] = [anAddress(), anAddress()]
    await linkNumber(test, jo, { personId: mia, number: known.value, reason })
    const theirs = await anAsk(known, { takenBy: jo.staffId })
    const ask = await anAsk(address)

    await linkNumber(test, jo, { personId: mia, number: address.value, reason })

    expect((await openTalkOf(mia))?.id).toBe(theirs.place.talkId)
    expect(await handoverRow(ask.handoverId)).toMatchObject({ status: 'closed' })
  })

  it('lets the bot answer what it was asked before', async () => {
    const address = anAddress()
    const ask = await anAsk(address)
    const unread = await aReceived(test, ask.place)

    await linkNumber(test, jo, { personId: mia, number: address.value, reason })

    expect((await messageRow(store, unread)).status).toBe('received')
    expect((await talkRow(store, ask.place.talkId)).closed_at).toBeNull()
  })

  it('has a turn in flight taken again', async () => {
    const address = anAddress()
    const place = await aPlace(test, address)
    const before = await talkRow(store, place.talkId)

    await linkNumber(test, jo, { personId: mia, number: address.value, reason })

    expect((await talkRow(store, place.talkId)).version).toBeGreaterThan(before.version)
  })

  describe('unlinking', () => {
    const linkOf = async (personId: string) => (await listLinks(store, { personId }))[0]?.id ?? ''

    it('makes the next text from it a stranger’s, and lets nothing leave for it', async () => {
      const address = anAddress()
      await linkNumber(test, jo, { personId: mia, number: address.value, reason })
      const place = await aPlace(test, address)
      const [waiting, danger] = [
        await aQueued(test, place),
        await aQueued(test, place, { lane: 'danger', always: true }),
      ]

      const result = await unlinkNumber(test, jo, { linkId: await linkOf(mia), reason })

      expect(result).toEqual({ kind: 'unlinked' })
      expect(await messageRow(store, waiting)).toMatchObject({
        status: 'cancelled',
        error_code: 'unlinked',
      })
      expect((await messageRow(store, danger)).status).toBe('queued')
      for (const channel of ['sms', 'whatsapp'] as const) {
        expect(await personOf({ ...address, channel })).not.toBe(mia)
      }
    })

    it('is for those alone who may see the young person, and once', async () => {
      await linkNumber(test, jo, { personId: mia, number: '07700 900150', reason })
      const linkId = await linkOf(mia)
      const other = await aViewer({ name: 'Rae' })

      expect(await unlinkNumber(test, other, { linkId, reason })).toEqual({ kind: 'gone' })
      expect(await unlinkNumber(test, jo, { linkId, reason: '' })).toMatchObject({
        kind: 'invalid',
      })
      expect(await unlinkNumber(test, jo, { linkId, reason })).toEqual({ kind: 'unlinked' })
      expect(await unlinkNumber(test, jo, { linkId, reason })).toEqual({ kind: 'gone' })
    })
  })

  it('notes who made sure of a number, on both channels, and how', async () => {
    await linkNumber(test, jo, { personId: mia, number: '07700 900150', reason })
    const [link] = await listLinks(store, { personId: mia })

    const result = await checkNumber(test, jo, { linkId: link?.id ?? '', how: 'in-person' })

    expect(result).toEqual({ kind: 'checked' })
    const links = await listLinks(store, { personId: mia })
    expect(links.map(({ checkedAt }) => checkedAt)).toEqual([test.clock.now(), test.clock.now()])
    const event = await store.sql
      .selectFrom('events')
      .selectAll()
      .where('kind', '=', 'number-checked')
      .executeTakeFirstOrThrow()
    expect(event).toMatchObject({ staff_id: jo.staffId, person_id: mia })
    expect(event.detail).toContain('in-person')
  })
})
