import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { ClaimLost } from '../../src/store/claims.ts'
import { startDraft } from '../../src/store/knowledge-drafts.ts'
import {
  claimTrial,
  endTrial,
  leaveTrial,
  noteTrialProgress,
} from '../../src/store/trial-claims.ts'
import {
  askForTrial,
  findTrial,
  latestTrial,
  readTrialResult,
  sweepTrials,
} from '../../src/store/trials.ts'
import { databases } from '../support/databases.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const progress = { total: 10, done: 4, better: 2, worse: 1, other: 0 }

describe.each(databases)('trials of drafts (%s)', (database) => {
  let test: TestStore
  let draftId: string
  beforeAll(async () => {
    test = await openTestStore(database)
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    await test.empty()
    const place = { kind: 'article', name: 'bins', language: 'en' } as const
    const draft = await test.store.transaction((tx) =>
      startDraft(tx, { ...place, raw: 'words', by: 'ines' }, test.clock.now()),
    )
    draftId = draft.id
  })

  const ask = (version = 1, afresh = false) =>
    test.store.transaction((tx) =>
      askForTrial(tx, { draftId, version, by: 'ines', afresh }, test.clock.now()),
    )
  const claim = (by: string) => test.store.transaction((tx) => claimTrial(tx, test.store, by))
  const claimed = async (by: string) => {
    const found = await claim(by)
    if (found === undefined) throw new Error('There was nothing to run')
    return found
  }

  it('are asked for once, however often it is clicked', async () => {
    const first = await ask()

    expect(await ask()).toBe(first)
    await claimed('one')
    expect(await ask()).toBe(first)
  })

  it('are one process’s alone, until its lease has run out', async () => {
    await ask()
    const { claim: held } = await claimed('one')

    expect(await claim('other')).toBeUndefined()
    test.clock.advance(20_000)
    const { trial } = await claimed('other')

    expect(trial.status).toBe('running')
    await expect(
      test.store.transaction((tx) => noteTrialProgress(tx, test.store, held, progress)),
    ).rejects.toThrow(ClaimLost)
  })

  it('stay a process’s own while it says how far it is', async () => {
    await ask()
    const { claim: held } = await claimed('one')
    test.clock.advance(10_000)
    await test.store.transaction((tx) => noteTrialProgress(tx, test.store, held, progress))
    test.clock.advance(10_000)

    expect(await claim('other')).toBeUndefined()
    expect(await findTrial(test.store, draftId, 1)).toMatchObject({
      status: 'running',
      ...progress,
    })
  })

  it('are taken up by another at once when they are left', async () => {
    await ask()
    const { claim: held } = await claimed('one')
    await test.store.transaction((tx) => leaveTrial(tx, held))

    expect((await claimed('other')).trial.draftId).toBe(draftId)
  })

  it('keep what they found sealed, and tell how it ended', async () => {
    const id = await ask()
    const { claim: held } = await claimed('one')
    const end = { status: 'done', ...progress, done: 10, result: '{"a":1}' } as const
    await test.store.transaction((tx) => endTrial(tx, held, end, test.clock.now()))

    expect(await readTrialResult(test.store, id)).toBe('{"a":1}')
    expect(await latestTrial(test.store, draftId, 1)).toMatchObject({ status: 'done', worse: 1 })
    expect(await latestTrial(test.store, draftId, 2)).toBeUndefined()
    expect(await ask()).toBe(id)
    expect(await ask(1, true)).not.toBe(id)
  })

  it('end when a newer version is tried', async () => {
    await ask()
    const { claim: held } = await claimed('one')
    await ask(2)

    await expect(
      test.store.transaction((tx) => noteTrialProgress(tx, test.store, held, progress)),
    ).rejects.toThrow(ClaimLost)
    expect(await findTrial(test.store, draftId, 1)).toMatchObject({ problem: 'newer' })
    expect((await claimed('one')).trial.draftVersion).toBe(2)
  })

  it('are given up when they end every process that begins them', async () => {
    await ask()
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await claimed('one')
      test.clock.advance(20_000)
    }

    expect(await claim('one')).toBeUndefined()
    expect(await findTrial(test.store, draftId, 1)).toMatchObject({ status: 'failed' })
  })

  it('are gone after a month', async () => {
    await ask()
    test.clock.advance(31 * 24 * 3600 * 1000)
    await test.store.transaction((tx) => sweepTrials(tx, test.clock.now()))

    expect(await findTrial(test.store, draftId)).toBeUndefined()
  })
})
