import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Hand } from '../../../../src/domain/publication.ts'
import { findKeepers } from '../../../../src/store/keepers.ts'
import { findNewest } from '../../../../src/store/revision-history.ts'
import { publishRevision } from '../../../../src/store/revisions.ts'
import type { Switched } from '../../../../src/store/switches.ts'
import { articleWarning } from '../../../../src/web/console/talk/article-warning.ts'
import { anArticle, anArticleFile } from '../../../support/an-article.ts'
import { openTestConsole, type TestConsole } from '../../../support/console.ts'
import { databases } from '../../../support/databases.ts'
import { aDraft, aHand, councilTax, published, tried } from '../../../support/editing-world.ts'
import type { Browser } from '../../../support/sign-in.ts'
import { openTestStore, type TestStore } from '../../../support/test-store.ts'

const address = '/console/editing/articles/en/council-tax'
const other = (body: string) => anArticleFile({ body: `${body}\n\n## More of it {#more}\n\nMore.` })

describe.each(databases)('the pages of publishing (%s)', (database) => {
  let test: TestStore
  let console: TestConsole
  let ines: Hand
  let abe: Hand
  let atInes: Browser
  let atAbe: Browser

  beforeAll(async () => {
    test = await openTestStore(database)
    console = await openTestConsole(test)
    ines = await aHand(test, 'Ines Roy', 'content-editor')
    abe = await aHand(test, 'Abe Finch', 'content-editor', 'approver')
    atInes = await console.browserOf(ines.id)
    atAbe = await console.browserOf(abe.id)
    await published(test)
  })
  afterAll(async () => {
    await console.close()
    await test.close()
  })

  const page = async (browser: Browser, path = address) => (await browser.get(path)).text()

  it('says on the button what it does: one word of a typo, or to whom it is sent', async () => {
    const body = 'Ask {pa} abot it.\n\n## More of it {#more}\n\nThere is more.'
    const draft = await aDraft(test, anArticleFile({ body }), [ines])
    expect(await page(atInes)).toContain('Publish now: one word changed')

    await test.store.sql.deleteFrom('knowledge_saves').execute()
    await test.store.sql.deleteFrom('knowledge_drafts').where('id', '=', draft.id).execute()
    const long = await aDraft(test, other('Ask {pa} now. They can help you.'), [ines])
    const text = await page(atInes)
    expect(text).toContain('Send to Abe for approval')
    expect(text).toContain('It needs a second person')

    const send = `/console/editing/drafts/${long.id}/send`
    const version = String(long.version)
    const refused = await atInes.post(send, { version, why: ' ' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Say why, in a few words')
    expect((await atInes.post(send, { version, why: 'clearer' })).status).toBe(303)
    expect((await atInes.post(send, { version, why: 'clearer again' })).status).toBe(409)
  })

  it('asks why when more gets worse, and keeps it with the text', async () => {
    const [draft] = await test.store.sql.selectFrom('knowledge_drafts').selectAll().execute()
    const id = draft?.id ?? ''
    const version = draft?.version ?? 0
    expect(await page(atAbe)).toContain('Run ‘What would change’ above first')
    await tried(test, { id, version, createdBy: ines.id } as never, { better: 1, worse: 2 })
    expect(await page(atAbe)).toContain('more gets worse (2) than better (1)')

    const form = { version: String(version), change: 'ordinary' }
    const refused = await atAbe.post(`/console/editing/drafts/${id}/publish`, form)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Why it should go out all the same')
    const why = { ...form, 'despite-worse': 'nobody asks it so' }
    expect((await atAbe.post(`/console/editing/drafts/${id}/publish`, why)).status).toBe(303)

    expect((await findNewest(test.store, councilTax))?.despiteWorse).toBe('nobody asks it so')
    const history = await page(atInes, '/console/editing/history/article/en/council-tax')
    expect(history).toContain('nobody asks it so')
    expect(history).toContain('approved by Abe Finch')
  })

  it('lets an approver say who looks after an article, and an editor see it', async () => {
    const form = { owner: ines.id, editor: ines.id, approver: ines.id }

    expect((await atInes.post(`${address}/keepers`, form)).status).toBe(404)
    expect((await atAbe.post(`${address}/keepers`, form)).status).toBe(303)

    // Ines may not approve, so nobody in particular does.
    const kept = { owner: ines.id, editor: ines.id }
    expect(await findKeepers(test.store, councilTax)).toEqual(kept)
    expect(await page(atInes, `${address}/keepers`)).toContain('Editor: Ines Roy')
  })

  it('asks for the second look also when something newer is out', async () => {
    const raw = anArticleFile({ more: 'label: Tax\n' })
    const at = test.clock.now()
    const urgent = { ...councilTax, raw, by: ines.id, why: 'a wrong number', checkBy: at }
    const id = await test.store.transaction((tx) =>
      publishRevision(tx, { ...urgent, change: 'urgent' }, at),
    )
    await published(test)
    expect(await page(atInes)).not.toContain('I have looked')
    expect(await page(atAbe)).toContain('It was changed since')

    expect((await atAbe.post(`/console/editing/revisions/${id}/confirm`)).status).toBe(303)

    expect(await page(atAbe)).not.toContain('I have looked')
  })

  it('is out of date, and no fault, when a form says no version', async () => {
    const draft = await aDraft(test, other('Ask {pa} soon.'), [ines])
    const form = { version: 'x', change: 'typo', why: 'so' }

    expect((await atInes.post(`/console/editing/drafts/${draft.id}/publish`, form)).status).toBe(
      422,
    )
    const send = await atInes.post(`/console/editing/drafts/${draft.id}/send`, { why: 'so' })
    expect(send.status).toBe(409)
    const together = await atInes.post(`/console/editing/drafts/${draft.id}/together`, form)
    expect(together.status).toBe(409)
  })

  it('takes an article out only with a reason', async () => {
    const newest = (await findNewest(test.store, councilTax))?.id ?? ''

    const refused = await atInes.post(`${address}/withdraw`, { newest, why: '' })
    expect(refused.status).toBe(422)
    const out = await atInes.post(`${address}/withdraw`, { newest, why: 'the offer ended' })

    expect(out.headers.get('location')).toBe(`${address}?done=withdrawn`)
    expect((await findNewest(test.store, councilTax))?.status).toBe('withdrawn')
  })
})

describe('what an adviser is warned of before they insert an article', () => {
  const now = new Date('2026-11-24T11:00:00Z')
  const off: Switched = {
    ...{ id: 's', kind: 'article', name: 'council-tax', language: 'en', reason: 'a wrong date' },
    ...{ offBy: 'ines', offAt: now },
  }

  it.each<[string, readonly Switched[], string | undefined]>([
    ['2026-11-24', [], undefined],
    ['2026-11-23', [], 'Past its review'],
    ['2026-09-24', [], 'too long'],
    ['2027-11-24', [off], 'Out of service: a wrong date'],
    ['2027-11-24', [{ ...off, kind: 'feature', name: 'answers' }], 'Out of service: a wrong date'],
    ['2027-11-24', [{ ...off, name: 'another' }], undefined],
  ])('reviewed by %s', (reviewBy, switched, warning) => {
    const said = articleWarning(anArticle({ reviewBy }), { council: {}, off: switched, now })

    expect(said).toEqual(warning === undefined ? undefined : expect.stringContaining(warning))
  })
})
