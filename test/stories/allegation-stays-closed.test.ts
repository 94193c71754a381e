import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { nobody } from '../../src/knowledge/fill.ts'
import { createLibrary } from '../../src/knowledge/library.ts'
import { readMoved } from '../../src/store/views/moved.ts'
import { loadViewer } from '../../src/store/viewers.ts'
import { addConsole } from '../../src/web/console/console.ts'
import { createServer } from '../../src/web/server.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { noEditing } from '../support/console.ts'
import { databases } from '../support/databases.ts'
import { aLog } from '../support/edges.ts'
import type { Device } from '../support/people.ts'
import { type Browser, signIn } from '../support/sign-in.ts'
import { settled } from '../support/time-runs.ts'

const unknown = '0190a000-0000-7000-8000-000000000000'

/**
 * Something an adult did, told by Mia against her own adviser. Time stands still while it is told,
 * and everything that others can fetch before and after it is the same to the letter.
 */
describe.each(databases)('an allegation stays closed (%s)', (database) => {
  let test: TestApp
  let mia: Device
  let routes: readonly string[]

  beforeAll(async () => {
    test = await startTestApp({ database, env: { BURST_MS: '0' } })
    mia = test.phone('+447700900101')
    routes = await consoleRoutes(test)
    // A talk with her adviser that is over, and one that waits, so that there is something to see.
    await mia.texts('can i talk to a person')
    await settled(test)
    await handedBackBy('jo.marsh')
    await mia.texts('can i talk to a person')
    await settled(test)
    for (const looker of [...lookers, 'nia.webb']) await as(looker)
    before = await lookAround()
    await mia.texts('my keyworker keeps touching me')
    await stillness()
    for (const text of ['1', '1', 'what is a pathway plan', 'can i talk to a person', '1']) {
      await mia.texts(text)
      await stillness()
    }
    await officerWorks()
    await stillness()
    after = await lookAround()
  }, 240_000)

  afterAll(() => test.close())

  const browsers = new Map<string, Browser>()
  let before: ReadonlyMap<string, string>
  let after: ReadonlyMap<string, string>

  const sql = () => test.app.store.sql

  /** Her own adviser, duty, their manager, a lead without leave, an officer kept out, IT. */
  const lookers = ['jo.marsh', 'dee.cole', 'max.hart', 'sol.grant', 'val.ross', 'pat.lowe']

  /** Signed in once, for both looks around. */
  async function as(name: string): Promise<Browser> {
    const browser =
      browsers.get(name) ?? (await signIn(test.app, { email: `${name}@demo.example` }))
    browsers.set(name, browser)
    return browser
  }

  async function handedBackBy(name: string): Promise<void> {
    const browser = await as(name)
    const { id, version } = await sql()
      .selectFrom('talks')
      .select(['id', 'version'])
      .where('audience', '=', 'advisers')
      .where('closed_at', 'is', null)
      .where('person_id', '=', await miaId())
      .executeTakeFirstOrThrow()
    await browser.post(`/console/talks/${id}/take-over`, { version: String(version) })
    await settled(test)
    const row = await sql()
      .selectFrom('talks')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const record = { version: String(row.version), outcome: 'dealt-with', summary: 'We spoke.' }
    await browser.post(`/console/talks/${id}/hand-back`, record)
    await settled(test)
  }

  async function miaId(): Promise<string> {
    const { person_id: id } = await sql()
      .selectFrom('messages')
      .select('person_id')
      .where('direction', '=', 'in')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    return id
  }

  /** Nothing is on its way any more, and no time has passed. */
  async function stillness(): Promise<void> {
    const giveUpAt = Date.now() + 45_000
    for (;;) {
      const open = await sql()
        .selectFrom('messages')
        .select('id')
        .where('status', 'in', ['received', 'queued', 'sending'])
        .executeTakeFirst()
      const notice = await sql()
        .selectFrom('notices')
        .select('id')
        .where('status', '=', 'queued')
        .where('due_at', '<=', test.clock.now().getTime())
        .executeTakeFirst()
      if (open === undefined && notice === undefined) return
      if (Date.now() > giveUpAt) throw new Error('It does not come to rest')
      await pause(2)
    }
  }

  async function officerWorks(): Promise<void> {
    const { id } = await theCase()
    const nia = await as('nia.webb')
    const page = `/console/allegations/${id}`
    const { id: val } = await staffNamed('val.ross')
    const acts: readonly (readonly [string, Record<string, string>])[] = [
      ['keep-out', { staff: val }],
      ['stage', { stage: 'read' }],
      ['reply', { text: 'Hi, it is Nia from the council.', safe: 'yes' }],
      ['decide', { happened: 'now', grown: 'adult', current: 'no', route: 'adult-now' }],
    ]
    for (const [act, form] of acts) {
      const reply = await nia.post(`${page}/${act}`, form)
      expect([act, reply.status]).toEqual([act, 303])
    }
  }

  function theCase() {
    return sql().selectFrom('cases').select(['id', 'talk_id']).executeTakeFirstOrThrow()
  }

  async function staffNamed(name: string): Promise<{ readonly id: string }> {
    const hash = test.app.store.vault.lookup('staff-email', `${name}@demo.example`)
    return sql()
      .selectFrom('staff')
      .select('id')
      .where('email_hash', '=', hash)
      .executeTakeFirstOrThrow()
  }

  /** Every page, part and file of the console, for each of them, as it is now. */
  async function lookAround(): Promise<ReadonlyMap<string, string>> {
    const seen = new Map<string, string>()
    for (const looker of lookers) {
      const browser = await as(looker)
      // Whoever looked before is not still looking.
      await sql().deleteFrom('presence').execute()
      for (const [name, path] of await pathsFor()) {
        const reply = await browser.get(path)
        const body = await reply.text()
        const way = reply.headers.get('location') ?? ''
        seen.set(`${looker} ${name}`, evened(`${String(reply.status)} ${way}\n${body}`, path))
      }
    }
    return seen
  }

  /** Each route with the ids that there are to put into it; what is there only later, under its name. */
  async function pathsFor(): Promise<readonly (readonly [string, string])[]> {
    const one = await sql().selectFrom('cases').select(['id', 'talk_id']).executeTakeFirst()
    const ids = async (table: 'talks' | 'contact_records' | 'handovers') =>
      (
        await sql()
          .selectFrom(table)
          .select('id')
          .where('person_id', '=', person)
          .orderBy('id')
          .execute()
      ).map(({ id }) => id)
    const person = await miaId()
    const talks = (
      await sql()
        .selectFrom('talks')
        .select('id')
        .where('person_id', '=', person)
        .where('audience', '=', 'advisers')
        .orderBy('id')
        .execute()
    ).map(({ id }) => id)
    const values: Readonly<Record<string, readonly string[]>> = {
      talkId: [...talks, one?.talk_id ?? unknown],
      personId: [person],
      id: [person, ...(await ids('contact_records'))],
      recordId: await ids('contact_records'),
      staffId: [(await staffNamed('jo.marsh')).id, (await staffNamed('nia.webb')).id],
      caseId: [one?.id ?? unknown],
    }
    const hidden = new Set([one?.id, one?.talk_id])
    return routes.flatMap((route) => {
      const filled = fill(route, values)
      return filled.map((path, at) => {
        const isHidden = [...hidden].some((id) => id !== undefined && path.includes(id))
        return [
          isHidden || path.includes(unknown) ? `${route} #${String(at)}` : path,
          path,
        ] as const
      })
    })
  }

  it('has looked at more than errors', () => {
    const fine = [...before.values()].filter((page) => page.startsWith('200'))

    expect(routes.length).toBeGreaterThan(30)
    expect(fine.length).toBeGreaterThan(60)
    expect(before.get('jo.marsh /console')).toContain('Mia')
  })

  it.each(lookers)('%s sees what they saw before, to the letter', (looker) => {
    const changed = [...after].filter(
      ([name, page]) =>
        name.startsWith(`${looker} `) && before.get(name) !== page && !isOfLead(name),
    )

    const lines = changed.map(([name, page]) => [name, differing(before.get(name) ?? '', page)])

    expect(lines).toEqual([])
    expect(after.size).toBe(before.size)
  })

  it('a safeguarding lead without leave reads that the net heard something, not of whom or what', () => {
    const pages = [...after].filter(([name]) => isOfLead(name)).map(([, page]) => page)

    expect(pages.length).toBeGreaterThan(0)
    for (const page of pages) expect(page).not.toMatch(/Mia|keeps touching/)
  })

  it.each(lookers)('%s is told of nothing that moves in it', async (looker) => {
    const { store } = test.app
    const viewer = await loadViewer(store, (await staffNamed(looker)).id, test.clock.now())
    const { id, talk_id: talkId } = await theCase()

    expect(viewer && (await readMoved(store, viewer, [talkId, id]))).toEqual({
      talkIds: [],
      alarmIds: [],
      draftIds: [],
    })
  })

  it('no notice of it went to anybody but an officer', async () => {
    const rows = await sql()
      .selectFrom('notices')
      .innerJoin('staff', 'staff.id', 'notices.staff_id')
      .select(['kind', 'roles'])
      .where('case_id', 'is not', null)
      .execute()

    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ roles }) => !roles.includes('allegations-officer'))).toEqual([])
  })

  it('figures do not name it', async () => {
    const metrics = await (await fetch(new URL('/metrics', test.app.url))).text()

    expect(metrics).not.toMatch(/allegation|restricted/)
  })
})

