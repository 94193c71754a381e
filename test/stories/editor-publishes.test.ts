import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { beginDraft } from '../../src/editing/drafts/begin-draft.ts'
import { saveDraft } from '../../src/store/knowledge-drafts.ts'
import { listRevisions } from '../../src/store/revision-history.ts'
import { findStaffByEmail } from '../../src/store/staff.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { again, tried } from '../support/editing-world.ts'
import { type Browser, signIn } from '../support/sign-in.ts'
import { settled, timeRuns } from '../support/time-runs.ts'

const place = { kind: 'article', name: 'pathway-plan', language: 'en' } as const
const address = '/console/editing/articles/en/pathway-plan'
const dayMs = 24 * 60 * 60 * 1000

/** Tuesday 24 November 2026, 11:00. */
describe.each(databases)('an editor publishes (%s)', (database) => {
  let test: TestApp
  /** On PostgreSQL a second process; SQLite serves from one. */
  let other: TestApp | undefined
  let ines: Browser
  let abe: Browser

  beforeAll(async () => {
    test = await startTestApp({ database })
    if (database === 'postgres') {
      const env = { TWILIO_API_URL: test.twilio.url }
      other = await startTestApp({ database: test.database, env })
    }
  })
  // Days pass between the stories, and a restart: sessions end.
  beforeEach(async () => {
    ines = await signIn(test.app, { email: 'ines.roy@demo.example' })
    abe = await signIn(test.app, { email: 'abe.finch@demo.example' })
  })
  afterAll(async () => {
    await other?.close()
    await test.close()
  })

  const deps = () => ({ store: test.app.store, clock: test.clock })
  const until = (done: () => boolean | Promise<boolean>) => timeRuns(deps(), done)
  const staffId = async (browser: Browser) => {
    const email = `${browser === ines ? 'ines.roy' : 'abe.finch'}@demo.example`
    return (await findStaffByEmail(test.app.store, email, test.clock.now()))?.id ?? ''
  }
  /** A draft of the article that says this first, saved by them, and tried. */
  const draftOf = async (words: string, by: Browser) => {
    const id = await staffId(by)
    const begun = await beginDraft(deps(), id, place)
    if (begun === undefined) throw new Error('Nothing is published there')
    const raw = begun.raw.replace(/(\n---\n\n)[^\n]+/, `$1${words} Ask {pa}.`)
    const save = { raw, over: begun.version, by: id }
    await test.app.store.transaction((tx) => saveDraft(tx, begun.id, save, test.clock.now()))
    const draft = await again(test.app, begun)
    await tried(deps(), draft)
    return { id: draft.id, version: String(draft.version) }
  }
  const send = (draft: { id: string; version: string }, by = ines) =>
    by.post(`/console/editing/drafts/${draft.id}/send`, { version: draft.version, why: 'clearer' })
  const publish = (draft: { id: string; version: string }, by: Browser, more = {}) =>
    by.post(`/console/editing/drafts/${draft.id}/publish`, {
      ...{ version: draft.version, change: 'ordinary' },
      ...more,
    })
  const revisions = () => listRevisions(test.app.store, place)
  const inForce = async (words: string) => {
    const [newest] = await revisions()
    expect(newest?.raw).toContain(words)
    const processes = other === undefined ? [test] : [test, other]
    const serves = ({ app }: TestApp) =>
      app.messaging.revisionOf('pathway-plan', 'en') === newest?.id
    await until(() => processes.every(serves))
  }
  const asks = async (text = 'what is a pathway plan', from = '+447700900101') => {
    const before = test.twilio.sentTo(from).length
    await test.phone(from).texts(text)
    await until(() => test.twilio.sentTo(from).length > before)
    await settled(test)
    return test.twilio
      .sentTo(from)
      .slice(before)
      .map(({ body }) => body)
      .join(' | ')
  }

  it('is refused a text of their own, and a second pair of eyes lets it out', async () => {
    const draft = await draftOf('Your plan says zebra crossings.', ines)
    expect((await send(draft)).headers.get('location')).toBe(`${address}?done=sent`)

    const own = await publish(draft, ines)
    expect(own.status).toBe(422)
    expect(await own.text()).toContain('You saved some of this text')
    expect(await revisions()).toHaveLength(1)
    expect(await (await abe.get(address)).text()).toContain('Approve and publish now')

    expect((await publish(draft, abe)).headers.get('location')).toBe(`${address}?done=published`)
    await inForce('zebra crossings')
    expect(await asks()).toContain('zebra crossings')
  })

  it('is not approved by an approver who saved any of it', async () => {
    const draft = await draftOf('Your plan says lions.', abe)
    await send(draft, abe)

    const own = await publish(draft, abe)

    expect(own.status).toBe(422)
    expect(await own.text()).toContain('another person has to approve it')
    const id = draft.id
    await abe.post(`/console/editing/drafts/${id}/return`, { version: draft.version, mine: 'yes' })
    const dropped = await abe.post(`${address}/drop`, {
      ...{ draft: id, version: draft.version, reason: 'a slip' },
    })
    expect(dropped.status).toBe(303)
  })

  it('has a text wait for its day, over a restart, and out once', async () => {
    const draft = await draftOf('Your plan says tigers.', ines)
    await send(draft)
    const scheduled = await publish(draft, abe, { day: '2026-11-26' })
    expect(scheduled.headers.get('location')).toBe(`${address}?done=scheduled`)
    const before = (await revisions()).length
    await test.restart()
    test.clock.advance(dayMs)
    await until(() => true)
    expect(await revisions()).toHaveLength(before)

    test.clock.advance(dayMs)
    await until(async () => (await revisions()).length > before)

    await inForce('tigers')
    expect(await revisions()).toHaveLength(before + 1)
    expect(await asks()).toContain('tigers')
  })

  it('brings an older text back, which a second person then looks at', async () => {
    const [newest, older] = await revisions()
    const history = '/console/editing/history/article/en/pathway-plan'
    const page = await (await ines.get(`${history}?show=${newest?.id}`)).text()
    expect(page).toContain('Taken out: </span>Your plan says zebra crossings.')
    expect(page).toContain('Added: </span>Your plan says tigers.')

    const form = { newest: newest?.id ?? '', why: 'no tigers here' }
    const restored = await ines.post(`/console/editing/revisions/${older?.id}/restore`, form)

    expect(restored.headers.get('location')).toBe(`${history}?done=restored`)
    await inForce('zebra crossings')
    expect(await asks()).toContain('zebra crossings')
    const [back] = await revisions()
    const desk = await (await abe.get('/console/editing')).text()
    expect(desk).toContain('Second look by')
    expect((await ines.post(`/console/editing/revisions/${back?.id}/confirm`)).status).toBe(409)
    expect((await abe.post(`/console/editing/revisions/${back?.id}/confirm`)).status).toBe(303)
  })

  it('takes an article out of service, and everything, and never the safety net', async () => {
    const off = (what: string) =>
      ines.post('/console/editing/service/off', { what, reason: 'a wrong date' })
    const isOff = (count: number) =>
      until(async () => {
        const rows = await test.app.store.sql
          .selectFrom('switches')
          .select('id')
          .where('on_at', 'is', null)
          .execute()
        return rows.length === count
      }).then(() => {
        test.clock.advance(2000)
      })
    expect((await off('en/pathway-plan')).status).toBe(303)
    expect((await off('en/pathway-plan')).status).toBe(422)
    await isOff(1)
    await settled(test)
    const told = await asks()
    expect(told).toContain('taken my answer on that out of use')
    expect(told).toMatch(/1 Yes, ask/)

    for (const feature of ['answers', 'asking-if-helped', 'suggestions', 'general-notice']) {
      expect((await off(`feature:${feature}`)).status).toBe(303)
    }
    await isOff(5)
    await settled(test)
    expect(await asks('how do i get a dentist')).toContain('taken my answers out of use')
    expect(await asks('i want to kill myself', '+447700900102')).toContain('this matters')
    expect(await asks('can i talk to someone', '+447700900103')).toMatch(/asked|Who should get/)

    const page = await (await ines.get('/console/editing/service')).text()
    for (const [, id] of page.matchAll(/service\/([0-9a-f-]{36})\/on/g)) {
      await ines.post(`/console/editing/service/${id}/on`)
    }
    await isOff(0)
    await settled(test)
    expect(await asks()).toContain('zebra crossings')
  })

  it('sends nothing that nobody has looked at for too long', async () => {
    const from = '+447700900104'
    test.clock.advance(191 * dayMs)
    await until(() => true)
    expect(await asks('what is a pathway plan', from)).toMatch(/Checked \d+ \w+ 2026\. It may/)

    test.clock.advance(70 * dayMs)
    await until(async () => {
      const alarmed = await test.app.store.sql
        .selectFrom('notices')
        .select('id')
        .where('kind', '=', 'core-unchecked')
        .executeTakeFirst()
      return alarmed !== undefined
    })
    expect(await asks('what is a pathway plan', from)).toContain('too long since anyone checked')
    expect(await asks('nowhere to sleep tonight', from)).toContain('call your district council now')
  })
})
