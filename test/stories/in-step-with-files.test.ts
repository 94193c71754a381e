import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishDraft } from '../../src/editing/publish/publish-draft.ts'
import { importKnowledge } from '../../src/editing/import-knowledge.ts'
import { readKnowledgeDir } from '../../src/knowledge/load-files.ts'
import { listOpenConflicts } from '../../src/store/file-conflicts.ts'
import { findOpenDraft } from '../../src/store/knowledge-drafts.ts'
import { findNewest } from '../../src/store/revision-history.ts'
import { publishRevision } from '../../src/store/revisions.ts'
import { loadRoster } from '../../src/store/staff.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { aLog } from '../support/edges.ts'
import { type Browser, signIn } from '../support/sign-in.ts'
import { type SmallKnowledge, smallKnowledge } from '../support/small-knowledge.ts'
import { timeRuns } from '../support/time-runs.ts'

const place = { kind: 'article', name: 'council-tax', language: 'en' } as const
const editor = 'ines.roy@demo.example'

/** A file changes after its article was edited in the console: neither is overwritten. */
describe.each(databases)('files and the console stay in step (%s)', (database) => {
  let test: TestApp
  let folder: SmallKnowledge
  let browser: Browser
  let original: string

  beforeAll(async () => {
    folder = smallKnowledge()
    original = readFileSync(file(), 'utf8')
    test = await startTestApp({
      database,
      env: { KNOWLEDGE_DIR: folder.dir, KNOWLEDGE_WATCH: '1' },
    })
    browser = await signIn(test.app, { email: editor })
  })
  afterAll(async () => {
    await test.close()
    folder.remove()
  })

  const file = () => join(folder.dir, 'en/council-tax.md')
  const until = (done: () => Promise<boolean>) =>
    timeRuns({ clock: test.clock, store: test.app.store }, done)
  const published = async () => (await findNewest(test.app.store, place))?.raw
  const withAnswer = (words: string) =>
    original.replace('Many care leavers', `${words} care leavers`)
  const conflicts = () => listOpenConflicts(test.app.store)
  const bringIn = async () =>
    importKnowledge(
      { store: test.app.store, clock: test.clock },
      await readKnowledgeDir(folder.dir),
    )

  async function editInConsole(raw: string): Promise<void> {
    const { store } = test.app
    const newest = await findNewest(store, place)
    const known = newest?.baseHash === undefined ? {} : { baseHash: newest.baseHash }
    const revision = { ...place, raw, ...known, by: 'ed', why: 'plainer' }
    await store.transaction((tx) => publishRevision(tx, revision, test.clock.now()))
  }

  /** Both start the same, then each changes in its own way; the watcher finds it. */
  async function makeConflict(word: string): Promise<string> {
    await editInConsole(withAnswer(`${word} console`))
    writeFileSync(file(), withAnswer(`${word} file`))
    await until(async () => (await conflicts()).length === 1)
    return (await conflicts())[0]?.id ?? ''
  }

  const settle = async (id: string, as: string) => {
    const [conflict] = await conflicts()
    return browser.post(`/console/editing/files/${id}`, { as, file: conflict?.fileHash ?? '' })
  }

  it('shows both side by side, keeps the console’s, and asks no second time', async () => {
    const id = await makeConflict('One')
    const list = await (await browser.get('/console/editing/files')).text()
    const page = await (await browser.get(`/console/editing/files/${id}`)).text()

    expect(list).toContain(`/console/editing/files/${id}`)
    expect(page).toContain('One file care leavers')
    expect(page).toContain('One console care leavers')
    expect(page).toContain('Many care leavers')
    expect(await published()).toBe(withAnswer('One console'))

    expect((await settle(id, 'console')).headers.get('location')).toContain('done=console')
    expect(await conflicts()).toEqual([])
    expect((await bringIn()).conflicts).toEqual([])
    expect(await published()).toBe(withAnswer('One console'))
    expect(readFileSync(file(), 'utf8')).toBe(withAnswer('One file'))
  })

  it('takes the file’s text as a draft, and publishes it by its rule alone', async () => {
    const id = await makeConflict('Two')
    const location = (await settle(id, 'file')).headers.get('location')
    const draft = await findOpenDraft(test.app.store, place)

    expect(location).toContain('/console/editing/articles/en/council-tax')
    expect((await browser.get(location ?? '')).status).toBe(200)
    expect(draft?.raw).toBe(withAnswer('Two file'))
    expect(await published()).toBe(withAnswer('Two console'))

    if (draft === undefined) throw new Error('No draft was made')
    const { store } = test.app
    const roster = await loadRoster(store, test.clock.now())
    const by = roster.find(({ roles }) => roles.includes('content-editor'))
    if (by === undefined) throw new Error('The demo has no editor')
    const { log } = aLog()
    const deps = { store, clock: test.clock, log, serviceHours: () => ({}) }
    const how = { by, change: 'urgent', why: 'the file is right' } as const
    expect(await publishDraft(deps, draft, how)).toMatchObject({ kind: 'published' })
    expect(await published()).toBe(withAnswer('Two file'))
    expect(await bringIn()).toMatchObject({ published: [], conflicts: [] })
  })

  it('makes one draft of both, for somebody to go through', async () => {
    await editInConsole(withAnswer('Three'))
    writeFileSync(file(), withAnswer('Three'))
    await bringIn()
    await editInConsole(withAnswer('Three console'))
    writeFileSync(file(), withAnswer('Three').replace('Free debt advice:', 'Debt advice is free:'))
    await until(async () => (await conflicts()).length === 1)
    const id = (await conflicts())[0]?.id ?? ''

    await settle(id, 'draft')

    const draft = await findOpenDraft(test.app.store, place)
    expect(draft?.raw).toContain('Three console care leavers')
    expect(draft?.raw).toContain('Debt advice is free:')
    expect(draft?.status).toBe('draft')
  })

  it('puts nothing over a draft that is open, and asks which', async () => {
    writeFileSync(file(), withAnswer('Four file'))
    await until(async () => (await conflicts()).length === 1)
    const id = (await conflicts())[0]?.id ?? ''
    const refused = await settle(id, 'file')
    const unsaid = await browser.post(`/console/editing/files/${id}`, { file: 'x' })

    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('A draft is open there')
    expect(unsaid.status).toBe(422)
    expect(await unsaid.text()).toContain('Choose what becomes of the two texts')
    expect(await conflicts()).toHaveLength(1)
  })

  it('is out of date when the file changed again since it was looked at', async () => {
    const [conflict] = await conflicts()
    writeFileSync(file(), withAnswer('Five file'))
    await until(async () => (await conflicts())[0]?.fileHash !== conflict?.fileHash)
    const post = { as: 'console', file: conflict?.fileHash ?? '' }

    expect((await browser.post(`/console/editing/files/${conflict?.id ?? ''}`, post)).status).toBe(
      409,
    )
  })

  it('is not there for those who do not edit', async () => {
    const adviser = await signIn(test.app, { email: 'jo.marsh@demo.example' })

    expect((await adviser.get('/console/editing/files')).status).toBe(404)
  })
})
