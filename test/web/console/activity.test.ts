import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Viewer } from '../../../src/domain/viewer.ts'
import { eventKinds, recordEvent } from '../../../src/store/events.ts'
import { addLook } from '../../../src/store/looks.ts'
import { eventSentence, kindWords } from '../../../src/web/console/activity/event-words.ts'
import { openTestConsole, type TestConsole } from '../../support/console.ts'
import { databases } from '../../support/databases.ts'
import { aSealedTalk } from '../../support/sealed-talk.ts'
import { aViewer, aYoungPerson } from '../../support/staff-world.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'
import { waits } from '../../support/waiting.ts'

describe.each(databases)('activity, on %s', (database) => {
  let test: TestStore
  let console: TestConsole
  let jo: Viewer
  let max: Viewer

  beforeAll(async () => {
    test = await openTestStore(database)
    console = await openTestConsole(test)
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aViewer(test, 'Jo Marsh')
    max = await aViewer(test, 'Max Hart', { roles: ['team-manager'] })
  })
  afterAll(async () => {
    await console.close()
    await test.close()
  })

  async function page(query = ''): Promise<string> {
    const reply = await (await console.browserOf(max.staffId)).get(`/console/activity?${query}`)
    return (await reply.text()).replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')
  }
  const record = (happening: Parameters<typeof recordEvent>[1]): Promise<void> =>
    test.store.transaction((tx) => recordEvent(tx, happening, test.clock.now()))

  it('tells what was done, by whom and with whom, and why somebody looked', async () => {
    const mia = await aYoungPerson(test, { preferredName: 'Mia' })
    const { talkId } = await waits(test, mia.id)
    const at = test.clock.now()
    await record({ kind: 'taken-over', talkId, personId: mia.id, staffId: jo.staffId })
    await test.store.transaction(async (tx) => {
      const look = { staffId: jo.staffId, personId: mia.id }
      await addLook(tx, { ...look, reason: 'Sam is ill today' }, at)
      await recordEvent(tx, { kind: 'looked-at', ...look }, at)
    })

    const all = await page()

    expect(all).toContain('Jo Marsh took over the talk with Mia')
    expect(all).toContain('Jo Marsh looked at Mia, who is not theirs: Sam is ill today')
    expect(await page(`staff=${max.staffId}`)).toContain('Nothing of that kind on this day')
    expect(await page('kind=taken-over')).not.toContain('looked at Mia')
    expect(await page(`person=${mia.id}`)).toContain('Only Mia')
  })

  it('shows a day, and goes back to the ones before', async () => {
    await record({ kind: 'signed-in', staffId: jo.staffId })
    test.clock.advance(24 * 60 * 60_000)

    expect(await page()).toContain('Nothing happened on this day')
    expect(await page('day=2026-11-24')).toContain('Jo Marsh signed in')
    test.clock.advance(-24 * 60 * 60_000)
  })

  it('pages through a busy day', async () => {
    for (let index = 0; index < 120; index += 1)
      await record({ kind: 'signed-in', staffId: jo.staffId })

    const reply = await (await console.browserOf(max.staffId)).get('/console/activity')
    const html = await reply.text()
    const earlier = /href="([^"]*before=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const next = await (await (await console.browserOf(max.staffId)).get(earlier)).text()

    expect(html.match(/Jo Marsh signed in/g)).toHaveLength(100)
    expect(next.match(/Jo Marsh signed in/g)).toHaveLength(20)
  })

  it('leaves out what is sealed, restricted, barred or of another team', async () => {
    const mia = await aYoungPerson(test, { preferredName: 'Mia' })
    const far = await aYoungPerson(test, { preferredName: 'Far', team: 'Another' })
    const bea = await aYoungPerson(test, { preferredName: 'Bea' })
    const other = await aViewer(test, 'Ola Other', { team: 'Another' })
    await test.store.sql
      .insertInto('person_bars')
      .values({ person_id: bea.id, staff_id: max.staffId })
      .execute()
    await aSealedTalk(test, mia.sms)
    const restricted = await waits(test, mia.id)
    await test.store.sql
      .updateTable('talks')
      .set({ audience: 'restricted:allegation' })
      .where('id', '=', restricted.talkId)
      .execute()
    const ids = { talkId: restricted.talkId, personId: mia.id }
    await record({ kind: 'allegation-found', ...ids })
    await record({ kind: 'handover-requested', ...ids, detail: { reason: 'allegation' } })
    // Without a talk: what hangs on a text or a handover is of one all the same.
    await record({ kind: 'told', personId: mia.id, handoverId: restricted.handoverId })
    await record({ kind: 'allegation-found', personId: mia.id })
    await record({ kind: 'number-checked', personId: far.id })
    await record({ kind: 'number-checked', personId: bea.id })
    await record({ kind: 'signed-in', staffId: other.staffId })

    expect(await page()).toContain('Nothing happened on this day')
  })

  it('shrugs at an address that makes no sense', async () => {
    const odd = 'day=nonsense&kind=none&before=nonsense&staff[]=x&person=<script>'

    expect(await page(odd)).toContain('Nothing happened on this day')
    expect(await page('before=%00')).toContain('There is nothing here for you')
  })
})

describe('the words of events', () => {
  it.each(eventKinds.filter((kind) => kind !== 'allegation-found'))('has words for %s', (kind) => {
    const sentence = eventSentence(kind, { who: 'Jo', whom: 'Mia' })

    expect(sentence).not.toMatch(/[{}]/)
    expect(kindWords(kind)).not.toBe('')
    expect(`${sentence} ${kindWords(kind)}`).not.toMatch(/^\w+( \w+)*: Jo /)
  })
})
