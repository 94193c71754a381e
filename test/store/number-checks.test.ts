import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { forgetOldCheck, isNumberChecked } from '../../src/store/number-checks.ts'
import { databases } from '../support/databases.ts'
import { aPlace } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const dayMs = 24 * 60 * 60 * 1000

describe.each(databases)('a number that somebody checked (%s)', (name) => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(() => test.empty())
  afterAll(() => test.close())

  it.each([
    { checked: 200, written: 10, still: true },
    { checked: 10, written: 200, still: true },
    { checked: 10, written: undefined, still: true },
    { checked: 200, written: 91, still: false },
    { checked: 91, written: undefined, still: false },
    { checked: undefined, written: 1, still: false },
  ])('checked $checked days ago, last text $written days ago: $still', async (days) => {
    const { store, clock } = test
    const { addressId, personId } = await aPlace(test)
    const ago = (some: number | undefined) =>
      some === undefined ? null : clock.now().getTime() - some * dayMs
    await store.sql
      .updateTable('address_links')
      .set({ checked_at: ago(days.checked) })
      .where('address_id', '=', addressId)
      .execute()
    await store.sql
      .updateTable('addresses')
      .set({ last_inbound_at: ago(days.written) })
      .where('id', '=', addressId)
      .execute()

    await store.transaction((tx) => forgetOldCheck(tx, addressId, clock.now()))

    expect(await isNumberChecked(store, { addressId, personId })).toBe(days.still)
  })

  it('is not checked for whoever had it before', async () => {
    const { store, clock } = test
    const { addressId } = await aPlace(test)
    const checked = { checked_at: clock.now().getTime() }
    await store.sql.updateTable('address_links').set(checked).execute()

    expect(await isNumberChecked(store, { addressId, personId: 'before' })).toBe(false)
  })
})
