import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Viewer } from '../../src/domain/viewer.ts'
import { findOpenDraft, type KnowledgeDraft } from '../../src/store/knowledge-drafts.ts'
import { anArticleFile } from '../support/an-article.ts'
import { openTestConsole, type TestConsole } from '../support/console.ts'
import { databases } from '../support/databases.ts'
import { councilTax, published } from '../support/editing-world.ts'
import type { Browser } from '../support/sign-in.ts'
import { aViewer } from '../support/staff-world.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const address = '/console/editing/articles/en/council-tax'
const part = { 'hx-request': 'true' }

/** What a browser would post of the form on this page: every field, as it stands. */
function fieldsOf(html: string, from = 'id="article-form"'): Record<string, string> {
  const form = html.slice(html.indexOf(from))
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    const isUnticked = tag.includes('type="checkbox"') && !tag.includes(' checked')
    if (name === undefined || isUnticked) continue
    fields[name] = unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', value = ''] of form.matchAll(
    /<textarea [^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/g,
  )) {
    fields[name] = unescaped(value)
  }
  return fields
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

describe.each(databases)('two editors on one article (%s)', (database) => {
  let test: TestStore
  let site: TestConsole
  let ines: Browser
  let abe: Browser
  let inesViewer: Viewer

  beforeAll(async () => {
    test = await openTestStore(database)
    site = await openTestConsole(test)
  })
  afterAll(async () => {
    await site.close()
    await test.close()
  })
  beforeEach(async () => {
    await test.empty()
    inesViewer = await aViewer(test, 'Ines Roy', { roles: ['content-editor'] })
    const abeViewer = await aViewer(test, 'Abe Finch', { roles: ['content-editor', 'approver'] })
    ines = await site.browserOf(inesViewer.staffId)
    abe = await site.browserOf(abeViewer.staffId)
    await published(test)
    await ines.post(`${address}/begin`)
  })

  const pageOf = async (browser: Browser) => (await browser.get(address)).text()
  const openForm = async (browser: Browser) => fieldsOf(await pageOf(browser))
  async function draft(): Promise<KnowledgeDraft> {
    const open = await findOpenDraft(test.store, councilTax)
    if (open === undefined) throw new Error('No draft is open')
    return open
  }

  it('see each other and lose nothing', async () => {
    const [mine, theirs] = [await openForm(ines), await openForm(abe)]
    expect(mine['short-answer']).toBe('Ask {pa} about it.')

    // Both look, and Abe writes: his page saves by itself.
    const saved = await abe.post(
      `${address}/save`,
      { ...theirs, 'short-answer': 'Abe says: ask {pa}.' },
      part,
    )
    expect(saved.status).toBe(204)
    expect(saved.headers.get('x-version')).toBe('2')
    const seen = await (await ines.post(`${address}/presence`, {}, part)).text()
    expect(seen).toContain('Abe is here too, editing now')
    expect(seen).toContain('Abe saved ')

    // Ines changed other parts over the older version: both are in it, and her form shows his.
    const asks = `${mine['asks'] ?? ''}\nhow much is it`
    const both = await ines.post(
      `${address}/save`,
      { ...mine, asks, title: 'Council tax bill' },
      part,
    )
    expect(both.status).toBe(200)
    expect(fieldsOf(await both.text())).toMatchObject({
      ...{ 'short-answer': 'Abe says: ask {pa}.', title: 'Council tax bill', version: '3' },
    })
    expect((await draft()).raw).toBe(
      anArticleFile({ body: 'Abe says: ask {pa}.\n\n## More of it {#more}\n\nThere is more.' })
        .replace('title: Council tax', 'title: Council tax bill')
        .replace('\nkeywords:', '\n  - how much is it\nkeywords:'),
    )
  })

  it('see both texts where both changed the same, and choose', async () => {
    const [mine, theirs] = [await openForm(ines), await openForm(abe)]
    await abe.post(`${address}/save`, { ...theirs, 'short-answer': 'Abe’s words.' })
    const changed = { ...mine, 'short-answer': 'Words of Ines.', owner: 'the team' }
    const note = await ines.post(`${address}/save`, changed, part)
    expect(note.status).toBe(409)
    expect(await note.text()).toContain('Look at both')
    expect((await draft()).version).toBe(2)

    const page = await ines.post(`${address}/save`, changed)
    const html = await page.text()
    expect(page.status).toBe(409)
    expect(html).toContain('Abe changed the same as you')
    expect(html).toContain('Words of Ines.')
    expect(html).toContain('Abe&#39;s words.')
    const settling = fieldsOf(html, `action="${address}/save"`)
    const done = await ines.post(`${address}/save`, { ...settling, 'pick-short-answer': 'theirs' })
    expect(done.headers.get('location')).toBe(`${address}?done=saved`)
    const { raw, version } = await draft()
    expect(version).toBe(3)
    expect(raw).toContain("Abe's words.")
    expect(raw).toContain('owner: the team')
  })

  it('keeps what was typed when the session ends in the middle of it', async () => {
    const form = await openForm(ines)
    test.clock.advance(31 * 60_000)
    const typed = { ...form, title: 'Typed when it was over' }
    const over = await ines.post(`${address}/save`, typed, part)
    expect(over.status).toBe(401)
    expect((await draft()).version).toBe(1)

    ines = await site.browserOf(inesViewer.staffId)
    const kept = await (await ines.get('/console/kept')).text()
    const fields = fieldsOf(kept, `action="${address}/save"`)
    expect(fields['title']).toBe('Typed when it was over')
    expect((await ines.post(`${address}/save`, fields)).status).toBe(303)
    expect((await draft()).raw).toBe(
      anArticleFile().replace('title: Council tax', 'title: Typed when it was over'),
    )
  })

  it('tells of a paste that is too long at its field, and keeps it in the form', async () => {
    const form = await openForm(ines)
    const long = 'a long paste '.repeat(8_000).trim()
    const refused = await ines.post(`${address}/save`, { ...form, 'short-answer': long })
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('id="short-answer-error"')
    expect(fieldsOf(html)['short-answer']).toBe(long)
    expect((await draft()).version).toBe(1)
  })

  it('shows the phone as the texts are typed, and says what is missing', async () => {
    const form = await openForm(ines)
    const phone = await ines.post(
      `${address}/preview`,
      {
        ...{ ...form, 'section-more--label': '<img src=x>' },
        'short-answer': '**Ask** {pa} – {council:nothing-known}. <3 <b>Now</b> <script>x</script>',
      },
      part,
    )
    const html = await phone.text()
    expect(html).toContain('1 <bdi>&lt;img src=x&gt;</bdi>')
    expect(html).toContain('&lt;3')
    expect(html).not.toMatch(/<img|<b>|<script|<3/)
    expect(html).toContain('data-field="short-answer"')
    expect((await draft()).version).toBe(1)
  })

  it('gives nobody else the articles', async () => {
    const viewer = await aViewer(test, 'Jo Marsh', { roles: ['personal-adviser'] })
    const jo = await site.browserOf(viewer.staffId)
    expect((await jo.get(address)).status).toBe(404)
    expect((await jo.get('/console/editing/articles')).status).toBe(404)
    expect((await ines.get('/console/editing/articles/en/%00')).status).toBe(404)
  })

  it('tells who wrote into a draft that was closed meanwhile, and shows it to them', async () => {
    const form = await openForm(ines)
    const { id, version } = await draft()
    const dropping = { draft: id, version: String(version), reason: 'another way' }
    expect((await abe.post(`${address}/drop`, dropping)).status).toBe(303)
    const late = await ines.post(`${address}/save`, { ...form, title: 'Too late' })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('title: Too late')
  })

  it('takes a form that says no version for none of ours', async () => {
    const form = await openForm(ines)
    for (const version of ['', 'x', '1e99', '-1']) {
      const posted = { ...form, version, reason: 'so' }
      expect((await ines.post(`${address}/save`, posted)).status).toBe(404)
      expect((await ines.post(`${address}/drop`, posted)).status).toBe(409)
    }
    expect((await draft()).version).toBe(1)
  })

  it('begins a new article, and tells an id that is taken beside the field', async () => {
    const taken = await ines.post('/console/editing/articles/new', {
      ...{ title: 'Council tax', id: 'council-tax', language: 'en' },
    })
    expect(taken.status).toBe(422)
    expect(await taken.text()).toContain('id="id-error"')
    const begun = await ines.post('/console/editing/articles/new', {
      ...{ title: 'Pets', id: '', language: 'en' },
    })
    expect(begun.headers.get('location')).toBe('/console/editing/articles/en/pets?done=begun')
    const page = await (await ines.get('/console/editing/articles/en/pets')).text()
    expect(page).toContain('Not published yet')
    const list = await (await ines.get('/console/editing/articles?q=pet')).text()
    expect(list).toContain('Draft, saved by you')
  })
})
