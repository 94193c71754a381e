import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  changeDraft,
  findKnowledgeDraft,
  saveDraft,
  startDraft,
} from '../../src/store/knowledge-drafts.ts'
import { authorsOf } from '../../src/store/revision-history.ts'
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

  it('has every save of a closed draft go but the first of each author, and none of an open one', async () => {
    await test.empty()
    const { store, clock } = test
    const begun = async (name: string) => {
      const draft = { kind: 'article', name, language: 'en', raw: 'one', by: 'ines' } as const
      const { id } = await store.transaction((tx) => startDraft(tx, draft, clock.now()))
      for (const [over, by] of [
        [1, 'ines'],
        [2, 'abe'],
        [3, 'abe'],
      ] as const) {
        const save = { raw: `after ${over}`, over, by }
        await store.transaction((tx) => saveDraft(tx, id, save, clock.now()))
      }
      return id
    }
    const [open, closed] = [await begun('open'), await begun('closed')]
    const seen = { id: closed, version: 4, status: 'draft' } as const
    await store.transaction((tx) => changeDraft(tx, seen, { status: 'dropped' }))
    const versions = async (id: string) => {
      const saves = store.sql.selectFrom('knowledge_saves').where('draft_id', '=', id)
      return (await saves.select('version').orderBy('version').execute()).map((one) => one.version)
    }
    const sweep = () => store.transaction((tx) => sweepConsole(tx, clock.now()))

    clock.advance(7 * dayMs)
    await sweep()
    expect(await versions(closed)).toEqual([1, 2, 3, 4])
    clock.advance(1)
    await sweep()
    expect(await versions(closed)).toEqual([1, 3])
    expect(await versions(open)).toEqual([1, 2, 3, 4])
    expect(await authorsOf(store, closed)).toEqual(['ines', 'abe'])
    expect(await findKnowledgeDraft(store, closed)).toMatchObject({ raw: 'after 3' })
  })
})
