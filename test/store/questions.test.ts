import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  addQuestion,
  countOutcomes,
  cutQuestionLinks,
  type NewQuestion,
} from '../../src/store/questions.ts'
import type { Place } from '../../src/store/messages.ts'
import type { Store } from '../../src/store/store.ts'
import { databases } from '../support/databases.ts'
import { aPlace } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const dayMs = 24 * 3_600_000

describe.each(databases)('questions (%s)', (name) => {
  let test: TestStore
  let store: Store
  let place: Place

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(async () => {
    await test.empty()
    place = await aPlace(test)
  })
  afterAll(() => test.close())

  function ask(own: Partial<NewQuestion> = {}): Promise<void> {
    const { talkId, personId } = place
    const question: NewQuestion = {
      talkId,
      personId,
      outcome: 'none',
      topics: [],
      language: 'en',
      masked: 'can i keep a snake',
      words: ['keep', 'snake'],
      ...own,
    }
    return store.transaction((tx) => addQuestion(tx, question, test.clock.now()))
  }

  const rows = () => store.sql.selectFrom('questions').selectAll().orderBy('id').execute()
  const cut = (): Promise<number> =>
    store.transaction((tx) => cutQuestionLinks(tx, test.clock.now()))

  it('keep their words sealed, for a year', async () => {
    await ask({ topics: ['pets', 'flat'], revisionId: 'a revision' })

    const [row] = await rows()
    expect(row).toMatchObject({
      topics: '["pets","flat"]',
      revision_id: 'a revision',
      retain_until: test.clock.now().getTime() + 365 * dayMs,
      legal_hold: 0,
    })
    expect(JSON.stringify(row)).not.toContain('snake')
    const cell = { table: 'questions', column: 'masked', row: row?.id ?? '' }
    expect(store.vault.open(cell, row?.masked_sealed ?? '')).toBe('can i keep a snake')
  })

  it('lose their link to the person after 30 days, once', async () => {
    await ask()
    test.clock.advance(30 * dayMs - 1)
    await ask()

    expect(await cut()).toBe(0)
    test.clock.advance(1)
    expect(await cut()).toBe(1)
    expect(await cut()).toBe(0)

    const [old, young] = await rows()
    expect(old).toMatchObject({ person_id: null, talk_id: null, outcome: 'none' })
    expect(young).toMatchObject({ person_id: place.personId, talk_id: place.talkId })
  })

  it('share a signature when their words are the same, in any order', async () => {
    await ask()
    await ask({ words: ['snake', 'keep'] })
    await ask({ words: ['keep', 'horse'] })

    const [first, second, third] = (await rows()).map((row) => row.signature)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
    expect(first).not.toContain('snake')
  })

  it('are counted by outcome', async () => {
    await ask()
    await ask()
    await ask({ outcome: 'answer' })

    expect(await countOutcomes(store)).toEqual(
      new Map([
        ['none', 2],
        ['answer', 1],
      ]),
    )
  })
})
