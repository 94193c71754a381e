import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { codeAt } from '../../../src/domain/one-time-code.ts'
import { startSetUp } from '../../../src/store/sign-ins.ts'
import { addStaff, markStaffLeft } from '../../../src/store/staff.ts'
import { openTestConsole, type TestConsole } from '../../support/console.ts'
import { databases } from '../../support/databases.ts'
import { type Browser, openBrowser } from '../../support/sign-in.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'

const password = 'seven quiet herons walk'
const email = 'jo.marsh@council.example'

describe.each(databases)('signing in where real people are served, on %s', (database) => {
  let test: TestStore
  let here: TestConsole
  let browser: Browser
  beforeAll(async () => {
    test = await openTestStore(database)
    here = await openTestConsole(test, { publicUrl: 'https://waymark.example' })
  })
  afterAll(async () => {
    await here.close()
    await test.close()
  })
  beforeEach(async () => {
    await test.empty()
    browser = openBrowser(here.url)
  })

  const addJo = (): Promise<string> => {
    const at = test.clock.now()
    const jo = { name: 'Jo Marsh', email, roles: ['personal-adviser'] as const, team: 'A' }
    const rest = { textsOn: false, workingPattern: {}, demo: false }
    return test.store.transaction((tx) => addStaff(tx, { ...jo, ...rest }, at))
  }
  const newLink = async (staffId: string): Promise<string> => {
    const at = test.clock.now()
    const token = await test.store.transaction((tx) => startSetUp(tx, staffId, at))
    return `/console/set-up/${token}`
  }
  /** Sets Jo up as she would: link, password, authenticator. Ends signed in, in `browser`. */
  const setUp = async (): Promise<{ staffId: string; key: string; recovery: string[] }> => {
    const staffId = await addJo()
    await browser.post(await newLink(staffId), { password })
    const key = keyIn(await pageAt(browser, '/console/set-up/code'))
    const reply = await browser.post('/console/set-up/code', { code: code(key) })
    const recovery = [...(await reply.text()).matchAll(/<code>([^<]+)<\/code>/g)]
    return { staffId, key, recovery: recovery.map(([, one]) => one ?? '') }
  }
  const code = (key: string): string => codeAt(key, test.clock.now())
  const nextStep = (): void => {
    test.clock.advance(30_000)
  }
  const isIn = async (one: Browser): Promise<boolean> =>
    (await one.get('/console/more')).status === 200
  const kinds = async (): Promise<readonly string[]> => {
    const rows = await test.store.sql.selectFrom('events').select('kind').orderBy('id').execute()
    return rows.map(({ kind }) => kind)
  }

  it('sets up a password and an authenticator with a link, and then lets them in', async () => {
    const link = await newLink(await addJo())
    await browser.get(link)

    const chosen = await browser.post(link, { password })
    const square = await browser.get('/console/set-up/qr.svg')
    const page = await pageAt(browser, '/console/set-up/code')
    const early = await isIn(browser)
    const done = await browser.post('/console/set-up/code', { code: code(keyIn(page)) })

    expect(chosen.headers.get('location')).toBe('/console/set-up/code')
    expect(square.headers.get('content-type')).toContain('image/svg+xml')
    expect(early).toBe(false)
    expect((await done.text()).match(/<code>[2-9A-Z]{5}-[2-9A-Z]{5}<\/code>/g)).toHaveLength(8)
    expect(await isIn(browser)).toBe(true)
    expect(await kinds()).toEqual(['password-set', 'signed-in'])
  })

  it('takes a link once, for a day, and only the newest', async () => {
    const staffId = await addJo()
    const [replaced, used] = [await newLink(staffId), await newLink(staffId)]
    await browser.post(used, { password })
    const late = await newLink(staffId)
    test.clock.advance(24 * 60 * 60 * 1000)

    const stranger = openBrowser(here.url)
    for (const link of [replaced, used, late, '/console/set-up/made-up']) {
      expect((await stranger.get(link)).status).toBe(404)
      expect((await stranger.post(link, { password })).status).toBe(404)
    }
    expect(stranger.cookie).toBe('')
  })

  it.each([
    ['short', 'herons'],
    ['their name', 'Jo Marsh Jo Marsh'.slice(0, 8).concat('1234')],
    ['their e-mail address', email],
    ['the first that is guessed', 'Password 1234'],
    ['one that repeats itself', 'abcabcabcabc'],
  ])('refuses a password that is %s, and keeps the link', async (_what, bad) => {
    const link = await newLink(await addJo())

    expect((await browser.post(link, { password: bad })).status).toBe(422)
    expect((await browser.post(link, { password })).status).toBe(303)
  })

  it('asks for the code, which counts once', async () => {
    const { key } = await setUp()
    nextStep()
    const [one, other] = [openBrowser(here.url), openBrowser(here.url)]

    const first = await one.post('/console/sign-in', { email: ` ${email.toUpperCase()}`, password })
    const half = await isIn(one)
    await one.post('/console/code', { code: code(key) })
    await other.post('/console/sign-in', { email, password })
    const again = await other.post('/console/code', { code: code(key) })

    expect(first.headers.get('location')).toBe('/console/code?next=%2Fconsole')
    expect(half).toBe(false)
    expect(await isIn(one)).toBe(true)
    expect(again.status).toBe(422)
    expect(await isIn(other)).toBe(false)
  })

  it('counts a code once of two in the same instant', async () => {
    const { key } = await setUp()
    nextStep()
    const both = [openBrowser(here.url), openBrowser(here.url)]
    for (const one of both) await one.post('/console/sign-in', { email, password })

    await Promise.all(both.map((one) => one.post('/console/code', { code: code(key) })))

    expect([await isIn(both[0] ?? browser), await isIn(both[1] ?? browser)].toSorted()).toEqual([
      false,
      true,
    ])
  })

  it('takes each recovery code once, however it is typed', async () => {
    const { recovery } = await setUp()
    const [given = ''] = recovery
    const [one, other] = [openBrowser(here.url), openBrowser(here.url)]
    for (const each of [one, other]) await each.post('/console/sign-in', { email, password })

    await one.post('/console/code', { code: given.toLowerCase().replace('-', ' ') })
    await other.post('/console/code', { code: given })

    expect(await isIn(one)).toBe(true)
    expect(await isIn(other)).toBe(false)
    expect(await pageAt(one, '/console/password')).toContain('You have 7 left')
  })

  it('says the same of a wrong password and of somebody it does not know', async () => {
    await setUp()
    const [wrong, unknown] = [openBrowser(here.url), openBrowser(here.url)]

    const one = await wrong.post('/console/sign-in', { email, password: 'not that one at all' })
    const other = await unknown.post('/console/sign-in', { email: 'x@y.example', password })

    expect([one.status, other.status]).toEqual([422, 422])
    expect(await one.text()).toBe((await other.text()).replaceAll('x@y.example', email))
    expect([wrong.cookie, unknown.cookie]).toEqual(['', ''])
  })

  it.each([
    ['/console/people?search=a', '/console/people?search=a'],
    ['//evil.example/console', '/console'],
    ['https://evil.example/console', '/console'],
    ['/\\evil.example/console', '/console'],
    ['/console/../../evil', '/console'],
    ['/console@evil.example', '/console'],
    ['javascript:alert(1)', '/console'],
    ['/console/sign-out', '/console'],
    ['/try', '/console'],
    ['\t//evil.example', '/console'],
  ])('leads from %s to %s', async (next, place) => {
    const { key } = await setUp()
    nextStep()
    const one = openBrowser(here.url)
    await one.post('/console/sign-in', { email, password, next })

    const reply = await one.post('/console/code', { code: code(key), next })

    expect(reply.headers.get('location')).toBe(place)
  })

  it('begins each session under a new id, and binds its cookie to this host', async () => {
    const { key } = await setUp()
    nextStep()
    const planted = `__Host-waymark=${'A'.repeat(43)}`
    browser.cookie = planted
    await browser.post('/console/sign-in', { email, password })
    const half = browser.cookie
    const reply = await browser.post('/console/code', { code: code(key) })

    expect(new Set([planted, half, browser.cookie]).size).toBe(3)
    for (const cookie of [planted, half]) {
      expect(await isIn(Object.assign(openBrowser(here.url), { cookie }))).toBe(false)
    }
    expect(reply.headers.getSetCookie()[0]).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  it.each([
    ['altered', (cookie: string) => cookie.slice(0, -1) + (cookie.endsWith('A') ? 'B' : 'A')],
    ['under the name for plain http', (cookie: string) => cookie.replace('__Host-', '')],
    ['empty', () => '__Host-waymark='],
    ['enormous', () => `__Host-waymark=${'A'.repeat(4000)}`],
    ['what the database holds', () => 'stored'],
  ])('takes no cookie that is %s', async (what, change) => {
    await setUp()
    const stored = await test.store.sql.selectFrom('sessions').select('id_hash').execute()
    const held = `__Host-waymark=${stored.at(-1)?.id_hash ?? ''}`
    const one = openBrowser(here.url)

    one.cookie = what === 'what the database holds' ? held : change(browser.cookie)

    expect(await isIn(one)).toBe(false)
  })

  it('sets up an authenticator after the password only while the link would hold', async () => {
    const staffId = await addJo()
    await browser.post(await newLink(staffId), { password })
    const [soon, late] = [openBrowser(here.url), openBrowser(here.url)]

    const inTime = await soon.post('/console/sign-in', { email, password })
    test.clock.advance(24 * 60 * 60 * 1000)
    const tooLate = await late.post('/console/sign-in', { email, password })

    expect(inTime.headers.get('location')).toBe('/console/set-up/code')
    expect(await tooLate.text()).toContain('You need a new link')
    expect(late.cookie).toBe('')
  })

  it('signs out whoever leaves, and lets them in no more', async () => {
    const { staffId } = await setUp()
    await test.store.transaction((tx) => markStaffLeft(tx, staffId, test.clock.now()))

    expect(await isIn(browser)).toBe(false)
    const reply = await openBrowser(here.url).post('/console/sign-in', { email, password })
    expect(reply.status).toBe(422)
  })

  it('keeps passwords, keys and codes where nobody can read them', async () => {
    const { key, recovery } = await setUp()

    const { sql } = test.store
    const rows = JSON.stringify([
      await sql.selectFrom('sign_ins').selectAll().execute(),
      await sql.selectFrom('sessions').selectAll().execute(),
      await sql.selectFrom('events').selectAll().execute(),
    ])

    expect(rows).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
    const token = browser.cookie.split('=')[1] ?? 'no cookie'
    for (const secret of [password, key, token, ...recovery]) {
      expect(rows + here.logged()).not.toContain(secret)
    }
  })
})

async function pageAt(browser: Browser, path: string): Promise<string> {
  return (await browser.get(path)).text()
}

/** As it is shown beside the square, in fours. */
function keyIn(page: string): string {
  const shown = /<span class="wm-key">(.*?)<\/span>\s*<\/li>/s.exec(page)?.[1] ?? ''
  return [...shown.matchAll(/<span>([A-Z2-7]+)<\/span>/g)].map(([, part]) => part).join('')
}
