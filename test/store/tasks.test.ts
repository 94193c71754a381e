import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { doTask, type NewTask, openTask } from '../../src/store/tasks.ts'
import { databases } from '../support/databases.ts'
import { aMember } from '../support/routing-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('what is left for a person to do (%s)', (name) => {
  let test: TestStore
  let jo: string

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aMember(test, 'Jo')
  })
  afterAll(() => test.close())

  const open = (own: Partial<NewTask> = {}) =>
    test.store.transaction((tx) =>
      openTask(tx, { staffId: jo, personId: 'mia', kind: 'ring-them', ...own }, test.clock.now()),
    )
  const done = (id: string) => test.store.transaction((tx) => doTask(tx, id, jo, test.clock.now()))

  const left = async () =>
    (
      await test.store.sql
        .selectFrom('tasks')
        .select('id')
        .where('done_at', 'is', null)
        .orderBy('id')
        .execute()
    ).map(({ id }) => id)

  it('is left until it is done, once', async () => {
    const first = await open({ messageId: 'a text', dueAt: test.clock.now() })
    const second = await open({ kind: 'check-number' })

    expect(await left()).toEqual([first, second])
    expect([await done(first), await done(first), await done('no task')]).toEqual([
      true,
      false,
      false,
    ])
    expect(await left()).toEqual([second])
  })

  it('is opened once for the same thing, and again after it was done', async () => {
    const first = await open()

    expect(await open()).toBe(first)
    expect(await open({ messageId: 'a text' })).not.toBe(first)
    await done(first)
    expect(await open()).not.toBe(first)
  })
})
