import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { importKnowledge } from '../../../../src/editing/import-knowledge.ts'
import { changeDraft, findOpenDraft } from '../../../../src/store/knowledge-drafts.ts'
import { listPublished } from '../../../../src/store/revisions.ts'
import { startTestApp, type TestApp } from '../../../support/app.ts'
import { databases } from '../../../support/databases.ts'
import { type Browser, signIn } from '../../../support/sign-in.ts'
import { type SmallKnowledge, smallKnowledge } from '../../../support/small-knowledge.ts'
import { readKnowledgeDir } from '../../../../src/knowledge/load-files.ts'

const vocabulary = { kind: 'vocabulary', name: 'vocabulary', language: 'en' } as const
const council = { kind: 'council', name: 'council', language: 'und' } as const
const words = '/console/editing/words'
const unescaped = (text: string) => text.replaceAll('&quot;', '"')

describe.each(databases)('words and values in the console (%s)', (database) => {
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

  const page = async (path: string) => (await browser.get(path)).text()
  const draftOf = (place: typeof vocabulary | typeof council) =>
    findOpenDraft(test.app.store, place)

  it('leads to the vocabulary and to the values', async () => {
    const shown = await page(words)

    expect(shown).toContain(`${words}/en`)
    expect(shown).toContain(`${words}/council`)
  })

  it('finds a word, in all lists', async () => {
    const shown = await page(`${words}/en?q=sofa`)

    expect(shown).toContain('sofa surfing')
    expect(shown).toContain('What young people say for it')
    expect(await page(`${words}/en?q=qqxqq`)).toContain('Nothing has ‘qqxqq’ in it')
  })

  it('puts a word into a draft, changes it and takes it out, and publishes nothing', async () => {
    const put = { list: 'means', word: 'Zorbgaff', means: 'home, flat' }
    expect((await browser.post(`${words}/en`, put)).status).toBe(303)
    expect((await draftOf(vocabulary))?.raw).toContain('\n  zorbgaff: [home, flat]\n')

    await browser.post(`${words}/en`, { ...put, word: 'zorbgaff', means: 'home' })
    expect((await draftOf(vocabulary))?.raw).toContain('\n  zorbgaff: [home]\n')
    expect(await page(`${words}/en`)).toContain('zorbgaff: [home]')

    await browser.post(`${words}/en`, { list: 'means', word: 'zorbgaff', out: 'yes' })
    const published = (await listPublished(test.app.store)).find((one) => one.kind === 'vocabulary')
    expect((await draftOf(vocabulary))?.raw).toBe(published?.raw)
    expect(await page(`${words}/en`)).toContain('Nothing yet: it says what is published')
  })

  it.each([
    [{ list: '', word: 'a' }, 'Choose what it is'],
    [{ list: 'means', word: '' }, 'Write what young people say'],
    [{ list: 'means', word: 'a', means: ' , ' }, 'Write what it stands for'],
    [{ list: 'pressing', word: 'two words' }, 'Write one word'],
    [{ list: 'person', word: '<script>' }, 'without &lt; and &gt;'],
    [{ list: 'text-speak', word: 'x'.repeat(80), means: 'y' }, 'at most 60 characters'],
  ])('says beside the field what is wrong: %j', async (form, told) => {
    const reply = await browser.post(`${words}/en`, form)

    expect(reply.status).toBe(422)
    expect(await reply.text()).toContain(told)
  })

  it('shows where a value is said, and which are safety wording', async () => {
    const list = await page(`${words}/council`)
    const value = await page(`${words}/council/stroud-council-tax-phone`)

    expect(list).toContain('Said in one article')
    expect(list).toContain('Safety wording')
    expect(list).toContain('Mon')
    expect(value).toContain('/console/editing/articles/en/council-tax')
    expect(await page(`${words}/council/front-door-phone`)).toContain('The danger cards say this')
    expect((await browser.get(`${words}/council/not-there`)).status).toBe(404)
  })

  it('begins no draft of what is refused', async () => {
    const wrong = { known: 'yes', value: '01452 4265650000', checked: '2026-11-24' }

    expect((await browser.post(`${words}/council/front-door-phone`, wrong)).status).toBe(422)
    expect(await draftOf(council)).toBeUndefined()
  })

  it('puts a value into a draft, and no other byte', async () => {
    const known = { known: 'yes', value: '01453 754888', checked: '2026-11-24' }
    const reply = await browser.post(`${words}/council/stroud-council-tax-phone`, known)

    expect(reply.status).toBe(303)
    expect((await draftOf(council))?.raw).toBe(
      folder
        .council()
        .replace(
          /stroud-council-tax-phone:\n {4}value: .*\n {4}checked: .*\n {4}source: .*\n/,
          'stroud-council-tax-phone:\n    value: 01453 754888\n    checked: 2026-11-24\n',
        ),
    )
  })

  it('writes over no value that somebody else changed meanwhile, and says what it is now', async () => {
    const address = `${words}/council/stroud-council-tax-phone`
    const was = unescaped(/name="was" value="([^"]*)"/.exec(await page(address))?.[1] ?? '')
    const mine = { known: 'yes', value: '01453 766321', checked: '2026-11-24', was }
    const theirs = { ...mine, value: '01453 754111' }
    expect((await browser.post(address, theirs)).status).toBe(303)
    expect((await browser.post(address, theirs)).status).toBe(303)

    const refused = await browser.post(address, mine)
    const shown = await refused.text()
    expect(refused.status).toBe(422)
    expect(shown).toContain('now it is ‘01453 754111’')
    expect(shown).toContain('value="01453 766321"')
    const now = unescaped(/name="was" value="([^"]*)"/.exec(shown)?.[1] ?? '')
    expect((await browser.post(address, { ...mine, was: now })).status).toBe(303)
    expect((await draftOf(council))?.raw).toContain('value: 01453 766321')
  })

  it.each([
    [{ known: 'yes', value: '01452 4265650000', checked: '2026-11-24' }, 'no telephone number'],
    [{ known: 'yes', value: '', checked: '2026-11-24' }, 'Write the value'],
    [{ known: 'yes', value: '01452 426565', checked: '31 May' }, 'Give the day somebody looked'],
    [{ value: '01452 426565' }, 'Say whether it is known'],
    [{ known: 'no' }, 'cannot become unknown'],
  ])('says what is wrong with a value: %j', async (form, told) => {
    const address = `${words}/council/front-door-phone`
    const reply = await browser.post(address, form)

    expect(reply.status).toBe(422)
    expect(await reply.text()).toContain(told)
  })

  it('changes nothing that waits to be published', async () => {
    const draft = await draftOf(council)
    if (draft === undefined) throw new Error('There is no draft')
    await test.app.store.transaction((tx) => changeDraft(tx, draft, { status: 'review' }))
    const known = { known: 'yes', value: '01453 754888', checked: '2026-11-24' }
    const reply = await browser.post(`${words}/council/stroud-council-tax-phone`, known)

    expect(reply.status).toBe(422)
    expect(await reply.text()).toContain('waits to be published')
    const files = await readKnowledgeDir(folder.dir)
    const again = await importKnowledge({ store: test.app.store, clock: test.clock }, files)
    expect(again.published).toEqual([])
  })

  it('shows the editors’ manual', async () => {
    expect(await page('/console/editing/help')).toContain('Editing the answers')
  })
})
