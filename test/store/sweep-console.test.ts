import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { addStaff } from '../../src/store/staff.ts'
import { sweepConsole } from '../../src/store/sweep-console.ts'
import { databases } from '../support/databases.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const dayMs = 24 * 60 * 60 * 1000

describe.each(databases)('what the console leaves behind (%s)', (name) => {
  let test: TestStore
  beforeAll(async () => {
    test = await openTestStore(name)
  })
  afterAll(() => test.close())

  it('goes a week after it was of use, and not before', async () => {
    const { store, clock } = test
    const now = clock.now().getTime()
    const jo = { name: 'Jo', roles: [], team: 'West', workingPattern: {}, textsOn: false }
    const staff_id = await store.transaction((tx) =>
      addStaff(tx, { ...jo, demo: false }, clock.now()),
    )
    for (const [key, age] of [
      ['old', 8],
      ['new', 6],
    ] as const) {
      const at = now - age * dayMs
      const times = { created_at: at, seen_at: at, checked_at: at, ends_at: at, ended_at: null }
      await store.sql
        .insertInto('sessions')
        .values({ id_hash: key, staff_id, kind: 'desk', ...times })
        .execute()
      await store.sql
        .insertInto('throttles')
        .values({ name: key, failures: 1, until_at: at })
        .execute()
      await store.sql
        .insertInto('submissions')
        .values({ key, staff_id, at, location: '/console' })
        .execute()
      await store.sql
        .insertInto('presence')
        .values({ staff_id, talk_id: key, looking_until: at, typing_until: at })
        .execute()
    }

    await store.transaction((tx) => sweepConsole(tx, clock.now()))

    const left = await Promise.all([
      store.sql.selectFrom('sessions').select('id_hash as key').execute(),
      store.sql.selectFrom('throttles').select('name as key').execute(),
      store.sql.selectFrom('submissions').select('key').execute(),
      store.sql.selectFrom('presence').select('talk_id as key').execute(),
    ])
    expect(left).toEqual([[{ key: 'new' }], [{ key: 'new' }], [{ key: 'new' }], [{ key: 'new' }]])
  })
})
