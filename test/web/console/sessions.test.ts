import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { codeAt, newCodeKey } from '../../../src/domain/one-time-code.ts'
import { findDraft } from '../../../src/store/drafts.ts'
import { confirmCode, offerCodeKey } from '../../../src/store/sign-ins.ts'
import { openTestConsole, type TestConsole } from '../../support/console.ts'
import { databases } from '../../support/databases.ts'
import { allowSignIn, type Browser, openBrowser, signIn } from '../../support/sign-in.ts'
import { aViewer, aYoungPerson, asks, writes } from '../../support/staff-world.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'

const minute = 60_000
const hour = 60 * minute
const email = 'jo.marsh@council.example'
const password = 'seven quiet herons walk'
/** A part of a page that asks for itself. */
const byItself = { 'hx-request': 'true' }

describe.each(databases)('a session of the console, on %s', (database) => {
  let test: TestStore
  let here: TestConsole
  let staffId: string
  beforeAll(async () => {
    test = await openTestStore(database)
    // In the demo a password is enough, so that most of these can say what they are about.
    here = await openTestConsole(test, { demo: true })
  })
  afterAll(async () => {
    await here.close()
    await test.close()
  })
  beforeEach(async () => {
    await test.empty()
    staffId = (await aViewer(test, 'Jo Marsh')).staffId
    await allowSignIn(test, staffId, test.clock.now())
  })

  const desk = (): Promise<Browser> => signIn(here, { email })
  const phone = (): Promise<Browser> => signIn(here, { email, phone: true })
  const wayFrom = async (browser: Browser): Promise<string> => {
    const reply = await browser.get('/console/more')
    return reply.headers.get('location') ?? String(reply.status)
  }
  const door = '/console/sign-in?next=%2Fconsole%2Fmore'
  const lock = '/console/unlock?next=%2Fconsole%2Fmore'

  it.each([
    ['at a desk, busy', desk, [29 * minute, 29 * minute], '200'],
    ['at a desk, idle', desk, [30 * minute], door],
    ['on a phone, idle', phone, [30 * minute], lock],
    ['on a phone, idle to the end of the shift', phone, [10 * hour], door],
  ])('goes on, asks or ends: %s', async (_what, by, waits, way) => {
    const browser = await by()

    let found = ''
    for (const wait of waits) {
      test.clock.advance(wait)
      found = await wayFrom(browser)
    }

    expect(found).toBe(way)
  })

  it('ends after ten hours, however busy', async () => {
    const browser = await desk()
    for (let at = 0; at < 10 * hour - 20 * minute; at += 20 * minute) {
      test.clock.advance(20 * minute)
      expect(await wayFrom(browser)).toBe('200')
    }

    test.clock.advance(20 * minute)

    expect(await wayFrom(browser)).toBe(door)
  })

  it('is not kept up by a page that looks for itself', async () => {
    const browser = await desk()
    test.clock.advance(20 * minute)
    await browser.get('/console/needs-you/list', byItself)
    test.clock.advance(10 * minute)

    const part = await browser.get('/console/needs-you/list', byItself)

    expect(part.status).toBe(401)
    expect(await part.text()).toMatch(/^<p class="[^"]*" role="alert"><strong>You are signed out\./)
  })

  it('says how long it lasts, which keeps it up only when somebody asks', async () => {
    const browser = await desk()
    test.clock.advance(28 * minute)

    const looked = await (await browser.get('/console/session', byItself)).json()
    await browser.get('/console/session')
    const stayed = await (await browser.get('/console/session', byItself)).json()

    expect(looked).toEqual({ ms: 2 * minute, canStay: true })
    expect(stayed).toEqual({ ms: 30 * minute, canStay: true })
  })

  it('asks on a phone for the password where no code is set up, and goes on', async () => {
    const browser = await phone()
    test.clock.advance(31 * minute)

    const wrong = await browser.post('/console/unlock', { code: 'not it', next: '/console/more' })
    const right = await browser.post('/console/unlock', {
      ...{ code: 'waymark-demo', next: '/console/more' },
    })

    expect(wrong.status).toBe(422)
    expect(right.headers.get('location')).toBe('/console/more')
    expect(await wayFrom(browser)).toBe('200')
  })

  it('asks on a phone for the code alone, and not for one that counted', async () => {
    const key = newCodeKey()
    await test.store.transaction(async (tx) => {
      await offerCodeKey(tx, staffId, key)
      await confirmCode(tx, staffId, test.clock.now())
    })
    const browser = openBrowser(here.url)
    await browser.post('/console/sign-in', { email, password: 'waymark-demo' })
    await browser.post('/console/code', { code: codeAt(key, test.clock.now()), phone: 'yes' })
    const used = codeAt(key, test.clock.now())
    test.clock.advance(31 * minute)

    const replayed = await browser.post('/console/unlock', { code: used })
    const byPassword = await browser.post('/console/unlock', { code: 'waymark-demo' })
    await browser.post('/console/unlock', { code: codeAt(key, test.clock.now()) })

    expect([replayed.status, byPassword.status]).toEqual([422, 422])
    expect(await wayFrom(browser)).toBe('200')
  })

  it('is ended by signing out, here or everywhere', async () => {
    const [one, two, three] = [await desk(), await desk(), await desk()]
    const copied = Object.assign(openBrowser(here.url), { cookie: one.cookie })

    await one.post('/console/sign-out')
    const afterOne = [await wayFrom(copied), await wayFrom(two)]
    await two.post('/console/sign-out', { everywhere: 'yes' })

    expect(afterOne).toEqual([door, '200'])
    expect(await wayFrom(three)).toBe(door)
  })

  it('ends everywhere else when the password is changed, and the old one counts no more', async () => {
    const [one, other] = [await desk(), await desk()]

    const wrong = await one.post('/console/password', { current: 'not it', password })
    const right = await one.post('/console/password', { current: 'waymark-demo', password })

    expect([wrong.status, right.status]).toEqual([422, 303])
    expect([await wayFrom(one), await wayFrom(other)]).toEqual(['200', door])
    await expect(desk()).rejects.toThrow('422')
    expect(await wayFrom(await signIn(here, { email, password }))).toBe('200')
  })

  it('keeps a reply that was sent when it was over, in the talk, and sends nothing', async () => {
    const mia = await aYoungPerson(test, { adviserId: staffId })
    const { talkId } = await asks(test, mia.sms)
    const browser = await desk()
    const csrf = await csrfOn(browser)
    test.clock.advance(31 * minute)

    const reply = await browser.post(
      `/console/talks/${talkId}/reply`,
      { csrf, text: 'I can come at 3' },
      { referer: `${here.url}/console/talks/${talkId}` },
    )

    const next = encodeURIComponent(`/console/talks/${talkId}`)
    expect(reply.headers.get('location')).toBe(`/console/sign-in?next=${next}`)
    expect(await findDraft(test.store, { staffId, talkId })).toMatchObject({
      text: 'I can come at 3',
      notSent: { because: 'signed-out' },
    })
    expect(await sentBy(staffId)).toBe(0)
  })

  it('keeps no words in a talk that is not theirs to see', async () => {
    const { staffId: other } = await aViewer(test, 'Sam Bright')
    const mia = await aYoungPerson(test, { adviserId: other, team: 'Another team' })
    const talk = await asks(test, mia.sms)
    const sealed = await writes(test, (await aYoungPerson(test, { adviserId: staffId })).sms)
    const browser = await desk()
    const csrf = await csrfOn(browser)
    test.clock.advance(31 * minute)

    for (const { talkId } of [talk, sealed]) {
      await browser.post(`/console/talks/${talkId}/reply`, { csrf, text: 'hello' })
    }

    expect(await test.store.sql.selectFrom('drafts').selectAll().execute()).toEqual([])
  })

  it('shows any other form again after the sign-in, and does it once when they say so', async () => {
    const browser = await desk()
    const csrf = await csrfOn(browser)
    test.clock.advance(31 * minute)
    const hours = 'mon-fri 09:00-16:30'

    await browser.post('/console/hours/pattern', { csrf, hours })
    const back = await browser.post('/console/sign-in', { email, password: 'waymark-demo' })
    const kept = await (await browser.get('/console/kept')).text()
    const done = await browser.post('/console/hours/pattern', {
      ...fieldsOf(kept, '/console/hours/pattern'),
    })

    expect(back.headers.get('location')).toBe('/console/kept')
    expect(kept).toContain(`dir="auto">${hours}</div>`)
    expect(done.status).toBe(303)
    expect(await patternOf(staffId)).toContain('16:30')
    expect((await browser.get('/console/kept')).headers.get('location')).toBe('/console')
  })

  it('shows nobody what another typed in the same browser', async () => {
    const browser = await desk()
    const csrf = await csrfOn(browser)
    test.clock.advance(31 * minute)
    await browser.post('/console/hours/pattern', { csrf, hours: 'mon 09:00-10:00' })
    const { staffId: sam } = await aViewer(test, 'Sam Bright')
    await allowSignIn(test, sam, test.clock.now())

    const back = await browser.post('/console/sign-in', {
      ...{ email: 'sam.bright@council.example', password: 'waymark-demo' },
    })

    expect(back.headers.get('location')).toBe('/console')
    expect((await browser.get('/console/kept')).status).toBe(303)
  })

  async function sentBy(staff: string): Promise<number> {
    const rows = await test.store.sql
      .selectFrom('messages')
      .select('id')
      .where('staff_id', '=', staff)
      .execute()
    return rows.length
  }

  async function patternOf(id: string): Promise<string | undefined> {
    const row = await test.store.sql
      .selectFrom('staff')
      .select('working_pattern')
      .where('id', '=', id)
      .executeTakeFirst()
    return row?.working_pattern
  }
})

async function csrfOn(browser: Browser): Promise<string> {
  const page = await (await browser.get('/console/more')).text()
  return /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
}

/** The hidden fields of a page's form to this address. */
function fieldsOf(page: string, action: string): Record<string, string> {
  const form = page.split(`action="${action}"`)[1]?.split('</form>')[0] ?? ''
  const fields = form.matchAll(/name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]))
}