/** The page of those who answer for the net has a line for all that it heard. */
function isOfLead(name: string): boolean {
  return name.startsWith('sol.grant /console/safety')
}

/** The GET routes behind the sign-in, as the server has them. */
async function consoleRoutes({ app, clock }: TestApp): Promise<readonly string[]> {
  const { store, messaging } = app
  const { log } = aLog()
  const server = createServer({ log, trustProxy: false })
  const found: string[] = []
  server.addHook('onRoute', ({ method, url }) => {
    if (method === 'GET' && url.startsWith('/console')) found.push(url)
  })
  addConsole(server, {
    ...{ store, clock, log, messaging, demo: true, publicUrl: undefined, sessionSecret: undefined },
    library: () => createLibrary([], { ...nobody, shortName: 'A council' }),
    editing: noEditing,
    fetchMedia: () => Promise.reject(new Error('There is no media here')),
  })
  await server.ready()
  await server.close()
  // Streams never end, and signing out ends what looks.
  return [...new Set(found)].filter((url) => !/events|sign-out/.test(url)).sort()
}

function fill(
  route: string,
  values: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const name = /:(\w+)/.exec(route)?.[1]
  if (name === undefined) return [route]
  const known = values[name] ?? [unknown]
  return known.flatMap((value) => fill(route.replace(`:${name}`, value), values))
}

/** The lines that are not in the other. */
function differing(one: string, other: string): readonly string[] {
  const [lines, others] = [one, other].map((page) => new Set(page.split('\n')))
  const gone = [...(lines ?? [])].filter((line) => others?.has(line) !== true)
  const come = [...(others ?? [])].filter((line) => lines?.has(line) !== true)
  return [...gone.map((line) => `- ${line}`), ...come.map((line) => `+ ${line}`)]
}

/** What differs each time a page is made: keys of forms, and the address itself. */
function evened(body: string, path: string): string {
  return body
    .replaceAll(path, 'HERE')
    .replace(/name="csrf" value="[^"]*"/g, '')
    .replace(/data-csrf="[^"]*"/g, '')
    .replace(/name="key" value="[^"]*"/g, '')
    .replace(/next=[^"&]*/g, '')
}
