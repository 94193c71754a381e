import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { defaultCouncilSafety } from '../../../src/domain/council-safety.ts'
import type { Viewer } from '../../../src/domain/viewer.ts'
import type { MessagingDeps } from '../../../src/messaging/deps.ts'
import { openTestConsole, type TestConsole } from '../../support/console.ts'
import { databases } from '../../support/databases.ts'
import { aLog } from '../../support/edges.ts'
import { aSealedTalk, sealedWords } from '../../support/sealed-talk.ts'
import type { Browser } from '../../support/sign-in.ts'
import { aViewer, aYoungPerson, staffDeps, writes, versionOf } from '../../support/staff-world.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'
import { waits, type WaitsOwn } from '../../support/waiting.ts'

const emergency = { priority: 'emergency', reason: 'danger', danger: 'violence' } as const

describe.each(databases)('the screens of alarms, on %s', (database) => {
  let test: TestStore
  let console: TestConsole
  let jo: Viewer
  let dee: Viewer
  let sam: Viewer

  beforeAll(async () => {
    test = await openTestStore(database)
    const { log } = aLog()
    const safety = () => defaultCouncilSafety
    const messaging = { ...staffDeps(test), log, safety } as unknown as MessagingDeps
    console = await openTestConsole(test, { messaging })
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aViewer(test, 'Jo Marsh')
    // Office hours make her a duty adviser who is here.
    dee = await aViewer(test, 'Dee Cole', { roles: ['duty-adviser', 'personal-adviser'] })
    sam = await aViewer(test, 'Sam Bright', { team: 'Another team' })
  })
  afterAll(async () => {
    await console.close()
    await test.close()
  })

  /** Jay, 17, of Jo's: an emergency that nobody has seen. */
  async function jayInDanger(own: WaitsOwn = {}) {
    const born = { preferredName: 'Jay', birthday: '2009-03-01', adviserId: jo.staffId }
    const jay = await aYoungPerson(test, born)
    const { talkId } = await waits(test, jay.id, { ...emergency, minutesAgo: 4, ...own })
    const { id } = await test.store.sql
      .selectFrom('alarms')
      .select('id')
      .where('talk_id', '=', talkId)
      .executeTakeFirstOrThrow()
    return { jay, talkId, alarmId: id, page: `/console/alarms/${id}` }
  }

  async function read(viewer: Viewer, path: string): Promise<string> {
    return plain(await (await (await console.browserOf(viewer.staffId)).get(path)).text())
  }

  const change = (set: Readonly<Record<string, number | string | null>>) =>
    test.store.sql.updateTable('alarms').set(set).execute()

  it('puts the emergency first on every page of whoever may see it, and of nobody else', async () => {
    const { page } = await jayInDanger()
    const browser = await console.browserOf(dee.staffId)

    for (const path of ['', '/my-talks', '/people', '/team', '/hours', '/records', '/alarms']) {
      const html = await (await browser.get(`/console${path}`)).text()
      const body = html.slice(html.indexOf('<body'))
      expect({ path, band: body.indexOf('band--on') > 0 }).toEqual({ path, band: true })
      expect(body.indexOf('band--on')).toBeLessThan(body.indexOf('<header'))
      expect(plain(body)).toContain('EMERGENCY Jay, 17 violence 4 min')
      expect(html).toContain(`href="${page}#dealing"`)
    }

    expect(await read(sam, '/console')).not.toContain('Jay')
    expect(await read(sam, '/console/alarms/band')).not.toContain('Jay')
    expect((await (await console.browserOf(sam.staffId)).get(page)).status).toBe(404)
  })

  it('says on every page that nobody answers, until somebody deals with it', async () => {
    const { page } = await jayInDanger()
    await change({ unanswered_at: test.clock.now().getTime() })
    expect(await read(jo, '/console/hours')).toContain('UNANSWERED')

    const browser = await console.browserOf(dee.staffId)
    const reply = await browser.post(`${page}/dealing`, { how: 'ring' })

    expect(reply.headers.get('location')).toBe(`${page}?said=dealing`)
    const band = await read(jo, '/console/alarms/band')
    expect(band).not.toContain('UNANSWERED')
    expect(band).toContain('Dee Cole is dealing with it')
    expect(band).toContain('goes on at 11:30')
  })

  it('lets them see it from the band of any page, which stays where it is; the clock goes on', async () => {
    const { page } = await jayInDanger()
    await change({ due_at: test.clock.now().getTime() + 11 * 60_000 })
    const browser = await console.browserOf(dee.staffId)
    const part = { 'hx-request': 'true' }

    const first = await (await browser.post(`${page}/seen`, {}, part)).text()
    const again = await (await browser.post(`${page}/seen`, {}, part)).text()

    expect(plain(first)).toContain('You have seen it, 11:00. Nobody deals with it yet.')
    expect(plain(first)).toContain('It goes on to the next person at 11:11.')
    expect(plain(first)).toContain('I’m dealing with it')
    expect(first).not.toContain('/seen')
    expect(plain(again)).toBe(plain(first))
    expect(await read(jo, page)).toContain('Dee Cole has seen it')
  })

  it('shows who, what, how long, how to reach them, and what the council says to do', async () => {
    const { page, talkId, jay } = await jayInDanger()
    const browser = await console.browserOf(dee.staffId)

    const html = await (await browser.get(page)).text()

    const words = plain(html)
    expect(words).toContain('EMERGENCY 4 min')
    expect(words).toContain('Jay, 17: violence')
    expect(html).toContain(`href="tel:${jay.sms.value}"`)
    expect(html).toContain(`href="/console/talks/${talkId}"`)
    expect(words).toContain('Ring the young person now')
    expect(words).toContain('Under 18: tell their social worker and the Front Door')
    expect(words).toContain('Their answer None yet')
    // Its own head is the band here.
    expect(html).not.toContain('band--on')
  })

  it('tells nothing of the words in a restricted one, and does not lead to the talk', async () => {
    const { page, talkId } = await jayInDanger()
    await change({ restricted: 1, answer: 'in-danger', drill: 1 })
    await test.store.sql
      .updateTable('talks')
      .set({ audience: 'restricted:allegation' })
      .where('id', '=', talkId)
      .execute()
    const browser = await console.browserOf(dee.staffId)

    const html = await (await browser.get(page)).text()

    expect(plain(html)).toContain('You cannot read the words')
    expect(plain(html)).toContain('1: I’m in danger')
    expect(plain(html)).toContain('Drill')
    expect(plain(html)).toContain('Under 18: tell the Front Door, and nobody who works with them.')
    expect(html).not.toContain('Jo Marsh')
    expect(html).not.toContain(talkId)
    // Their own adviser may be whom it is about.
    expect((await (await console.browserOf(jo.staffId)).get(page)).status).toBe(404)
    expect(await read(jo, '/console')).not.toContain('EMERGENCY')
  })

  it('has nothing of a sealed talk', async () => {
    const { page, jay } = await jayInDanger()
    await change({ status: 'closed', closed_at: 1, verdict: 'true' })
    await aSealedTalk(test, jay.whatsapp)

    for (const path of [page, '/console/alarms', '/console/alarms/band']) {
      expect(await read(dee, path)).not.toContain(sealedWords)
    }
  })

  describe('what is recorded', () => {
    let browser: Browser
    let jays: Awaited<ReturnType<typeof jayInDanger>>

    beforeEach(async () => {
      jays = await jayInDanger()
      browser = await console.browserOf(dee.staffId)
    })

    const acts = async () =>
      (await test.store.sql.selectFrom('alarm_acts').select('act').orderBy('id').execute()).map(
        ({ act }) => act,
      )

    it('asks for what is missing beside its field, and keeps what was typed', async () => {
      const reply = await browser.post(`${jays.page}/attempt`, { note: 'rang twice' })

      expect(reply.status).toBe(422)
      const html = await reply.text()
      expect(html).toContain('rang twice')
      expect(html).toContain('id="attempt-how-error"')
      expect(html).toContain('id="attempt-reached-error"')
      expect(html).toMatch(/id="attempt" open/)
      expect(await acts()).toEqual([])
    })

    it('takes an attempt once, however often it is sent, and says what comes next', async () => {
      const form = { how: 'ring', reached: 'no', note: 'no answer', key: 'the same' }

      const [one, two] = await Promise.all([
        browser.post(`${jays.page}/attempt`, form),
        browser.post(`${jays.page}/attempt`, form),
      ])

      expect([one.headers.get('location'), two.headers.get('location')]).toEqual([
        `${jays.page}?said=not-reached`,
        `${jays.page}?said=not-reached`,
      ])
      expect(await acts()).toEqual(['dealing', 'attempt'])
      const page = await read(dee, jays.page)
      expect(page).toContain('You tried to reach them: rang them, not reached no answer')
      expect(page).toContain('Without another attempt on record it goes on at 11:30.')
    })

    it('is not closed without what it was and what was done', async () => {
      const reply = await browser.post(`${jays.page}/close`, { done: '  ' })
      const later = await browser.post(`${jays.page}/close`, { verdict: 'true', done: '' })

      expect([reply.status, later.status]).toEqual([422, 422])
      expect(plain(await reply.text())).toContain('Say what it was')
      expect(plain(await later.text())).toContain('Write what was done')
      expect(await read(jo, '/console/alarms/band')).toContain('EMERGENCY')
    })

    it('is closed with it, and then stands among those of the last 14 days', async () => {
      const done = { verdict: 'true', done: 'Spoke with him, he is at his aunt’s.' }

      const reply = await browser.post(`${jays.page}/close`, done)

      expect(reply.headers.get('location')).toContain(`${jays.page}?said=closed`)
      expect(await read(jo, '/console/alarms/band')).not.toContain('EMERGENCY')
      expect(await read(dee, jays.page)).toContain('Spoke with him, he is at his aunt’s.')
      expect(await read(dee, '/console/alarms')).toContain(
        'Violence · You closed it, 11:00: a true alarm.',
      )
      await change({ closed_at: test.clock.now().getTime() - 15 * 24 * 60 * 60_000 })
      expect(await read(dee, '/console/alarms')).not.toContain('Jay')
    })

    it('keeps what was typed when a colleague closed it meanwhile, as a note to be added', async () => {
      await browser.post(`${jays.page}/close`, { verdict: 'true', done: 'All well' })
      const jos = await console.browserOf(jo.staffId)

      const late = await jos.post(`${jays.page}/close`, { verdict: 'true', done: 'Saw him at 3' })

      expect(late.status).toBe(409)
      const html = await late.text()
      expect(plain(html)).toContain('Dee Cole closed it in the meantime')
      expect(html).toMatch(/name="note"[^>]*>Saw him at 3</)
      const kept = await jos.post(`${jays.page}/note`, { note: 'Saw him at 3' })
      expect(kept.status).toBe(303)
      expect(await read(dee, jays.page)).toContain('Jo Marsh wrote a note Saw him at 3')
    })

    it('says who is quicker, and lets the second one deal with it in their place', async () => {
      await browser.post(`${jays.page}/dealing`, { how: 'visit' })
      const jos = await console.browserOf(jo.staffId)

      const second = await jos.post(`${jays.page}/dealing`, { how: 'ring' })

      expect(second.headers.get('location')).toBe(`${jays.page}?said=other`)
      expect(await read(jo, jays.page)).toContain('I’m dealing with it in place of Dee Cole')
      await jos.post(`${jays.page}/dealing`, { how: 'ring', instead: 'yes' })
      expect(await read(jo, jays.page)).toContain('You are dealing with it, since 11:00.')
    })

    it('lets nobody act on what they may not see', async () => {
      const sams = await console.browserOf(sam.staffId)

      for (const act of ['seen', 'dealing', 'attempt', 'note', 'close']) {
        const all = { how: 'ring', reached: 'no', note: 'x', verdict: 'true', done: 'x' }
        const reply = await sams.post(`${jays.page}/${act}`, all)
        expect({ act, status: reply.status }).toEqual({ act, status: 404 })
      }
      expect(await acts()).toEqual([])
    })
  })

  it('does not let a talk be handed back without what was done about its alarm', async () => {
    const { talkId, jay } = await jayInDanger({ ownerId: dee.staffId })
    await writes(test, jay.sms)
    const browser = await console.browserOf(dee.staffId)
    const there = `/console/talks/${talkId}/hand-back`
    const record = { outcome: 'answered', summary: 'We spoke', actions: '' }
    const version = String(await versionOf(test, talkId))
    expect(plain(await (await browser.get(there)).text())).toContain(
      'First: the alarm that is open',
    )

    const early = await browser.post(`${there}/check`, { ...record, version })
    const forced = await browser.post(there, { ...record, version })

    expect([early.status, forced.status]).toEqual([422, 409])
    expect(plain(await early.text())).toContain('Say what it was')
    expect(await forced.text()).toContain('We spoke')
    const alarm = { verdict: 'true', done: 'He is with his aunt' }
    const check = await browser.post(`${there}/check`, { ...record, ...alarm, version })
    expect(plain(await check.text())).toContain('What was done about it He is with his aunt')
    const done = await browser.post(there, { ...record, ...alarm, version })
    expect(done.headers.get('location')).toContain('/console/records/')
    expect(await read(dee, '/console/alarms/band')).not.toContain('EMERGENCY')
  })

  it('lists emergencies first, then what is worrying, and counts each once', async () => {
    const lee = await aYoungPerson(test, { preferredName: 'Lee', adviserId: dee.staffId })
    const worried = { priority: 'worried', reason: 'danger', danger: 'self-harm' } as const
    const { talkId } = await waits(test, lee.id, { ...worried, minutesAgo: 60 })
    await test.store.sql
      .updateTable('alarms')
      .set({ level: 1 })
      .where('talk_id', '=', talkId)
      .execute()
    await jayInDanger()
    const browser = await console.browserOf(dee.staffId)

    const page = plain(await (await browser.get('/console')).text())
    const { needsYou } = (await (await browser.get('/console/needs-you/count')).json()) as {
      readonly needsYou: number
    }

    expect(page).toContain('2 people need you. Jay first: violence, 4 min')
    const list = page.slice(page.indexOf('Waiting for you'))
    expect(list.indexOf('Emergency Jay')).toBeLessThan(list.indexOf('Worried Lee'))
    expect(list.split('Jay, 17').length).toBe(2)
    expect(needsYou).toBe(2)
    expect(await read(dee, '/console/team')).toContain('Open alarms 2')
    expect(await read(dee, `/console/talks/${talkId}`)).toContain('Worried: self-harm')
  })
})

/** What one reads of a page: its words without tags and scripts. */
function plain(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:])/g, '$1')
}
