import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Address } from '../../src/domain/address.ts'
import { meetParty } from '../../src/store/address-links.ts'
import { loadPerson } from '../../src/store/people.ts'
import { registerPerson } from '../../src/store/registrations.ts'
import { addStaff, markStaffLeft } from '../../src/store/staff.ts'
import { databases } from '../support/databases.ts'
import { aNumber } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('the work phone of a member of staff (%s)', (name) => {
  let test: TestStore
  let phone: Address

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    await test.empty()
    phone = { channel: 'sms', value: aNumber() }
  })
  afterAll(() => test.close())

  /** Whose it is when a text comes from there. */
  const texts = (from = phone) =>
    test.store.transaction(async (tx) => {
      const { personId } = await meetParty(tx, from, test.clock.now())
      return loadPerson(tx, personId)
    })

  const isPutDown = (): Promise<string> =>
    test.store.transaction((tx) =>
      addStaff(
        tx,
        {
          name: 'Jo Marsh',
          roles: ['personal-adviser'],
          team: 'Leaving care',
          workMobile: phone.value,
          textsOn: true,
          workingPattern: {},
          demo: false,
        },
        test.clock.now(),
      ),
    )

  it('is known from its first text, by SMS and by WhatsApp', async () => {
    const jo = await isPutDown()

    expect(await texts()).toMatchObject({ registered: false, staffId: jo })
    expect(await texts({ ...phone, channel: 'whatsapp' })).toMatchObject({ staffId: jo })
  })

  it('is known from the next text on when it texted before it was put down', async () => {
    expect((await texts()).staffId).toBeUndefined()
    const jo = await isPutDown()

    expect((await texts()).staffId).toBe(jo)
  })

  it('is a number like any other again when they left', async () => {
    const jo = await isPutDown()
    await texts()
    await test.store.transaction((tx) => markStaffLeft(tx, jo, test.clock.now()))

    expect((await texts()).staffId).toBeUndefined()
  })

  it('is the young person’s who is registered with it', async () => {
    const registration = { preferredName: 'Mia', language: 'en', addresses: [phone], demo: false }
    const mia = await test.store.transaction((tx) =>
      registerPerson(tx, registration, 'test', test.clock.now()),
    )
    await isPutDown()

    const person = await texts()

    expect(person).toMatchObject({ id: mia, registered: true })
    expect(person.staffId).toBeUndefined()
  })
})
