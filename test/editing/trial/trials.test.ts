import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createAssistant } from '../../../src/assistant/create-assistant.ts'
import { loadPhrases } from '../../../src/assistant/phrases.ts'
import { createTrials, type Trials } from '../../../src/editing/trial/create-trials.ts'
import { readTrialJson, type TrialResult } from '../../../src/editing/trial/trial-result.ts'
import { DraftFaulty } from '../../../src/editing/trial/with-draft.ts'
import { nobody } from '../../../src/knowledge/fill.ts'
import { createLibrary } from '../../../src/knowledge/library.ts'
import { createCards } from '../../../src/safeguarding/cards.ts'
import { type KnowledgeDraft, saveDraft, startDraft } from '../../../src/store/knowledge-drafts.ts'
import { addQuestion } from '../../../src/store/questions.ts'
import { askForTrial, findTrial, readTrialResult } from '../../../src/store/trials.ts'
import { aVocabulary, someArticles } from '../../support/an-article.ts'
import { databases } from '../../support/databases.ts'
import { aLog } from '../../support/edges.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'

const bins = (ask: string, answer = 'Bins are emptied on Mondays.') => `---
id: bins
title: Bins
label: Bins
asks:
  - ${ask}
  - when are the bins emptied
keywords: [bins, rubbish]
for:
  ages: 16-25
  status: [care-leaver]
sources:
  - name: A council
    url: https://example.org/bins
    checked: 2026-07-01
confirm: []
owner: leaving care team
review-by: 2027-03-31
---
${answer}
`

