import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Address } from '../../src/domain/address.ts'
import { loadAddress, noteInbound, setOptedOut } from '../../src/store/addresses.ts'
import { meetAlso, meetParty, type Party } from '../../src/store/address-links.ts'
import { loadPerson, markWelcomed, whoIsHere } from '../../src/store/people.ts'
import { openHandover } from '../../src/store/handovers.ts'
import { registerPerson, updateRegistration } from '../../src/store/registrations.ts'
import { addStaff, findStaff } from '../../src/store/staff.ts'
import type { Store } from '../../src/store/store.ts'
import { untilBlocked } from '../support/blocked.ts'
import { databases } from '../support/databases.ts'
import { anAddress, aPlace, aQueued, messageRow } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('people and their addresses (%s)', (name) => {
  let test: TestStore
  let store: Store

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(() => test.empty())
  afterAll(() => test.close())

  const meet = (address: Address): Promise<Party> =>
    store.transaction((tx) => meetParty(tx, address, test.clock.now()))
  const register = (addresses: readonly Address[], demo = false): Promise<string> =>
    store.transaction((tx) =>
      registerPerson(tx, { ...mia, addresses, demo }, 'an adviser', test.clock.now()),
    )
  const mia = {
    preferredName: 'Mia',
    birthday: '2008-03-04',
    language: 'en',
    district: 'stroud',
  } as const

  const rowsOf = async (table: 'people' | 'addresses' | 'address_links') =>
    (await store.sql.selectFrom(table).selectAll().execute()).length

  it('gives an address seen for the first time a person of its own, not registered', async () => {
    const party = await meet(anAddress())

    expect(await loadPerson(store, party.personId)).toEqual({
      id: party.personId,
      registered: false,
      language: 'en',
      welcomed: false,
    })
    expect(party.optedOut).toBe(false)
  })

  it('knows an address again', async () => {
    const address = anAddress()

    expect(await meet(address)).toEqual(await meet(address))
    expect(await rowsOf('people')).toBe(1)
  })

  it('makes one person of two first texts that come together', async () => {
    const address = anAddress()

    const { one, meanwhile } = await store.transaction(async (tx) => {
      const party = await meetParty(tx, address, test.clock.now())
      const second = meet(address)
      await untilBlocked(store)
      return { one: party, meanwhile: second }
    })

    expect(await meanwhile).toEqual(one)
    expect(await rowsOf('people')).toBe(1)
    expect(await rowsOf('address_links')).toBe(1)
  })

  it('lets the texts of an address in one after the other', async () => {
    const address = anAddress()
    await meet(address)
    const order: string[] = []

    const { meanwhile } = await store.transaction(async (tx) => {
      await meetParty(tx, address, test.clock.now())
      const second = meet(address).then(() => order.push('second'))
      await untilBlocked(store)
      order.push('first')
      return { meanwhile: second }
    })
    await meanwhile

    expect(order).toEqual(['first', 'second'])
  })

  it('tells the same number on SMS and WhatsApp apart', async () => {
    const value = '+447700900101'

    const bySms = await meet({ channel: 'sms', value })
    const byWhatsApp = await meet({ channel: 'whatsapp', value })

    expect(bySms.personId).not.toBe(byWhatsApp.personId)
  })

  it('links what WhatsApp sends together to one person, once', async () => {
    const number = anAddress({ channel: 'whatsapp' })
    const userId = anAddress({ channel: 'whatsapp', value: 'GB.1502576394655843' })
    const party = await meet(number)
    const also = () => store.transaction((tx) => meetAlso(tx, party, userId, test.clock.now()))

    await also()
    await also()

    expect((await meet(userId)).personId).toBe(party.personId)
    expect(await rowsOf('address_links')).toBe(2)
  })

  it('takes an address from nobody because WhatsApp sends it with another', async () => {
    const number = anAddress({ channel: 'whatsapp' })
    const userId = anAddress({ channel: 'whatsapp', value: 'GB.42' })
    const theirs = await meet(userId)
    const party = await meet(number)

    await store.transaction((tx) => meetAlso(tx, party, userId, test.clock.now()))

    expect((await meet(userId)).personId).toBe(theirs.personId)
  })

  it('knows a registered young person by each of their addresses', async () => {
    const addresses = [anAddress(), anAddress({ channel: 'whatsapp' })]

    const id = await register(addresses)

    for (const address of addresses) expect((await meet(address)).personId).toBe(id)
    expect(await loadPerson(store, id)).toEqual({ id, registered: true, welcomed: false, ...mia })
  })

  it('registers nobody with an address that is somebody’s', async () => {
    const address = anAddress()
    await meet(address)

    await expect(register([address])).rejects.toThrow()
    expect(await rowsOf('people')).toBe(1)
  })

  it('keeps names, birthdays and numbers only sealed', async () => {
    await register([anAddress({ value: '+447700900199' })])

    const kept = JSON.stringify([
      await store.sql.selectFrom('people').selectAll().execute(),
      await store.sql.selectFrom('addresses').selectAll().execute(),
    ])
    expect(kept).not.toMatch(/Mia|2008-03-04|7700900199/)
  })

  it('remembers that somebody was welcomed', async () => {
    const { personId } = await meet(anAddress())

    await store.transaction((tx) => markWelcomed(tx, personId, test.clock.now()))

    expect(await loadPerson(store, personId)).toMatchObject({ welcomed: true })
  })

  it('says whether demo people or real ones are here; who is not registered is neither', async () => {
    await meet(anAddress())
    expect(await whoIsHere(store)).toEqual({ demo: false, real: false })
    await register([anAddress()], true)
    expect(await whoIsHere(store)).toEqual({ demo: true, real: false })
    await register([anAddress()])
    expect(await whoIsHere(store)).toEqual({ demo: true, real: true })
  })

  it('opens an address as it was written', async () => {
    const address = anAddress({ channel: 'whatsapp', value: 'GB.ab.12' })
    const { addressId } = await meet(address)

    await store.transaction((tx) =>
      noteInbound(tx, addressId, { to: '+447700900001', restricted: false }, test.clock.now()),
    )

    expect(await loadAddress(store, addressId)).toEqual({
      id: addressId,
      optedOut: false,
      ...address,
    })
    const row = await store.sql.selectFrom('addresses').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      last_inbound_at: test.clock.now().getTime(),
      last_inbound_to: '+447700900001',
    })
  })

  it('opts an address out once, and cancels what waits for it but what always goes', async () => {
    const place = await aPlace(test)
    const other = await aPlace(test)
    const waiting = await aQueued(test, place)
    const always = await aQueued(test, place, { always: true })
    const others = await aQueued(test, other)
    const optOut = (off: boolean) =>
      store.transaction((tx) => setOptedOut(tx, place.addressId, off, test.clock.now()))

    const changes = [await optOut(true), await optOut(true)]

    expect(changes).toEqual([true, false])
    expect(await loadAddress(store, place.addressId)).toMatchObject({ optedOut: true })
    expect(await messageRow(store, waiting)).toMatchObject({
      status: 'cancelled',
      error_code: 'opted-out',
    })
    expect(await messageRow(store, always)).toMatchObject({ status: 'queued' })
    expect(await messageRow(store, others)).toMatchObject({ status: 'queued' })
    expect([await optOut(false), await optOut(false)]).toEqual([true, false])
  })

  it('brings what is open along when somebody comes to another team', async () => {
    const address = anAddress()
    const personId = await register([address])
    const { talkId } = await aPlace(test, address)
    const at = test.clock.now()
    const asked = { talkId, personId, reason: 'asked' } as const
    await store.transaction((tx) => openHandover(tx, asked, at))

    await store.transaction((tx) => updateRegistration(tx, personId, { ...mia, team: 'West' }))

    const rows = await store.sql.selectFrom('handovers').select('team').execute()
    expect(rows).toEqual([{ team: 'West' }])
  })

  it('keeps staff with their hours, and their names and mobiles sealed', async () => {
    const jo = {
      name: 'Jo Bloggs',
      roles: ['personal-adviser'],
      team: 'leaving care',
      workMobile: '+447700900301',
      workingPattern: { mon: [['09:00', '17:00']] },
      textsOn: false,
    } as const

    const id = await store.transaction((tx) =>
      addStaff(tx, { ...jo, email: 'jo@example.org', demo: false }, test.clock.now()),
    )

    expect(await findStaff(store, id)).toMatchObject({
      id,
      ...jo,
      email: 'jo@example.org',
      absences: [],
    })
    expect(await findStaff(store, 'nobody')).toBeUndefined()
    const kept = JSON.stringify(await store.sql.selectFrom('staff').selectAll().execute())
    expect(kept).not.toMatch(/Bloggs|900301|jo@example/)
  })
})
