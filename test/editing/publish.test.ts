import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Hand } from '../../src/domain/publication.ts'
import { bringTogether } from '../../src/editing/publish/bring-together.ts'
import { publishDraft } from '../../src/editing/publish/publish-draft.ts'
import { publishScheduled } from '../../src/editing/publish/publish-scheduled.ts'
import { returnDraft, sendForReview } from '../../src/editing/publish/send-for-review.ts'
import { confirmCheck, restore, withdraw } from '../../src/editing/publish/withdraw.ts'
import { type KnowledgeDraft, saveDraft } from '../../src/store/knowledge-drafts.ts'
import { setKeepers } from '../../src/store/keepers.ts'
import { listRevisions } from '../../src/store/revision-history.ts'
import { anArticleFile } from '../support/an-article.ts'
import { databases } from '../support/databases.ts'
import {
  again,
  aDraft,
  aHand,
  councilTax,
  publishDeps,
  published,
  tried,
} from '../support/editing-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const better = anArticleFile({ body: 'Ask {pa} first.\n\n## More of it {#more}\n\nThere is more.' })
const typo = anArticleFile({
  body: 'Ask {pa} abuot it.\n\n## More of it {#more}\n\nThere is more.',
})

describe.each(databases)('publishing (%s)', (database) => {
  let test: TestStore
  let ines: Hand
  let abe: Hand
  let sol: Hand

  beforeAll(async () => {
    test = await openTestStore(database)
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    await test.empty()
    ines = await aHand(test, 'Ines Roy', 'content-editor')
    abe = await aHand(test, 'Abe Finch', 'content-editor', 'approver')
    sol = await aHand(test, 'Sol Grant', 'safeguarding-lead')
  })

  const revisions = async (place = councilTax) =>
    (await listRevisions(test.store, place)).map(({ change, by, approvedBy, status }) => ({
      ...{ change, by, status },
      ...(approvedBy !== undefined && { approvedBy }),
    }))
  const notices = async (kind: string) =>
    (
      await test.store.sql
        .selectFrom('notices')
        .select(['staff_id', 'channel', 'article'])
        .where('kind', '=', kind)
        .execute()
    ).map((row) => ({ ...row }))
  /** Sent for approval by Ines, and tried. */
  const sent = async (raw = better, by: readonly Hand[] = [ines]) => {
    const draft = await aDraft(test, raw, by)
    await sendForReview(publishDeps(test), draft, { by: ines, why: 'clearer' })
    await tried(test, draft)
    return again(test, draft)
  }
  const weekMs = 7 * 24 * 60 * 60 * 1000
  const inAWeek = () => new Date(test.clock.now().getTime() + weekMs)
  const saved = async ({ id, version }: KnowledgeDraft, raw: string, by: Hand) => {
    const save = { raw, over: version, by: by.id }
    await test.store.transaction((tx) => saveDraft(tx, id, save, test.clock.now()))
    return again(test, { id })
  }
  const approve = async (by: Hand, publishAt?: Date) =>
    publishDraft(publishDeps(test), await sent(), {
      ...{ change: 'ordinary', by },
      ...(publishAt && { publishAt }),
    })

  it('goes from the draft over an approver to what is served', async () => {
    await published(test)

    expect(await approve(abe)).toMatchObject({ kind: 'published' })
    expect(await revisions()).toEqual([
      { change: 'ordinary', by: ines.id, approvedBy: abe.id, status: 'published' },
      { change: 'ordinary', by: 'file', status: 'published' },
    ])
    expect(await notices('draft-to-approve')).toEqual([
      { staff_id: abe.id, channel: 'email', article: 'council-tax' },
    ])
  })

  it('tells the approver of the article, and of safety wording the lead', async () => {
    const uma = await aHand(test, 'Uma Poe', 'approver')
    const by = { by: abe.id, at: test.clock.now() }
    await test.store.transaction((tx) => setKeepers(tx, councilTax, { approver: uma.id }, by))
    await published(test)
    await sent()
    const place = { ...councilTax, name: 'crisis-help' }
    const asks = Array.from({ length: 30 }, (_, at) => `help me ${at}`)
    await published(test, anArticleFile({ id: 'crisis-help', asks }), place)
    const raw = anArticleFile({ id: 'crisis-help', asks, more: 'label: Help\n' })
    const draft = await aDraft(test, raw, [ines], place)
    await sendForReview(publishDeps(test), draft, { by: ines })

    expect((await notices('draft-to-approve')).map(({ staff_id }) => staff_id)).toEqual([
      uma.id,
      sol.id,
    ])
  })

  it('is refused to its author, though they approve others', async () => {
    await published(test)
    const draft = await sent(better, [ines, abe])

    const result = await publishDraft(publishDeps(test), draft, { change: 'ordinary', by: abe })

    expect(result).toMatchObject({ kind: 'refused', refusals: ['author-approves'] })
    expect(await revisions()).toHaveLength(1)
  })

  it('goes back with the approver’s words, and can be changed again', async () => {
    await published(test)
    const draft = await sent()

    await returnDraft(publishDeps(test), draft, { by: abe, because: 'say who decides' })

    expect(await again(test, draft)).toMatchObject({
      status: 'draft',
      returnedBecause: 'say who decides',
    })
    expect((await notices('draft-returned')).map(({ staff_id }) => staff_id)).toEqual([ines.id])
  })

  it('is published once by two who press at the same moment', async () => {
    await published(test)
    const uma = await aHand(test, 'Uma Poe', 'approver')
    const draft = await sent()
    const press = (by: Hand) => publishDraft(publishDeps(test), draft, { change: 'ordinary', by })

    const results = await Promise.all([press(abe), press(uma)])

    expect(results.map(({ kind }) => kind).sort()).not.toEqual(['published', 'published'])
    expect(results.map(({ kind }) => kind)).toContain('published')
    expect(await revisions()).toHaveLength(2)
  })

  it('is new, and published once by two who press at the same moment', async () => {
    const uma = await aHand(test, 'Uma Poe', 'approver')
    const draft = await sent()
    const press = (by: Hand) => publishDraft(publishDeps(test), draft, { change: 'ordinary', by })

    const results = await Promise.all([press(abe), press(uma)])

    expect(results.filter(({ kind }) => kind === 'published')).toHaveLength(1)
    expect(await revisions()).toHaveLength(1)
  })

  it('is not changed while it waits, and out of date when it was taken back', async () => {
    await published(test)
    const draft = await sent()
    expect((await saved(draft, typo, ines)).version).toBe(draft.version)
    await returnDraft(publishDeps(test), draft, { by: ines })
    expect((await saved(draft, typo, ines)).raw).toBe(typo)

    const result = await publishDraft(publishDeps(test), draft, { change: 'ordinary', by: abe })

    expect(result.kind).toBe('stale')
    expect(await revisions()).toHaveLength(1)
  })

  it('cannot be changed once it waits for its day', async () => {
    await published(test)
    const draft = await sent()
    const publishAt = inAWeek()
    await publishDraft(publishDeps(test), draft, { change: 'ordinary', by: abe, publishAt })

    expect((await saved(draft, typo, ines)).raw).toBe(better)
  })

  it('is a typo by one person only when it is one', async () => {
    await published(test)
    const change = { change: 'typo', by: ines } as const
    const other = await aDraft(test, better.replace('first', 'in 3 days'), [ines])
    const refused = await publishDraft(publishDeps(test), other, change)
    const draft = await saved(other, typo, ines)

    expect(refused).toMatchObject({ kind: 'refused', refusals: ['no-typo'] })
    expect(await publishDraft(publishDeps(test), draft, change)).toMatchObject({
      kind: 'published',
    })
  })

  it('is urgent: live now, and looked at by a second within a working day', async () => {
    await published(test)
    const draft = await aDraft(test, better, [ines])
    const deps = publishDeps(test)

    const result = await publishDraft(deps, draft, { change: 'urgent', by: ines, why: 'wrong' })

    const revisionId = result.kind === 'published' ? result.revisionId : ''
    expect(result).toMatchObject({ checkBy: new Date('2026-11-25T11:00:00Z') })
    expect((await notices('second-look')).map(({ staff_id }) => staff_id)).toEqual([abe.id])
    expect(await confirmCheck(deps, revisionId, ines)).toBe('refused')
    expect(await confirmCheck(deps, revisionId, abe)).toBe('done')
    expect(await confirmCheck(deps, revisionId, abe)).toBe('stale')
  })

  it('waits for its day, and is then published once by two processes', async () => {
    await published(test)
    const day = inAWeek()
    expect(await approve(abe, day)).toEqual({ kind: 'scheduled', at: day })
    expect(await publishScheduled(publishDeps(test))).toBe(day.getTime())
    expect(await revisions()).toHaveLength(1)

    test.clock.advance(weekMs)
    await Promise.all([publishScheduled(publishDeps(test)), publishScheduled(publishDeps(test))])

    expect(await revisions()).toHaveLength(2)
    expect((await revisions())[0]).toMatchObject({ by: ines.id, approvedBy: abe.id })
  })

  it('leaves the old text when its day comes and something is in the way', async () => {
    await published(test)
    const day = inAWeek()
    const draft = await sent()
    await publishDraft(publishDeps(test), draft, { change: 'ordinary', by: abe, publishAt: day })
    await published(test, anArticleFile({ more: 'label: Tax\n' }))

    test.clock.advance(weekMs)
    await publishScheduled(publishDeps(test))

    const kept = await again(test, draft)
    expect(kept).toMatchObject({ status: 'draft' })
    expect(kept.publishProblem).toContain('Something else was published')
    expect((await notices('draft-not-published')).map(({ staff_id }) => staff_id)).toEqual([
      ines.id,
      abe.id,
    ])
    expect(await bringTogether(publishDeps(test), kept, { by: ines.id, mine: false })).toEqual({
      kind: 'together',
    })
    const together = await again(test, draft)
    expect(together.raw).toContain('label: Tax')
    expect(together.raw).toContain('Ask {pa} first.')
  })

  it('holds nothing else back when one text for the day cannot be read', async () => {
    await published(test)
    const draft = await sent()
    const day = inAWeek()
    await publishDraft(publishDeps(test), draft, { change: 'ordinary', by: abe, publishAt: day })
    const other = { ...councilTax, name: 'another' }
    const torn = await aDraft(test, better, [ines], other)
    await test.store.sql
      .updateTable('knowledge_drafts')
      .set({ status: 'scheduled', approved_by: abe.id, publish_at: 1, raw_sealed: 'torn' })
      .where('id', '=', torn.id)
      .execute()
    test.clock.advance(weekMs)

    await expect(publishScheduled(publishDeps(test))).rejects.toThrow()

    expect(await revisions()).toHaveLength(2)
  })

  it('is taken out by one person, and brought back with a second look', async () => {
    const first = await published(test)
    const deps = publishDeps(test)
    const out = await withdraw(deps, councilTax, { by: ines, why: 'it ended', newestId: first })
    const twice = await withdraw(deps, councilTax, { by: ines, why: 'it ended', newestId: first })
    const newestId = out.kind === 'done' ? out.revisionId : ''

    const back = await restore(deps, first, { by: ines, why: 'it goes on', newestId })

    expect([out.kind, twice.kind, back.kind]).toEqual(['done', 'stale', 'done'])
    const [newest, withdrawn] = await listRevisions(test.store, councilTax)
    expect(newest).toMatchObject({ change: 'restore', restores: first, status: 'published' })
    expect(newest?.checkBy).toBeDefined()
    expect(withdrawn).toMatchObject({ change: 'withdrawal', status: 'withdrawn' })
    expect(newest?.raw).toBe(anArticleFile())
  })

  it('is brought back once by two who press at the same moment', async () => {
    const first = await published(test)
    const newestId = await published(test, better)
    const deps = publishDeps(test)
    const back = (by: Hand) => restore(deps, first, { by, why: 'it misleads', newestId })

    const results = await Promise.all([back(ines), back(abe)])

    expect(results.map(({ kind }) => kind).sort()).toEqual(['done', 'stale'])
    expect(await revisions()).toHaveLength(3)
  })

  it('does not bring back what today’s rules refuse', async () => {
    const asks = ['one ask alone']
    const broken = await published(
      test,
      anArticleFile({ body: 'A [link](http://a.example).', asks }),
    )
    const newestId = await published(test)

    const result = await restore(publishDeps(test), broken, { by: abe, why: 'so', newestId })

    expect(result).toMatchObject({ kind: 'refused', refusals: ['broken'] })
    expect(result.kind === 'refused' && result.problems.length > 0).toBe(true)
    expect(await revisions()).toHaveLength(2)
  })

  it('never takes out what people in trouble need', async () => {
    const place = { ...councilTax, name: 'crisis-help' }
    const newestId = await published(test, anArticleFile({ id: 'crisis-help' }), place)

    const result = await withdraw(publishDeps(test), place, { by: sol, why: 'so', newestId })

    expect(result).toMatchObject({ kind: 'refused', refusals: ['core-stays'] })
  })
})
