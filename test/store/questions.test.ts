import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { version } from 'uuid'
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

const hourMs = 3_600_000
const dayMs = 24 * hourMs

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
    // They say the hour they were asked in, and no more.
    test.clock.advance(hourMs - (test.clock.now().getTime() % hourMs))
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

  const rows = () => store.sql.selectFrom('questions').selectAll().orderBy('asked_at').execute()
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
    test.clock.advance(30 * dayMs - hourMs)
    await ask()

    test.clock.advance(hourMs - 1)
    expect(await cut()).toBe(0)
    test.clock.advance(1)
    expect(await cut()).toBe(1)
    expect(await cut()).toBe(0)

    const [old, young] = await rows()
    expect(old).toMatchObject({ person_id: null, talk_id: null, outcome: 'none' })
    expect(young).toMatchObject({ person_id: place.personId, talk_id: place.talkId })
  })

  it('cannot be told by their time or id from the events of that moment', async () => {
    const hour = test.clock.now().getTime()
    test.clock.advance(1_234_567)
    await ask()

    const [row] = await rows()
    expect(row?.asked_at).toBe(hour)
    expect(version(row?.id ?? '')).toBe(4)
  })

  it('share a signature when their words are the same, in any order', async () => {
    await ask()
    await ask({ words: ['snake', 'keep'] })
    await ask({ words: ['keep', 'horse'] })

    const signatures = (await rows()).map((row) => row.signature)
    expect(signatures).toHaveLength(3)
    expect(new Set(signatures).size).toBe(2)
    expect(signatures.join()).not.toContain('snake')
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
