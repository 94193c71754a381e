import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import type { Device } from '../support/people.ts'
import { type Browser, signIn } from '../support/sign-in.ts'

const asked = '/console/editing/asked'

describe.each(databases)('what was asked in vain comes to an editor (%s)', (database) => {
  let test: TestApp
  let ines: Browser
  let numbers = 300

  beforeAll(async () => {
    test = await startTestApp({ database })
    ines = await signIn(test.app, { email: 'ines.roy@demo.example' })
  })
  afterAll(() => test.close())

  /** Somebody nobody knows asks, and has the answer and the welcome. */
  async function somebodyAsks(...texts: readonly string[]) {
    numbers += 1
    const phone = test.phone(`+447700900${numbers}`)
    await asks(phone, texts)
    return phone
  }
  async function asks(phone: Device, texts: readonly string[]): Promise<void> {
    for (const [at, text] of texts.entries()) {
      await phone.texts(text)
      await phone.receives()
      if (at === 0) await phone.receives()
    }
  }
  const page = async (path = asked): Promise<string> => {
    const reply = await ines.get(path)
    expect(reply.status).toBe(200)
    return (await reply.text()).replaceAll('&#39;', "'")
  }
  const groupOf = async (text: string): Promise<string> =>
    new RegExp(`href="(${asked}/en/[^"]+)"[^>]*>[^<]*${text}`).exec(await page())?.[1] ?? ''

  it('grouped and masked, and is no longer there once an ask was begun for it', async () => {
    expect(await page()).toContain('Nothing yet')
    await somebodyAsks('can i keep a snake 07700 900123')
    await somebodyAsks('am i allowed snakes')

    const list = await page()
    expect(list).toContain('Asked 2 times')
    expect(list).toContain('1 group')
    const group = await groupOf('snake')
    const texts = await page(group)
    expect(texts).toContain('can i keep a snake […]')
    expect(texts).not.toContain('900123')

    const copied = await ines.post(`${group}/ask`, {
      article: 'council-tax',
      ask: 'Am I allowed snakes?',
    })
    expect(copied.status).toBe(422)
    expect(await copied.text()).toContain('Write it afresh')
    const begun = await ines.post(`${group}/ask`, { article: 'council-tax', ask: 'Are pets fine' })
    expect(begun.status).toBe(303)
    expect(begun.headers.get('location')).toMatch('/console/editing/articles/en/council-tax')
    expect(await page()).toContain('Nothing yet')
  })

  it('dismissed with a reason, and open again when it is asked again', async () => {
    await somebodyAsks('can i park a lorry outside')
    const group = await groupOf('lorry')

    const refused = await ines.post(`${group}/dismiss`, { reason: ' ' })
    expect(refused.status).toBe(422)
    const dismissed = await ines.post(`${group}/dismiss`, { reason: 'Not ours to answer' })
    expect(dismissed.headers.get('location')).toBe(`${asked}?done=dismissed`)
    expect(await groupOf('lorry')).toBe('')
    const twice = await ines.post(`${group}/dismiss`, { reason: 'Not ours to answer' })
    expect(twice.headers.get('location')).toBe(`${asked}?done=meanwhile`)

    await somebodyAsks('parking a lorry outside?')
    expect(await groupOf('lorry')).toBe(group)
    expect(await page()).toContain('Decided before')
    const again = await page(group)
    expect(again).toContain('Not ours to answer')
    expect(again).toContain('Ines Roy')
  })

  it('as a count alone on a sensitive topic, until three people asked alike', async () => {
    const text = 'where is the prison library van'
    await somebodyAsks(text, text, text)
    await somebodyAsks(text)
    const list = await page()
    expect(list).not.toContain('library van')
    expect(list).toMatch(/Custody and arrests[\s\S]{0,200}4 questions/)

    await somebodyAsks(text)
    const shown = await page()
    expect(shown).toContain('library van')
    expect(shown).not.toContain('Custody and arrests')
  })

  it('never of danger, nor of what an adult did', async () => {
    const kim = test.phone('+447700900391')
    await kim.texts('i want to kill myself')
    await kim.receives()
    await kim.texts('can i keep a gecko')
    await kim.receives()
    const lou = test.phone('+447700900390')
    await lou.texts('my pa keeps touching my leg in the car')
    await lou.receives()
    await lou.texts('can i keep a gecko')
    await lou.receives()

    const list = await page()

    expect(list).not.toMatch(/kill|gecko|touching/)
    const { sql } = test.app.store
    const rows = await sql.selectFrom('questions').select('signature').execute()
    const gecko = test.app.store.vault.lookup('question', 'jk')
    expect(rows.map(({ signature }) => signature)).not.toContain(gecko)
  })

  it('nor of what led to it, which may be part of it', async () => {
    const ash = await somebodyAsks('can i keep an iguana')
    expect(await page()).toContain('iguana')

    await ash.texts('i want to kill myself')
    await ash.receives()

    expect(await page()).not.toContain('iguana')
    const { sql } = test.app.store
    const closed = sql.selectFrom('questions').select('wrong').where('masked_sealed', 'is', null)
    expect(await closed.execute()).toEqual([{ wrong: 0 }])
  })

  it('at no other address', async () => {
    for (const path of ['en/nothing', 'en/%00', 'xx/..', 'suggestions/nothing']) {
      expect((await ines.get(`${asked}/${path}`)).status).toBe(404)
    }
  })

  it('when an answer did not help, which leads to a better way', async () => {
    // By WhatsApp: this answer's own choices leave an SMS no room for the question.
    const zed = test.phone('whatsapp:+447700900392')
    await asks(zed, ['do i pay council tax', 'council tax', 'council tax'])
    const last = test.twilio.sentTo(zed.address).at(-1)?.body ?? ''
    const no = /(\d) No$/.exec(last)?.[1]
    expect(last).toMatch(/Did that help\? \d Yes \d No$/)

    await zed.texts(`no it didn't`)
    const better = await zed.receives()
    expect(better).toContain("Sorry that didn't help")
    expect(better).toMatch(/\d Try asking another way/)
    expect(no).toBeDefined()
    expect(await page(`${asked}?outcome=unhelpful`)).toContain('council tax')

    // Not again within the week.
    await zed.texts('council tax')
    expect(await zed.receives()).not.toContain('Did that help')
  })

  it('and so does a suggestion, of which everybody is told what became', async () => {
    await somebodyAsks('suggestion: say which buses run at night')
    const list = await page(`${asked}/suggestions`)
    expect(list).toContain('say which buses run at night')
    const { sql } = test.app.store
    const [row] = await sql.selectFrom('suggestions').selectAll().execute()
    expect((row?.asked_at ?? 1) % 3_600_000).toBe(0)
    expect(Object.keys(row ?? {})).not.toContain('person_id')

    const one = `${asked}/suggestions/${row?.id ?? ''}`
    expect((await ines.post(one, { outcome: 'done', reason: '' })).status).toBe(422)
    const settled = await ines.post(one, { outcome: 'done', reason: 'It is in the article' })
    expect(settled.status).toBe(303)
    expect(await page(`${asked}/suggestions?status=decided`)).toContain('It is in the article')

    const long = await ines.post(`${asked}/notice`, { text: 'x'.repeat(400), days: '30' })
    expect(await long.text()).toContain('Make it 2: 306 characters')
    const curly = await ines.post(`${asked}/notice`, { text: 'You said “buses”', days: '30' })
    expect(curly.status).toBe(422)
    const text = 'You said night buses were hard to find. They are in our answers now.'
    expect((await ines.post(`${asked}/notice`, { text, days: '30' })).status).toBe(303)

    const { address } = await somebodyAsks('can i keep a newt', 'do i pay council tax')
    await test.phone(address).receives()
    await test.phone(address).texts('council tax')
    await test.phone(address).receives()
    const told = test.twilio.sentTo(address).filter(({ body }) => body === text)
    expect(told).toHaveLength(1)
  })
})
