import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestConsole, type TestConsole } from '../../support/console.ts'
import { databases } from '../../support/databases.ts'
import { allowSignIn, type Browser, openBrowser, signIn } from '../../support/sign-in.ts'
import { aViewer } from '../../support/staff-world.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'

const email = 'jo.marsh@council.example'
const elsewhere = { 'sec-fetch-site': 'cross-site' }

describe.each(databases)('a form of the console, on %s', (database) => {
  let test: TestStore
  let here: TestConsole
  let browser: Browser
  let other: Browser
  beforeAll(async () => {
    test = await openTestStore(database)
    here = await openTestConsole(test, { demo: true })
    for (const name of ['Jo Marsh', 'Sam Bright']) {
      await allowSignIn(test, (await aViewer(test, name)).staffId, test.clock.now())
    }
    browser = await signIn(here, { email })
    other = await signIn(here, { email: 'sam.bright@council.example' })
  })
  afterAll(async () => {
    await here.close()
    await test.close()
  })

  const hours = 'mon 09:00-17:00'
  const isDone = async (): Promise<boolean> => {
    const rows = await test.store.sql
      .selectFrom('events')
      .select('id')
      .where('kind', '=', 'hours-changed')
      .execute()
    return rows.length > 0
  }

  it.each([
    ['of another site', true, elsewhere],
    ['of another port of this host', true, { 'sec-fetch-site': 'same-site' }],
    ['from no page', true, { 'sec-fetch-site': 'none' }],
    ['of another site, without a token', false, elsewhere],
  ])('does nothing and keeps nothing when it is %s', async (_what, withToken, headers) => {
    const csrf = withToken ? await csrfOn(browser) : ''

    const reply = await browser.post('/console/hours/pattern', { hours, csrf }, headers)

    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('This page is out of date')
    expect(await isDone()).toBe(false)
    expect((await browser.get('/console/kept')).headers.get('location')).toBe('/console')
  })

  it.each([
    ['no token', () => Promise.resolve('')],
    ['a made-up token', () => Promise.resolve('A'.repeat(43))],
    ['the token of another session', () => csrfOn(other)],
  ])('is shown again, and not done, with %s', async (_what, token) => {
    const csrf = await token()

    const reply = await browser.post('/console/hours/pattern', { hours, csrf })

    expect(reply.headers.get('location')).toBe('/console/kept')
    expect(await isDone()).toBe(false)
  })

  it('signs nobody out, and nobody in, from another site', async () => {
    const out = await browser.post('/console/sign-out', {}, elsewhere)
    const stranger = openBrowser(here.url)
    const into = await stranger.post(
      '/console/sign-in',
      { email, password: 'waymark-demo' },
      elsewhere,
    )

    expect([out.status, into.status]).toEqual([409, 409])
    expect((await browser.get('/console/more')).status).toBe(200)
    expect(stranger.cookie).toBe('')
  })

  it('takes the token from a header too, for what a script sends', async () => {
    const headers = { 'x-csrf': await csrfOn(browser) }

    const reply = await browser.post('/console/hours/pattern', { hours, csrf: 'none' }, headers)

    expect(reply.status).toBe(303)
    expect(reply.headers.get('location')).toContain('/console/hours?done=')
  })
})

describe('an error of the console', () => {
  let test: TestStore
  let here: TestConsole
  let browser: Browser
  beforeAll(async () => {
    test = await openTestStore('sqlite')
    here = await openTestConsole(test, {
      demo: true,
      library: () => {
        throw new Error('a secret')
      },
    })
    browser = openBrowser(here.url)
  })
  afterAll(async () => {
    await here.close()
    await test.close()
  })

  it('says nothing of what went wrong, even when its own page cannot be drawn', async () => {
    const reply = await browser.get('/console/sign-in')

    expect(reply.status).toBe(500)
    expect(await reply.text()).not.toContain('secret')
    expect(here.logged()).not.toContain('secret')
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(reply.headers.get('cache-control')).toBe('no-store')
  })
})

async function csrfOn(browser: Browser): Promise<string> {
  const page = await (await browser.get('/console/more')).text()
  return /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
}
