import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { KnowledgePlace } from '../../../../src/domain/knowledge-place.ts'
import { type KnowledgeDraft, startDraft } from '../../../../src/store/knowledge-drafts.ts'
import { listPublished } from '../../../../src/store/revisions.ts'
import { findTrial } from '../../../../src/store/trials.ts'
import { startTestApp, type TestApp } from '../../../support/app.ts'
import { databases } from '../../../support/databases.ts'
import { type Browser, signIn } from '../../../support/sign-in.ts'
import { type SmallKnowledge, smallKnowledge } from '../../../support/small-knowledge.ts'

const tax = { kind: 'article', name: 'council-tax', language: 'en' } as const
const council = { kind: 'council', name: 'council', language: 'und' } as const

describe.each(databases)('a draft is tried in the console (%s)', (database) => {
  let test: TestApp
  let folder: SmallKnowledge
  let browser: Browser
  beforeAll(async () => {
    folder = smallKnowledge()
    test = await startTestApp({ database, env: { KNOWLEDGE_DIR: folder.dir } })
    browser = await signIn(test.app, { email: 'ines.roy@demo.example' })
  })
  afterAll(async () => {
    await test.close()
    folder.remove()
  })

  async function draftOf(
    place: KnowledgePlace,
    change: (raw: string) => string,
  ): Promise<KnowledgeDraft> {
    const { store } = test.app
    const known = (await listPublished(store)).find(({ name }) => name === place.name)
    const raw = change(known?.raw ?? '')
    const draft = { ...place, raw, by: 'ines' }
    return store.transaction((tx) => startDraft(tx, draft, test.clock.now()))
  }

  async function changesOf({ id, version }: KnowledgeDraft): Promise<string> {
    const { store } = test.app
    const key = crypto.randomUUID()
    const [first, second] = await Promise.all([
      browser.post(`/console/editing/trial/${id}/run`, { key }),
      browser.post(`/console/editing/trial/${id}/run`, { key }),
    ])
    expect([first.status, second.status]).toEqual([303, 303])
    // In real time: a hint starts it, and its searches take as long as they take.
    for (let tries = 0; tries < 5_000; tries += 1) {
      if ((await findTrial(store, id, version))?.status === 'done') break
      await pause(10)
    }
    return (await browser.get(`/console/editing/trial/${id}`)).text()
  }

  const retold = (raw: string) =>
    raw.replace(/\n---\n[\s\S]*?\n## /, '\n---\nZebra crossings are free.\n\n## ')

  it('answers what is asked as it would be sent, and sends nothing', async () => {
    const { id } = await draftOf(tax, retold)
    const asked = 'do i have to pay council tax'
    const reply = await browser.post(`/console/editing/trial/${id}/ask`, { asked })
    const shown = await reply.text()

    expect(reply.status).toBe(200)
    expect(shown).toContain('Zebra crossings are free.')
    expect(shown).toContain('‘Council tax’')
    expect(await test.app.store.sql.selectFrom('messages').select('id').execute()).toEqual([])
  })

  it('asks for words beside the field', async () => {
    const { id } = await draftOf(tax, retold)
    const reply = await browser.post(`/console/editing/trial/${id}/ask`, { asked: ' ' })

    expect(reply.status).toBe(422)
    expect(await reply.text()).toContain('Write what a young person would text')
  })

  it('says which answers read differently with other values, once however often it is clicked', async () => {
    const draft = await draftOf(council, (raw) =>
      raw.replace(/short-name: .*/, 'short-name: Zebra'),
    )
    const shown = await changesOf(draft)

    expect(shown).toContain('answers were read with the new values')
    expect(shown).toContain('Look up once more')
  })

  it('is not there for those who do not edit', async () => {
    const { id } = await draftOf(tax, retold)
    const adviser = await signIn(test.app, { email: 'jo.marsh@demo.example' })

    expect((await adviser.get(`/console/editing/trial/${id}`)).status).toBe(404)
  })
})
