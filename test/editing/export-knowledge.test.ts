import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathOf, placeOf } from '../../src/domain/knowledge-place.ts'
import { compareFiles } from '../../src/editing/compare-files.ts'
import { exportKnowledge } from '../../src/editing/export-knowledge.ts'
import { importKnowledge } from '../../src/editing/import-knowledge.ts'
import { type KnowledgeFile, readKnowledgeDir } from '../../src/knowledge/load-files.ts'
import { listFileHashes } from '../../src/store/file-conflicts.ts'
import {
  hashOfText,
  listNewest,
  listPublished,
  publishRevision,
} from '../../src/store/revisions.ts'
import { anArticleFile } from '../support/an-article.ts'
import { databases } from '../support/databases.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const shipped = await readKnowledgeDir(join(import.meta.dirname, '../../knowledge'))
const texts = shipped.filter(({ path }) => placeOf(path) !== undefined)
const path = 'en/council-tax.md'
const place = { kind: 'article', name: 'council-tax', language: 'en' } as const
const council = {
  path: 'council.yaml',
  raw: "name: A\nshort-name: A\ncountries: ['44']\nvalues: {}\n",
}
const [first, second, edited] = ['first', 'next', 'as the console says'].map((word) =>
  anArticleFile({ body: `Ask {pa} ${word}.` }),
) as [string, string, string]

describe.each(databases)('writing files out (%s)', (name) => {
  let test: TestStore
  let dir: string

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    await test.empty()
    dir = mkdtempSync(join(tmpdir(), 'waymark-export-'))
  })
  afterAll(async () => {
    await test.close()
    rmSync(dir, { recursive: true })
  })

  const bringIn = async () => importKnowledge(test, await readKnowledgeDir(dir))
  const writeOut = (prune = false) => exportKnowledge(test.store, dir, { prune })
  const write = (raw: string, file = path) => {
    writeFileSync(join(dir, file), raw)
  }
  const stateOf = async () => {
    const { store } = test
    const files = await readKnowledgeDir(dir)
    const all = compareFiles(files, await listNewest(store), await listFileHashes(store))
    return all.find((one) => one.path === path)?.state
  }
  const inConsole = async (raw: string, status: 'published' | 'withdrawn' = 'published') => {
    const { baseHash } = (await listNewest(test.store)).find((one) => one.kind === 'article') ?? {}
    const known = baseHash === undefined ? {} : { baseHash }
    const revision = { ...place, raw, ...known, status, by: 'ed', why: 'clearer' }
    return test.store.transaction((tx) => publishRevision(tx, revision, test.clock.now()))
  }
  async function inStep(): Promise<void> {
    await mkdir(join(dir, 'en'), { recursive: true })
    write(first)
    write(council.raw, 'council.yaml')
    await bringIn()
  }

  it('writes all we ship as it was, to the byte, and finds nothing new in it', async () => {
    await importKnowledge(test, texts)

    expect((await writeOut()).written).toHaveLength(texts.length)
    const written = await readKnowledgeDir(dir)
    expect(written.map(hashed)).toEqual(texts.map(hashed))
    expect((await bringIn()).published).toEqual([])
    expect((await writeOut()).written).toEqual([])
  })

  it('gives back any text that was published, to the byte', async () => {
    await inStep()
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\r\n', '\r', '\n\n', '\uFEFF'),
    )
    // A NUL is refused before it is published: see parse-article.test.ts.
    const anything = fc
      .array(line, { minLength: 1, maxLength: 12 })
      .map((parts) => parts.join('').replaceAll('\0', ''))
    await fc.assert(
      fc.asyncProperty(anything, async (words) => {
        const raw = `${first}${words.toWellFormed()}`
        await inConsole(raw)
        await writeOut()
        const files = await readKnowledgeDir(dir)
        return files.find((file) => file.path === path)?.raw === raw && (await stateOf()) === 'same'
      }),
      { numRuns: 15 },
    )
  })

  it('knows which side is newer, and when both are', async () => {
    await inStep()
    expect(await stateOf()).toBe('same')
    write(second)
    expect(await stateOf()).toBe('file-newer')
    write(first)
    await inConsole(edited)
    expect(await stateOf()).toBe('console-newer')
    write(second)
    expect(await stateOf()).toBe('conflict')
    rmSync(join(dir, path))
    expect(await stateOf()).toBe('file-gone')
  })

  it('overwrites no file that changed since it was brought in', async () => {
    await inStep()
    await inConsole(edited)
    write(second)

    expect(await writeOut()).toMatchObject({ written: [], newer: [path] })
    expect(await stateOf()).toBe('conflict')
  })

  it('takes a file that changes after it was written out for the newer', async () => {
    await inStep()
    await inConsole(edited)
    expect((await writeOut()).written).toEqual([path])
    write(second)

    expect(await bringIn()).toMatchObject({ published: [path], conflicts: [] })
  })

  it('removes what was taken out of service only when that is asked for', async () => {
    await inStep()
    await inConsole(first, 'withdrawn')

    expect(await writeOut()).toMatchObject({ left: [path], removed: [] })
    expect(await writeOut(true)).toMatchObject({ left: [], removed: [path] })
    expect((await readKnowledgeDir(dir)).map((file) => file.path)).toEqual(['council.yaml'])
    expect((await bringIn()).missing).toEqual([])
  })

  it('leaves what was never brought in, and what is not ours', async () => {
    await inStep()
    write(anArticleFile({ id: 'dentist' }), 'en/dentist.md')
    write('words', 'notes.md')

    expect(await writeOut(true)).toMatchObject({ unknown: ['en/dentist.md'], removed: [] })
    expect((await readKnowledgeDir(dir)).map((file) => file.path)).toContain('notes.md')
    expect((await listPublished(test.store)).map(pathOf)).not.toContain('en/dentist.md')
  })
})

const hashed = ({ path: file, raw }: KnowledgeFile) => [dirname(file), file, hashOfText(raw)]
