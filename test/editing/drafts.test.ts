import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Hand } from '../../src/domain/publication.ts'
import { addAskToDraft } from '../../src/editing/drafts/add-ask.ts'
import { beginArticle } from '../../src/editing/drafts/begin-article.ts'
import { beginDraft } from '../../src/editing/drafts/begin-draft.ts'
import { dropDraft } from '../../src/editing/drafts/drop-draft.ts'
import { keepDraft } from '../../src/editing/drafts/keep-draft.ts'
import { mergeParts } from '../../src/editing/drafts/merge-parts.ts'
import { type ArticleParts, readParts } from '../../src/knowledge/article-parts.ts'
import { withKeys } from '../../src/knowledge/new-article.ts'
import { listAtDraft, openMs, touchDraft } from '../../src/store/draft-presence.ts'
import {
  changeDraft,
  findKnowledgeDraft,
  type KnowledgeDraft,
  startDraft,
} from '../../src/store/knowledge-drafts.ts'
import { findSave } from '../../src/store/knowledge-saves.ts'
import { readMoved } from '../../src/store/views/moved.ts'
import { publishRevision } from '../../src/store/revisions.ts'
import type { HintTopic } from '../../src/store/store.ts'
import { anArticleFile } from '../support/an-article.ts'
import { databases } from '../support/databases.ts'
import { aHand } from '../support/editing-world.ts'
import { aViewer } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const place = { kind: 'article', name: 'council-tax', language: 'en' } as const
const raw = anArticleFile({ more: '# kept\n' })

function partsOf(text: string): ArticleParts {
  const parts = readParts(text)
  if (parts === undefined) throw new Error('It cannot be read')
  return parts
}

