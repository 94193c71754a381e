import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { emptyDialogState } from '../../src/domain/talk.ts'
import { createDesk } from '../../src/handover/desk.ts'
import { leaveIt } from '../../src/messaging/leave-it.ts'
import { openTalk } from '../../src/store/talks.ts'
import { databases } from '../support/databases.ts'
import { aPlace, aReceived, messageRow, talkRow } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

describe.each(databases)('a young person who leaves it (%s)', (name) => {
  let test: TestStore
  const desk = createDesk({ serviceHours: () => ({}) })
  const state = { ...emptyDialogState, article: 'rent' }

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(() => test.empty())
  afterAll(() => test.close())

  /** They asked, and have texted once more since. */
  async function asked() {
    const { store, clock } = test
    const sealed = await aPlace(test)
    const { personId } = sealed
    const place = await store.transaction(async (tx) => {
      const talk = await openTalk(tx, personId, 'advisers', clock.now())
      await desk.open(tx, { talkId: talk.id, personId, reason: 'asked' }, clock.now())
      return { ...sealed, talkId: talk.id }
    })
    return { sealed, place, textId: await aReceived(test, place) }
  }

  const leaves = (place: Parameters<typeof leaveIt>[1]['place']) =>
    test.store.transaction((tx) => leaveIt(tx, { desk, place, state }, test.clock.now()))

  it('has what came in meanwhile answered in the sealed talk', async () => {
    const { sealed, place, textId } = await asked()

    await leaves(place)

    expect((await messageRow(test.store, textId)).talk_id).toBe(sealed.talkId)
    expect((await talkRow(test.store, sealed.talkId)).inbox_due_at).not.toBeNull()
    expect((await talkRow(test.store, place.talkId)).closed_at).not.toBeNull()
  })

  it('changes nothing once somebody has it', async () => {
    const { place, textId } = await asked()
    await test.store.sql
      .updateTable('handovers')
      .set({ status: 'taken' })
      .where('talk_id', '=', place.talkId)
      .execute()

    await leaves(place)

    expect((await messageRow(test.store, textId)).talk_id).toBe(place.talkId)
    expect((await talkRow(test.store, place.talkId)).closed_at).toBeNull()
  })
})
