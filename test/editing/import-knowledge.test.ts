import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { pathOf } from '../../src/domain/knowledge-place.ts'
import { importKnowledge } from '../../src/editing/import-knowledge.ts'
import { listOpenConflicts } from '../../src/store/file-conflicts.ts'
import { hashOfText, listPublished, publishRevision } from '../../src/store/revisions.ts'
import type { Store } from '../../src/store/store.ts'
import { anArticleFile } from '../support/an-article.ts'
import { databases } from '../support/databases.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const council = {
  path: 'council.yaml',
  raw: "name: A\nshort-name: A\ncountries: ['44']\nvalues:\n  duty: { value: 01452 426565, checked: 2026-07-01 }\n",
}
const path = 'en/council-tax.md'
const first = anArticleFile({ body: 'Ask {pa} first. It is free.' })
const second = anArticleFile({ body: 'Ask {pa} next. It is free.' })
const third = anArticleFile({ body: 'Ask {pa} last. It is free.' })
const edited = anArticleFile({ body: 'Ask {pa}, as the console says.' })

describe.each(databases)('bringing files in (%s)', (name) => {
  let test: TestStore
  let store: Store

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(() => test.empty())
  afterAll(() => test.close())

  const bringIn = (raw: string, ...more: readonly { path: string; raw: string }[]) =>
    importKnowledge(test, [council, { path, raw }, ...more])

  async function published(): Promise<string | undefined> {
    return (await listPublished(store)).find((one) => one.name === 'council-tax')?.raw
  }

  const editInConsole = (raw: string, basedOn: string): Promise<string> => {
    const article = { kind: 'article', name: 'council-tax', language: 'en' } as const
    const revision = { ...article, raw, baseHash: hashOfText(basedOn), by: 'ed', why: 'clearer' }
    return store.transaction((tx) => publishRevision(tx, revision, test.clock.now()))
  }

  it('publishes new ones to the byte, each in its place', async () => {
    const imported = await bringIn(first)

    const nothingElse = { conflicts: [], faults: [], missing: [], withdrawn: [] }
    expect(imported).toEqual({ published: ['council.yaml', path], ...nothingElse })
    expect(await published()).toBe(first)
    expect((await listPublished(store)).map(pathOf).toSorted()).toEqual(['council.yaml', path])
  })

  it('publishes the same ones only once', async () => {
    await bringIn(first)

    expect((await bringIn(first)).published).toEqual([])
    expect(await store.sql.selectFrom('revisions').select('id').execute()).toHaveLength(2)
  })

  it('publishes a file that changed, and changed again', async () => {
    await bringIn(first)

    expect((await bringIn(second)).published).toEqual([path])
    expect((await bringIn(first)).published).toEqual([path])
    expect(await published()).toBe(first)
  })

  it('leaves what the console edited while the file stays as it was', async () => {
    await bringIn(first)
    await editInConsole(edited, first)

    expect(await bringIn(first)).toMatchObject({ published: [], conflicts: [] })
    expect(await published()).toBe(edited)
  })

  it('shows a conflict when both changed, and overwrites neither', async () => {
    await bringIn(first)
    await editInConsole(edited, first)

    expect(await bringIn(second)).toMatchObject({ published: [], conflicts: [path] })
    expect(await published()).toBe(edited)
  })

  it('finds no conflict when the file became what the console wrote', async () => {
    await bringIn(first)
    await editInConsole(edited, first)

    expect(await bringIn(edited)).toMatchObject({ published: [], conflicts: [] })
    expect(await bringIn(second)).toMatchObject({ published: [path], conflicts: [] })
  })

  it('notes a conflict once for each text of the file', async () => {
    await bringIn(first)
    await editInConsole(edited, first)
    await bringIn(second)
    await bringIn(second)

    expect(await listOpenConflicts(store)).toMatchObject([{ fileRaw: second, name: 'council-tax' }])
    await bringIn(third)
    expect(await listOpenConflicts(store)).toMatchObject([{ fileRaw: third }])
  })

  it('ends a conflict whose file went back', async () => {
    await bringIn(first)
    await editInConsole(edited, first)
    await bringIn(second)

    expect(await bringIn(first)).toMatchObject({ conflicts: [] })
    expect(await listOpenConflicts(store)).toEqual([])
  })

  it('says what it would do, and does nothing', async () => {
    const imported = await importKnowledge(test, [council, { path, raw: first }], { dryRun: true })

    expect(imported.published).toEqual(['council.yaml', path])
    expect(await listPublished(store)).toEqual([])
  })

  it('tells of a file that is gone, and leaves its article in service', async () => {
    await bringIn(first)

    expect((await importKnowledge(test, [council])).missing).toEqual([path])
    expect(await published()).toBe(first)
    expect((await bringIn(first)).missing).toEqual([])
  })

  it('takes it out of service when that is asked for, unless the console edited it', async () => {
    await bringIn(first)
    const prune = () => importKnowledge(test, [council], { prune: true })
    await editInConsole(edited, first)

    expect(await prune()).toMatchObject({ missing: [path], withdrawn: [] })
    await bringIn(edited)
    expect(await prune()).toMatchObject({ missing: [], withdrawn: [path] })
    expect(await published()).toBeUndefined()
    expect(await prune()).toMatchObject({ missing: [], withdrawn: [] })
  })

  it('refuses a file with a fault, brings in the rest, and keeps what was there', async () => {
    await bringIn(first)
    const dentist = {
      path: 'en/dentist.md',
      raw: anArticleFile({ id: 'dentist', asks: thirty('a dentist') }),
    }

    const imported = await bringIn(first.replace('owner:', 'ownr:'), dentist)

    expect(imported.published).toEqual(['en/dentist.md'])
    expect(imported.faults).not.toEqual([])
    expect(new Set(imported.faults.map(({ file }) => file))).toEqual(new Set([path]))
    expect(await published()).toBe(first)
  })

  it('brings in the vocabulary of a language', async () => {
    const vocabulary = { path: 'vocabulary.en.yaml', raw: 'means: { skint: no money }\n' }

    const imported = await bringIn(first, vocabulary)

    const stored = (await listPublished(store)).find((one) => one.kind === 'vocabulary')
    expect(imported.faults).toEqual([])
    expect(stored).toMatchObject({ language: 'en', raw: vocabulary.raw })
  })

  it('passes over what is neither an article nor a setting', async () => {
    const note = {
      path: 'notes/deep/down.md',
      raw: anArticleFile({ id: 'down', asks: thirty('x') }),
    }

    expect((await bringIn(first, note)).published).not.toContain(note.path)
  })
})

function thirty(about: string): readonly string[] {
  return Array.from({ length: 30 }, (_, at) => `${about} ${at}`)
}