describe.each(databases)('drafts (%s)', (database) => {
  let test: TestStore
  let ines: Hand
  let abe: Hand

  beforeAll(async () => {
    test = await openTestStore(database)
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    await test.empty()
    ines = await aHand(test, 'Ines Roy', 'content-editor')
    abe = await aHand(test, 'Abe Finch', 'content-editor', 'approver')
  })

  const publish = (status: 'published' | 'withdrawn' = 'published') =>
    test.store.transaction((tx) =>
      publishRevision(tx, { ...place, raw, by: 'file', why: 'a test', status }, test.clock.now()),
    )

  async function begun(): Promise<KnowledgeDraft> {
    await publish()
    const draft = await beginDraft(test, ines.id, place)
    if (draft === undefined) throw new Error('It was not begun')
    return draft
  }

  const keep = (by: Hand, { id }: KnowledgeDraft, over: number, own: Partial<ArticleParts>) =>
    keepDraft(test, by.id, { id, over, parts: { ...partsOf(raw), ...own } })

  it('begins from what is published, once', async () => {
    const revision = await publish()
    const [one, other] = await Promise.all([
      beginDraft(test, ines.id, place),
      beginDraft(test, abe.id, place),
    ])
    expect(one).toMatchObject({ raw, baseRevisionId: revision, version: 1, status: 'draft' })
    expect(other?.id).toBe(one?.id)
  })

  it('begins nothing from what was never published, or was taken out', async () => {
    expect(await beginDraft(test, ines.id, place)).toBeUndefined()
    await publish('withdrawn')
    expect(await beginDraft(test, ines.id, place)).toBeUndefined()
  })

  it('saves what changed and leaves every other byte', async () => {
    const draft = await begun()
    const kept = await keep(ines, draft, 1, { title: 'Council tax, less of it' })
    if (kept.kind !== 'saved') throw new Error(kept.kind)
    expect(kept.draft.version).toBe(2)
    const expected = raw.replace('title: Council tax', 'title: Council tax, less of it')
    expect(kept.draft.raw).toBe(expected)
    expect(await findSave(test.store, draft.id, 1)).toBe(raw)
    // Sent twice, it is saved once.
    const again = await keep(ines, draft, 1, { title: 'Council tax, less of it' })
    expect(again).toMatchObject({ kind: 'saved', draft: { version: 2 } })
  })

  it('puts together what two editors changed', async () => {
    const draft = await begun()
    const asks = partsOf(raw).asks
    await keep(abe, draft, 1, { shortAnswer: 'Abe says so.', asks: ['of abe', ...asks.slice(1)] })
    const kept = await keep(ines, draft, 1, { title: 'By Ines', asks: [...asks, 'of ines'] })
    if (kept.kind !== 'saved') throw new Error(kept.kind)
    expect(kept.merged).toBe(true)
    const parts = partsOf(kept.draft.raw)
    expect(parts).toMatchObject({ title: 'By Ines', shortAnswer: 'Abe says so.' })
    expect(parts.asks).toEqual(['of abe', ...asks.slice(1), 'of ines'])
  })

  it('saves nothing of what both changed, and shows both', async () => {
    const draft = await begun()
    await keep(abe, draft, 1, { shortAnswer: 'Abe says so.', owner: 'us' })
    const kept = await keep(ines, draft, 1, { shortAnswer: 'Ines says so.', title: 'By Ines' })
    if (kept.kind !== 'conflict') throw new Error(kept.kind)
    expect(kept.conflicts).toEqual([
      { field: 'short-answer', mine: 'Ines says so.', theirs: 'Abe says so.' },
    ])
    expect(kept.parts).toMatchObject({ title: 'By Ines', owner: 'us' })
    expect(await findKnowledgeDraft(test.store, draft.id)).toMatchObject({ version: 2 })
    const settled = await keepDraft(test, ines.id, { id: draft.id, over: 2, parts: kept.parts })
    expect(settled).toMatchObject({ kind: 'saved', merged: false })
  })

  it('puts together what two wrote beside a section without a key', async () => {
    const keyless = raw.replace('## More of it {#more}', '## More of it')
    const known = { ...place, raw: keyless, by: 'file', why: 'a test' }
    await test.store.transaction((tx) => publishRevision(tx, known, test.clock.now()))
    const draft = await beginDraft(test, ines.id, place)
    if (draft === undefined) throw new Error('It was not begun')
    const form = withKeys(partsOf(keyless))
    const save = (by: Hand, own: Partial<ArticleParts>) =>
      keepDraft(test, by.id, { id: draft.id, over: 1, parts: { ...form, ...own } })
    const sections = form.sections.map((one) => ({ ...one, text: 'By Abe.' }))
    expect((await save(abe, { sections })).kind).toBe('saved')
    expect(await save(ines, { title: 'By Ines' })).toMatchObject({ kind: 'saved', merged: true })
    const now = partsOf((await findKnowledgeDraft(test.store, draft.id))?.raw ?? '')
    expect(now).toMatchObject({ title: 'By Ines', sections })
  })

  it('loses neither of two that are saved at the same moment', async () => {
    const draft = await begun()
    const [one, other] = await Promise.all([
      keep(abe, draft, 1, { owner: 'Abe’s team' }),
      keep(ines, draft, 1, { title: 'By Ines' }),
    ])
    expect([one.kind, other.kind]).toEqual(['saved', 'saved'])
    const now = await findKnowledgeDraft(test.store, draft.id)
    expect(partsOf(now?.raw ?? '')).toMatchObject({ title: 'By Ines', owner: 'Abe’s team' })
  })

  it('refuses a paste of 100 KB at the field that has it', async () => {
    const draft = await begun()
    const kept = await keep(ines, draft, 1, { shortAnswer: 'long '.repeat(20_000) })
    expect(kept).toMatchObject({ kind: 'refused', problems: [{ field: 'short-answer' }] })
    expect(await findKnowledgeDraft(test.store, draft.id)).toMatchObject({ version: 1, raw })
  })

  it('saves nothing into a draft that waits for approval or was thrown away', async () => {
    const draft = await begun()
    expect(await dropDraft(test, ines.id, { id: draft.id, version: 7, reason: 'old' })).toBe(false)
    expect(await dropDraft(test, ines.id, { id: draft.id, version: 1, reason: 'no' })).toBe(true)
    expect(await dropDraft(test, ines.id, { id: draft.id, version: 1, reason: 'no' })).toBe(false)
    expect((await keep(ines, draft, 1, { title: 'Late' })).kind).toBe('no-draft')
    const next = await beginDraft(test, ines.id, place)
    expect(next?.id).not.toBe(draft.id)
  })

  it('adds an ask, beginning a draft where there is none', async () => {
    await publish()
    const added = await addAskToDraft(test, ines.id, place, '  can they “really”  bill me ')
    if (!('draft' in added)) throw new Error('It was refused')
    expect(partsOf(added.draft.raw).asks.at(-1)).toBe('can they "really" bill me')
    const again = await addAskToDraft(test, abe.id, place, 'CAN they really bill me?')
    expect(again).toMatchObject({ draft: { version: 2 } })
    expect(await addAskToDraft(test, abe.id, place, ' ? ')).toMatchObject({
      problems: [{ field: 'ask' }],
    })
    const waits = { id: added.draft.id, status: 'draft', version: 2 } as const
    await test.store.transaction((tx) => changeDraft(tx, waits, { status: 'review' }))
    expect(await addAskToDraft(test, abe.id, place, 'another')).toHaveProperty('problems')
  })

  it('begins an article that was not there', async () => {
    const begunOne = await beginArticle(test, ines.id, {
      title: 'Keeping pets: which',
      asks: [' “dog”?\nor cat '],
    })
    if (!('draft' in begunOne)) throw new Error('It was refused')
    const { draft } = begunOne
    expect(draft).toMatchObject({ name: 'keeping-pets-which', language: 'en', version: 1 })
    expect(draft.baseRevisionId).toBeUndefined()
    expect(partsOf(draft.raw)).toMatchObject({
      ...{ title: 'Keeping pets: which', asks: ['"dog"? or cat'], reviewBy: '2027-05-23' },
    })
  })

  it('tells a bad id, a missing title, and one that is taken, at the field', async () => {
    const fieldsOf = async (id: string, title: string) => {
      const result = await beginArticle(test, ines.id, { id, title })
      return 'problems' in result ? result.problems.map(({ field }) => field) : []
    }
    expect(await fieldsOf('Not An Id', 'Pets')).toEqual(['id'])
    expect(await fieldsOf('pets', ' ')).toEqual(['title'])
    await publish()
    expect(await fieldsOf('council-tax', 'Council tax')).toEqual(['id'])
    expect(await fieldsOf('pets', 'Pets')).toEqual([])
    expect(await fieldsOf('pets', 'Pets')).toEqual(['id'])
  })

  it('knows who else is at a draft, and tells when that is news', async () => {
    const { id: draftId } = await begun()
    const hints: HintTopic[] = []
    const unsubscribe = test.store.onHint(({ topic }) => hints.push(topic))
    const touch = (by: Hand, editing: boolean) =>
      test.store.transaction((tx) =>
        touchDraft(tx, { draftId, staffId: by.id, editing }, test.clock.now()),
      )
    await touch(abe, false)
    await touch(abe, false)
    await touch(abe, true)
    const seenBy = (staffId: string) => listAtDraft(test.store, draftId, staffId, test.clock.now())
    expect(await seenBy(ines.id)).toEqual([{ staffId: abe.id, editing: true }])
    expect(await seenBy(abe.id)).toEqual([])
    if (database === 'sqlite') expect(hints).toEqual(['drafts', 'drafts'])
    unsubscribe()
    test.clock.advance(openMs)
    expect(await seenBy(ines.id)).toEqual([])
  })
})

