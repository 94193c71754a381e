import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { doTask, listOpenTasks, type NewTask, openTask } from '../../src/store/tasks.ts'
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

  it('is listed for whom it is, oldest first, until it is done', async () => {
    const dueAt = new Date(test.clock.now().getTime() + 1000)
    const first = await open({ messageId: 'a text', dueAt })
    test.clock.advance(1000)
    const second = await open({ kind: 'check-number' })

    expect(await listOpenTasks(test.store, jo)).toMatchObject([
      { id: first, kind: 'ring-them', messageId: 'a text', dueAt },
      { id: second, kind: 'check-number', openedAt: test.clock.now() },
    ])
    expect(await listOpenTasks(test.store, 'dee')).toEqual([])
    expect([await done(first), await done(first), await done('no task')]).toEqual([
      true,
      false,
      false,
    ])
    expect(await listOpenTasks(test.store, jo)).toMatchObject([{ id: second }])
  })

  it('is opened once for the same thing, and again after it was done', async () => {
    const first = await open()

    expect(await open()).toBe(first)
    expect(await open({ messageId: 'a text' })).not.toBe(first)
    await done(first)
    expect(await open()).not.toBe(first)
  })
})
