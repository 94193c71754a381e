import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Viewer } from '../../../src/domain/viewer.ts'
import { openTestConsole, type TestConsole } from '../../support/console.ts'
import { databases } from '../../support/databases.ts'
import { aSealedTalk } from '../../support/sealed-talk.ts'
import { aViewer, aYoungPerson } from '../../support/staff-world.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'
import { waits } from '../../support/waiting.ts'

interface Listening {
  /** Everything that has come so far. */
  heard(): string
  /** The talks it was told of, without the first event. */
  talks(): readonly string[]
  readonly ended: Promise<void>
}

describe.each(databases)('live events, on %s', (database) => {
  let test: TestStore
  let console: TestConsole
  let jo: Viewer
  let sam: Viewer

  beforeAll(async () => {
    test = await openTestStore(database)
    console = await openTestConsole(test)
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aViewer(test, 'Jo Marsh')
    sam = await aViewer(test, 'Sam Bright')
  })
  afterAll(async () => {
    await console.close()
    await test.close()
  })

  async function listen(viewer: Viewer): Promise<Listening> {
    const reply = await (await console.browserOf(viewer.staffId)).get('/console/events')
    expect(reply.headers.get('content-type')).toContain('text/event-stream')
    let heard = ''
    const ended = (async () => {
      const decoder = new TextDecoder()
      for await (const chunk of reply.body ?? []) heard += decoder.decode(chunk as Uint8Array)
    })().catch(() => undefined)
    const listening: Listening = {
      heard: () => heard,
      talks: () => [...heard.matchAll(/"talkId":"([^"]+)"/g)].map(([, id = '']) => id).slice(1),
      ended,
    }
    await until(() => heard.includes('"talkId":"opened"'))
    return listening
  }

  /** Time goes on, as hints are gathered for a moment, until `done`. */
  async function until(done: () => boolean): Promise<void> {
    const giveUpAt = Date.now() + 45_000
    while (!done()) {
      if (Date.now() > giveUpAt) throw new Error('What was waited for did not come')
      test.clock.advance(100)
      await pause(5)
    }
  }

  const move = (talkId: string, topic: 'talk' | 'inbox' = 'talk'): Promise<void> =>
    test.store.transaction((tx) => {
      tx.hint(topic, talkId)
      return Promise.resolve()
    })

  it('tells of a talk only those who may see it, once, with its id and a number', async () => {
    const mia = await aYoungPerson(test, { preferredName: 'Mia', adviserId: jo.staffId })
    const ali = await aYoungPerson(test, { preferredName: 'Ali', adviserId: sam.staffId })
    const own = await waits(test, mia.id)
    const other = await waits(test, ali.id)
    const [ofJo, ofSam] = [await listen(jo), await listen(sam)]

    await Promise.all([move(own.talkId), move(own.talkId), move(own.talkId, 'inbox')])
    await until(() => ofJo.talks().length > 0)
    await move(other.talkId)
    await until(() => ofSam.talks().length > 0)

    expect(ofJo.talks()).toEqual([own.talkId])
    expect(ofSam.talks()).toEqual([other.talkId])
    const data = /event: moved\ndata: (.*)\n\n$/.exec(ofJo.heard())?.[1] ?? ''
    expect(JSON.parse(data)).toEqual({ talkId: own.talkId, count: expect.any(Number) })
  })

  it('sends nothing of a sealed talk', async () => {
    const mia = await aYoungPerson(test, { preferredName: 'Mia', adviserId: jo.staffId })
    const { talkId } = await waits(test, mia.id)
    const ofJo = await listen(jo)

    const zoe = await aYoungPerson(test, { preferredName: 'Zoe', adviserId: jo.staffId })
    const sealedId = await aSealedTalk(test, zoe.sms)
    await move(talkId)
    await until(() => ofJo.talks().length > 0)

    expect(ofJo.talks()).toEqual([talkId])
    expect(ofJo.heard()).not.toContain(sealedId)
  })

  it('lets everybody look again when the database was away', async () => {
    const ofJo = await listen(jo)

    await move('reconnected', 'inbox')
    await until(() => ofJo.talks().length > 0)

    expect(ofJo.talks()).toEqual(['reconnected'])
  })

  it('keeps the connection warm, and ends it with the session', async () => {
    const ofJo = await listen(jo)
    await until(() => ofJo.heard().includes(': still here'))

    await console.signOut(jo.staffId)
    let over = false
    void ofJo.ended.then(() => (over = true))
    await until(() => over)

    const reply = await (await console.browserOf(sam.staffId)).get('/console/needs-you/count')
    expect(await reply.json()).toEqual({ needsYou: 0, myTalks: 0 })
  })

  it('asks whoever is not signed in to sign in', async () => {
    const reply = await fetch(`${console.url}/console/events`, { redirect: 'manual' })

    expect(reply.status).toBe(303)
  })

  it('lets go of its streams when the server stops', async () => {
    const own = await openTestConsole(test)
    const browser = await own.browserOf(jo.staffId)
    const reply = await browser.get('/console/events')

    await own.close()

    await expect(reply.text()).rejects.toThrow()
  })
})