describe.each(databases)('what moved in a draft (%s)', (database) => {
  it('is told to those who work on texts, and to nobody else', async () => {
    const test = await openTestStore(database)
    const editor = await aViewer(test, 'Ines Roy', { roles: ['content-editor'] })
    const adviser = await aViewer(test, 'Jo Marsh')
    const draft = { ...place, raw, by: editor.staffId }
    const { id } = await test.store.transaction((tx) => startDraft(tx, draft, test.clock.now()))
    expect(await readMoved(test.store, editor, [id, 'another'])).toMatchObject({ draftIds: [id] })
    expect(await readMoved(test.store, adviser, [id])).toMatchObject({ draftIds: [] })
    await test.close()
  })
})

describe('putting two editors’ parts together', () => {
  const section = (key: string, text = key) => ({ key, label: key, text, words: [], when: {} })
  const base = { ...partsOf(raw), sections: [section('a'), section('b'), section('c')] }
  const keysOf = ({ parts }: ReturnType<typeof mergeParts>) => parts.sections.map(({ key }) => key)

  it('keeps what both added, and leaves out what either took out', () => {
    const mine = { ...base, sections: [section('a'), section('x'), section('c')] }
    const theirs = { ...base, sections: [section('a'), section('b'), section('y')] }
    const merged = mergeParts(base, mine, theirs)
    expect(merged.conflicts).toEqual([])
    expect(keysOf(merged).toSorted()).toEqual(['a', 'x', 'y'])
  })

  it('keeps a section that one took out while the other wrote in it', () => {
    const mine = { ...base, sections: [section('a'), section('c')] }
    const theirs = { ...base, sections: [section('a'), section('b', 'more'), section('c')] }
    expect(keysOf(mergeParts(base, mine, theirs))).toEqual(['a', 'b', 'c'])
    expect(keysOf(mergeParts(base, theirs, mine))).toEqual(['a', 'b', 'c'])
  })

  it('takes the order of whoever moved sections', () => {
    const theirs = { ...base, sections: [section('c'), section('a'), section('b')] }
    const mine = { ...base, sections: [section('a', 'mine'), section('b'), section('c')] }
    const merged = mergeParts(base, mine, theirs)
    expect(keysOf(merged)).toEqual(['c', 'a', 'b'])
    expect(merged.parts.sections[1]?.text).toBe('mine')
  })

  it('is the same whoever saves first, when nothing conflicts', () => {
    const mine = { ...base, title: 'Mine', keywords: ['x'] }
    const theirs = { ...base, owner: 'them', confirm: ['that'] }
    expect(mergeParts(base, mine, theirs)).toEqual(mergeParts(base, theirs, mine))
  })

  it('tells of each part of a section that both changed', () => {
    const mine = { ...base, sections: [section('a', 'mine'), ...base.sections.slice(1)] }
    const theirs = { ...base, sections: [section('a', 'theirs'), ...base.sections.slice(1)] }
    expect(mergeParts(base, mine, theirs).conflicts).toEqual([
      { field: 'section-a', section: 'a', mine: 'mine', theirs: 'theirs' },
    ])
  })
})
