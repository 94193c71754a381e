import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  countHidden,
  findAskedGroup,
  type GroupKey,
  listAskedGroups,
  listAskedTexts,
} from '../../src/store/asked.ts'
import { countAsked } from '../../src/store/count-asked.ts'
import type { Place } from '../../src/store/messages.ts'
import { decideOnGroup, listDecisions } from '../../src/store/question-decisions.ts'
import {
  addQuestion,
  endQuestion,
  type NewQuestion,
  type QuestionEnd,
  type WrongOutcome,
} from '../../src/store/questions.ts'
import type { Store } from '../../src/store/store.ts'
import { databases } from '../support/databases.ts'
import { aPlace } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const hourMs = 3_600_000

describe.each(databases)('what was asked in vain (%s)', (name) => {
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

  async function ask(own: Partial<NewQuestion> = {}): Promise<void> {
    const { talkId, personId } = own.talkId === undefined ? await aPlace(test) : place
    const question: NewQuestion = {
      ...{ talkId, personId, outcome: 'none', topics: [], language: 'en' },
      ...{ masked: 'can i keep a snake', words: ['snake'] },
      ...own,
    }
    await store.transaction((tx) => addQuestion(tx, question, test.clock.now()))
  }
  const ends = (end: QuestionEnd): Promise<void> =>
    store.transaction((tx) => endQuestion(tx, place.talkId, end, test.clock.now()))
  const list = async (outcome?: WrongOutcome) => {
    await countAsked(store)
    return listAskedGroups(store, { outcome, page: 1, most: 10 })
  }
  const only = async (): Promise<GroupKey> => {
    const [group] = (await list()).groups
    if (group === undefined) throw new Error('There is no group')
    return group
  }

  it('is grouped by what is alike, those asked most often first', async () => {
    await ask({ words: ['horse'], masked: 'can i keep a horse' })
    await ask()
    test.clock.advance(2 * hourMs)
    await ask({ masked: 'snakes allowed?' })
    await ask({ outcome: 'answer', topics: ['pets'] })

    const { groups, total } = await list()

    expect(total).toBe(2)
    expect(groups.map(({ open, newest }) => [open, newest?.masked])).toEqual([
      [2, 'snakes allowed?'],
      [1, 'can i keep a horse'],
    ])
    expect(groups[0]?.ended).toEqual({ none: 2, unhelpful: 0, choose: 0, person: 0 })
    const hour = Math.floor(test.clock.now().getTime() / hourMs) * hourMs
    expect(groups[0]?.newestAt.getTime()).toBe(hour)
    expect((await list('choose')).total).toBe(0)
  })

  const ended: readonly (readonly [string, QuestionEnd, string | undefined])[] = [
    ['answer', { kind: 'unhelpful' }, 'unhelpful'],
    ['answer', { kind: 'person' }, 'person'],
    ['answer', { kind: 'helped' }, undefined],
    ['choose', { kind: 'person' }, 'person'],
    ['choose', { kind: 'chosen', topics: ['pets'] }, undefined],
    ['choose', { kind: 'unhelpful' }, 'choose'],
    ['none', { kind: 'person' }, 'none'],
  ]
  it.each(ended)('after %s, %j is kept as %s', async (outcome, end, kept) => {
    await ask({ ...place, outcome, topics: ['pets'] })
    await countAsked(store)

    await ends(end)

    const { groups } = await list()
    expect(groups.map(({ newest }) => newest?.outcome)).toEqual(kept === undefined ? [] : [kept])
  })

  it('says what they were answered, and which section they read', async () => {
    await ask({ ...place, outcome: 'answer', topics: ['pets'], revisionId: 'r1' })
    await ends({ kind: 'chosen', topics: ['pets'], revisionId: 'r1', section: 'snakes' })
    await ends({ kind: 'unhelpful' })

    const { groups } = await list()

    const answer = { article: 'pets', revisionId: 'r1', section: 'snakes' }
    expect(groups[0]?.newest?.answer).toEqual(answer)
  })

  it('is about the last question, and of the last day', async () => {
    await ask({ ...place, outcome: 'answer', topics: ['pets'] })
    await ask({ ...place, outcome: 'answer', topics: ['bikes'], words: ['bike'], masked: 'a bike' })
    await ends({ kind: 'unhelpful' })
    await ask({ ...place, outcome: 'answer', topics: ['cars'], words: ['car'] })
    test.clock.advance(25 * hourMs)
    await ends({ kind: 'unhelpful' })

    const { groups } = await list()

    expect(groups.map(({ newest }) => newest?.masked)).toEqual(['a bike'])
  })

  it('of a sensitive topic is a count until three people have asked alike', async () => {
    const sensitive = { sensitive: 'health', words: ['hiv'], masked: 'hiv test' } as const
    await ask({ ...place, ...sensitive })
    await ask({ ...place, ...sensitive })
    await ask(sensitive)
    await ask()

    expect((await list()).groups.map(({ newest }) => newest?.masked)).toEqual([
      'can i keep a snake',
    ])
    expect(await countHidden(store)).toEqual([{ topic: 'health', open: 3 }])
    const signature = store.vault.lookup('question', 'hiv')
    const key = { language: 'en', signature }
    expect(await findAskedGroup(store, key)).toMatchObject({ hidden: true })
    expect(await listAskedTexts(store, key, { page: 1, most: 10 })).toEqual([])

    await ask(sensitive)
    const { groups } = await list()
    expect(groups.find(({ sensitive: one }) => one === 'health')).toMatchObject({ open: 4 })
    expect(await countHidden(store)).toEqual([])
    expect(await listAskedTexts(store, key, { page: 1, most: 10 })).toHaveLength(4)
  })

  it('is decided on once, and open again when it is asked again', async () => {
    await ask()
    await ask()
    const group = await only()
    const decision = { decision: 'dismissed', reason: 'no pets', by: 'ines' } as const
    const decide = () =>
      store.transaction((tx) => decideOnGroup(tx, group, decision, test.clock.now()))

    expect(await decide()).toBe(true)
    expect(await decide()).toBe(false)
    expect((await list()).total).toBe(0)

    await ask()
    expect((await list()).groups).toMatchObject([{ open: 1, decided: 2 }])
    expect(await listDecisions(store, group)).toMatchObject([{ reason: 'no pets', by: 'ines' }])
    const texts = await listAskedTexts(store, group, { page: 1, most: 10 })
    expect(texts.map(({ decisionId }) => decisionId !== undefined)).toEqual([false, true, true])
  })

  it('comes in pages', async () => {
    for (let at = 0; at < 12; at += 1) await ask({ words: [`word${'x'.repeat(at)}`] })
    await countAsked(store)

    const first = await listAskedGroups(store, { page: 1, most: 5 })
    const last = await listAskedGroups(store, { page: 3, most: 5 })

    expect([first.total, first.groups.length, last.groups.length]).toEqual([12, 5, 2])
    const signatures = [...first.groups, ...last.groups].map(({ signature }) => signature)
    expect(new Set(signatures).size).toBe(7)
  })

  it('is counted rightly by two who count at once', async () => {
    for (let at = 0; at < 5; at += 1) await ask()

    await Promise.all([countAsked(store), countAsked(store)])

    expect((await list()).groups).toMatchObject([{ open: 5 }])
  })
})
