import type { App } from '../../src/app.ts'
import { demoPassword } from '../../src/demo/demo-staff.ts'
import { hashPassword } from '../../src/store/passwords.ts'
import { setPassword } from '../../src/store/sign-ins.ts'

/** A browser that somebody is signed in with. It follows no redirects and runs no scripts. */
export interface Browser {
  /** As the browser holds it now, to be tampered with. */
  cookie: string
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** Posts a form from a page of ours: `csrf` and a new `key` are filled in unless they are given. */
  post(
    path: string,
    form?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>
}

/** A browser nobody is signed in with yet. */
export function openBrowser(url: string): Browser {
  const browser: Browser = {
    cookie: '',
    get: (path, headers = {}) => send(path, { headers }),
    async post(path, form = {}, headers = {}) {
      const csrf = browser.cookie === '' ? {} : await csrfOf(browser)
      const body = new URLSearchParams({ ...csrf, key: crypto.randomUUID(), ...form })
      const own = { 'sec-fetch-site': 'same-origin', ...headers }
      return send(path, { method: 'POST', body, headers: own })
    },
  }
  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), cookie: browser.cookie }
    const reply = await fetch(new URL(path, url), { ...init, headers, redirect: 'manual' })
    for (const set of reply.headers.getSetCookie()) browser.cookie = set.split(';', 1)[0] ?? ''
    return reply
  }
  return browser
}

/** As a page of the shell carries it: the same in all forms of a session. */
async function csrfOf(browser: Browser): Promise<Record<string, string>> {
  const pages = ['/console/more', '/console/code', '/console/unlock', '/console/set-up/code']
  for (const page of pages) {
    const csrf = /name="csrf" value="([^"]+)"/.exec(await (await browser.get(page)).text())?.[1]
    if (csrf !== undefined) return { csrf }
  }
  return {}
}

export interface Who {
  readonly email: string
  /** Default: the demo's. */
  readonly password?: string
  /** Their own work phone, for the shift. */
  readonly phone?: boolean
}

/** Signs somebody in through the pages, as they would, where no code is asked for. */
export async function signIn(app: Pick<App, 'url'>, who: Who): Promise<Browser> {
  const browser = openBrowser(app.url)
  const { email, password = demoPassword, phone = false } = who
  const form = { email, password, ...(phone && { phone: 'yes' }) }
  const reply = await browser.post('/console/sign-in', form)
  if (reply.status !== 303) throw new Error(`${email} could not sign in: ${String(reply.status)}`)
  return browser
}

/** Gives a member of staff of the test's own the demo's password, so that `signIn` lets them in. */
export async function allowSignIn(
  { store }: Pick<App, 'store'>,
  staffId: string,
  at: Date,
): Promise<void> {
  const passwordHash = await hashPassword(demoPassword)
  await store.transaction((tx) => setPassword(tx, { staffId, passwordHash }, at))
}
