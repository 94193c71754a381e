import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Viewer } from '../../../src/domain/viewer.ts'
import { findLiveHandover } from '../../../src/store/handovers.ts'
import { openTask } from '../../../src/store/tasks.ts'
import { openTestConsole, type TestConsole } from '../../support/console.ts'
import { databases } from '../../support/databases.ts'
import { aSealedTalk, sealedTopic, sealedWords } from '../../support/sealed-talk.ts'
import type { Browser } from '../../support/sign-in.ts'
import { aViewer, aYoungPerson, writes } from '../../support/staff-world.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'
import { waits } from '../../support/waiting.ts'

describe.each(databases)('needs you, on %s', (database) => {
  let test: TestStore
  let console: TestConsole
  let jo: Viewer
  let dee: Viewer

  beforeAll(async () => {
    test = await openTestStore(database)
    console = await openTestConsole(test)
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aViewer(test, 'Jo Marsh')
    dee = await aViewer(test, 'Dee Cole', { roles: ['duty-adviser'] })
  })
  afterAll(async () => {
    await console.close()
    await test.close()
  })

  const pageOf = async (viewer: Viewer, path = '/console'): Promise<string> =>
    plain(await (await (await console.browserOf(viewer.staffId)).get(path)).text())

  it('says within its first line who needs them, and why in a word', async () => {
    const jay = await aYoungPerson(test, { preferredName: 'Jay', birthday: '2009-03-01' })
    const mia = await aYoungPerson(test, { preferredName: 'Mia' })
    await waits(test, jay.id, { priority: 'emergency', danger: 'violence', minutesAgo: 4 })
    await waits(test, mia.id, { minutesAgo: 12 })

    const page = await pageOf(dee)

    expect(page).toContain('2 people need you. Jay first: violence, 4 min')
    expect(page).toContain('Emergency Jay, 17')
    expect(page).toContain('(2) Needs you')
    expect(page).toContain('Asked for a person · for the duty team')
  })

  it('says what would be there when nobody needs them', async () => {
    const page = await pageOf(jo)

    expect(page).toContain('Nobody needs you now.')
    expect(page).toContain('When a young person asks for you, or may be in danger')
    expect(page).not.toContain('Others waiting in the team')
  })

  it('takes “I’ve seen it” once, and says to the others who has', async () => {
    const jay = await aYoungPerson(test, { preferredName: 'Jay' })
    const { talkId, handoverId } = await waits(test, jay.id, { priority: 'worried' })
    const browser = await console.browserOf(dee.staffId)

    const answer = await browser.post('/console/needs-you/seen', { handover: handoverId })
    const again = await browser.post('/console/needs-you/seen', { handover: handoverId })

    expect([answer.status, again.status]).toEqual([303, 303])
    const handover = await findLiveHandover(test.store, talkId)
    expect(handover).toMatchObject({ acknowledgedBy: dee.staffId, forStaffId: dee.staffId })
    const page = await pageOf(dee)
    expect(page).toContain('You have seen it, 11:00')
    expect(page).not.toContain('I’ve seen it')
    const other = await aViewer(test, 'Ola Duty', { roles: ['duty-adviser'] })
    expect(await pageOf(other)).toContain('Dee has seen it, 11:00')
  })

  it('lets nobody act on what they may not see', async () => {
    const jay = await aYoungPerson(test, { preferredName: 'Jay', locked: true })
    const { handoverId } = await waits(test, jay.id)
    const own = { staffId: jo.staffId, personId: jay.id, kind: 'ring-them' } as const
    const task = await test.store.transaction((tx) => openTask(tx, own, test.clock.now()))

    for (const viewer of [jo, dee]) {
      const browser = await console.browserOf(viewer.staffId)
      const seen = await browser.post('/console/needs-you/seen', { handover: handoverId })
      const done = await browser.post('/console/needs-you/done', { task })
      expect([seen.status, done.status]).toEqual([404, 404])
    }
  })

  it('keeps what is to do until it is done, with who did it', async () => {
    const mia = await aYoungPerson(test, { preferredName: 'Mia', adviserId: jo.staffId })
    const own = { staffId: jo.staffId, personId: mia.id, kind: 'ring-them' } as const
    const task = await test.store.transaction((tx) => openTask(tx, own, test.clock.now()))
    const browser = await console.browserOf(jo.staffId)

    expect(await pageOf(jo)).toContain('Ring them: no text of ours can reach them now')
    const answer = await browser.post('/console/needs-you/done', { task }, { 'hx-request': 'true' })

    expect(plain(await answer.text())).toContain('Nobody needs you now.')
    const events = await test.store.sql.selectFrom('events').select(['kind', 'staff_id']).execute()
    expect(events).toEqual([{ kind: 'task-done', staff_id: jo.staffId }])
  })

  it('shows the talks one has, with new texts and what is left of WhatsApp’s day', async () => {
    const tia = await aYoungPerson(test, { preferredName: 'Tia', adviserId: jo.staffId })
    await waits(test, tia.id, { ownerId: jo.staffId, unread: 2 })
    await writes(test, tia.whatsapp)
    test.clock.advance(21 * 60 * 60_000)

    const browser = await browserAgain()
    const page = plain(await (await browser.get('/console/my-talks')).text())

    expect(page).toContain('Tia 2 new')
    expect(page).toContain('WhatsApp closes in 3 h 00')
    test.clock.advance(4 * 60 * 60_000)
    const later = await (await browserAgain()).get('/console')
    expect(plain(await later.text())).toContain('WhatsApp is closed')
  })

  /** Signed in at this moment: the clock went on for longer than a session lasts. */
  const browserAgain = (): Promise<Browser> => console.browserOf(jo.staffId)

  it('shows names as text, whatever they are', async () => {
    const name = '<script>alert(1)</script>'
    const { id } = await aYoungPerson(test, { preferredName: name })
    await waits(test, id)

    const html = await (await (await console.browserOf(dee.staffId)).get('/console')).text()

    expect(html).not.toContain(name)
    expect(html).toContain('&lt;script&gt;')
  })

  it('has nothing of a sealed talk, on any page and in any number', async () => {
    const max = await aViewer(test, 'Max Hart', { roles: ['team-manager', 'duty-adviser'] })
    const mia = await aYoungPerson(test, { preferredName: 'Mia', adviserId: jo.staffId })
    const paths = ['', '/needs-you/list', '/needs-you/count', '/my-talks', '/my-talks/list']
    const staff = ['/team', '/team/list', '/activity']
    const readAll = async (): Promise<readonly string[]> => {
      const pages: string[] = []
      for (const viewer of [jo, dee, max]) {
        for (const path of [...paths, ...staff]) pages.push(await pageOf(viewer, `/console${path}`))
      }
      return pages
    }
    const before = await readAll()

    const talkId = await aSealedTalk(test, mia.sms)
    const after = await readAll()

    for (const page of after) {
      expect(page).not.toContain(sealedWords)
      expect(page).not.toContain(sealedTopic)
      expect(page).not.toContain(talkId)
    }
    // Not even a number moved.
    expect(after).toEqual(before)
  })
})

/** What one reads of a page: its words without tags, scripts and what is new in every form. */
function plain(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:])/g, '$1')
}