describe.each(databases)('a draft is tried (%s)', (database) => {
  let test: TestStore
  let trials: Trials
  let dir: string
  beforeAll(async () => {
    test = await openTestStore(database)
    dir = mkdtempSync(join(tmpdir(), 'waymark-trial-'))
    const made = { id: 'm1', lang: 'en', turns: ['my rubbish bins are full when are they emptied'] }
    const expected = { outcome: 'answer', topics: ['bins'] }
    writeFileSync(join(dir, 'made.jsonl'), `${JSON.stringify({ ...made, expect: expected })}\n`)
    const { store, clock } = test
    const phrases = loadPhrases(join(import.meta.dirname, '../../../locales'))
    const cards = createCards((key: string) => phrases.say(`cards:${key}`), {})
    const published = {
      articles: someArticles,
      vocabulary: [aVocabulary()],
      library: createLibrary(someArticles, nobody),
    }
    trials = createTrials({
      ...{ store, clock, log: aLog().log, processId: 'one' },
      published: () => published,
      assistantWith: (parts) => createAssistant({ phrases, cards, ...parts }),
      ...{ indexCacheDir: dir, questionsDir: dir },
    })
  })
  afterAll(async () => {
    await trials.close()
    await test.close()
    rmSync(dir, { recursive: true, force: true })
  })
  beforeEach(() => test.empty())

  const aDraft = (raw: string): Promise<KnowledgeDraft> =>
    test.store.transaction((tx) =>
      startDraft(
        tx,
        { kind: 'article', name: 'bins', language: 'en', raw, by: 'ines' },
        test.clock.now(),
      ),
    )

  async function tried({ id, version }: KnowledgeDraft): Promise<TrialResult> {
    const { store, clock } = test
    const trial = { draftId: id, version, by: 'ines', afresh: true }
    const trialId = await store.transaction((tx) => askForTrial(tx, trial, clock.now()))
    await trials.runDue()
    return readTrialJson((await readTrialResult(store, trialId)) ?? '')
  }

  const question = (masked: string, sensitive = false, personId = 'p1') =>
    test.store.transaction((tx) =>
      addQuestion(
        tx,
        {
          ...{ talkId: 't1', personId, outcome: 'none', topics: [], language: 'en', masked },
          words: masked.split(' '),
          ...(sensitive && { sensitive: 'health' }),
        },
        test.clock.now(),
      ),
    )

  it('answers as it would be sent, and says from which article', async () => {
    const draft = await aDraft(bins('who takes my rubbish away'))
    const { kind, replies, article } = await trials.askDraft(draft, 'when are my bins emptied')

    expect(kind).toBe('answer')
    expect(replies[0]?.text).toContain('Bins are emptied on Mondays.')
    expect(article).toMatchObject({ id: 'bins', title: 'Bins' })
  })

  it('answers from the newest version, and danger with the card as always', async () => {
    const draft = await aDraft(bins('who takes my rubbish away'))
    await trials.askDraft(draft, 'when are my bins emptied')
    const raw = bins('who takes my rubbish away', 'Bins are emptied on Fridays.')
    const newer = { ...draft, raw, version: 2 }

    const answer = await trials.askDraft(newer, 'when are my bins emptied')
    const danger = await trials.askDraft(newer, 'i want to kill myself')

    expect(answer.replies[0]?.text).toContain('Fridays')
    expect(danger.kind).toBe('crisis')
    expect(danger.replies[0]?.text).toContain('999')
  })

  it('says of a draft that cannot be read that it cannot', async () => {
    await expect(trials.askDraft(await aDraft('no article'), 'hello')).rejects.toThrow(DraftFaulty)
  })

  it('finds what would be answered better, its own asks and the questions that expect it', async () => {
    const draft = await aDraft(bins('who takes my rubbish away'))
    const { differences, asked } = await tried(draft)

    expect(differences.find(({ from }) => from === 'made')).toMatchObject({ change: 'better' })
    expect(differences.find(({ text }) => text === 'who takes my rubbish away')).toMatchObject({
      ...{ change: 'better', from: 'ask', expected: ['Bins'] },
      after: { kind: 'answer', topics: ['Bins'] },
    })
    expect(asked.ask).toBe(2 + someArticles.flatMap(({ asks }) => asks).length)
    const trial = await findTrial(test.store, draft.id)
    expect(trial).toMatchObject({ status: 'done', worse: 0 })
    expect(trial?.done).toBe(trial?.total)
  })

  it('finds what would be answered worse, where it takes what is another’s', async () => {
    const raw = bins('nowhere to sleep tonight', 'Bins. Nowhere to sleep tonight, sleep, homeless.')
    const { differences } = await tried(await aDraft(raw))

    expect(differences.filter(({ change }) => change === 'worse')).not.toEqual([])
  })

  it('asks what young people asked, and shows no text of a sensitive topic that few have asked', async () => {
    await question('who empties the bins')
    await question('who empties the bins')
    await question('bins rubbish emptied', true)
    const { differences, asked } = await tried(await aDraft(bins('who takes my rubbish away')))
    const real = differences.filter(({ from }) => from === 'real')

    expect(asked.real).toBe(2)
    expect(real.map(({ text, times, change }) => [text, times, change])).toEqual(
      expect.arrayContaining([['who empties the bins', 2, 'other']]),
    )
    expect(JSON.stringify(differences)).not.toContain('bins rubbish emptied')
  })

  it('shows a text of a sensitive topic when three people asked alike, not one three times', async () => {
    const text = 'bins rubbish emptied'
    const draft = await aDraft(bins('who takes my rubbish away'))
    for (let times = 0; times < 3; times += 1) await question(text, true)
    const ofOne = await tried(draft)
    await question(text, true, 'p2')
    await question(text, true, 'p3')
    const ofThree = await tried(draft)

    expect(JSON.stringify(ofOne.differences)).not.toContain(text)
    expect(ofThree.differences).toContainEqual(expect.objectContaining({ text, times: 5 }))
  })

  it('is not tried at a version that is past', async () => {
    const draft = await aDraft(bins('who takes my rubbish away'))
    const { store, clock } = test
    const trial = { draftId: draft.id, version: 1, by: 'ines' }
    await store.transaction((tx) => askForTrial(tx, trial, clock.now()))
    const save = { raw: bins('another'), over: 1, by: 'ines' }
    await store.transaction((tx) => saveDraft(tx, draft.id, save, clock.now()))
    await trials.runDue()

    expect(await findTrial(store, draft.id)).toMatchObject({ status: 'failed', problem: 'newer' })
  })
})
