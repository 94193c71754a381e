import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { defaultCouncilSafety } from '../../../src/domain/council-safety.ts'
import type { Viewer } from '../../../src/domain/viewer.ts'
import type { MessagingDeps } from '../../../src/messaging/deps.ts'
import { openCase } from '../../../src/store/cases.ts'
import { addReceived } from '../../../src/store/messages.ts'
import { openTalk } from '../../../src/store/talks.ts'
import { openTestConsole, type TestConsole } from '../../support/console.ts'
import { databases } from '../../support/databases.ts'
import { aLog } from '../../support/edges.ts'
import { asks, aViewer, aYoungPerson, staffDeps } from '../../support/staff-world.ts'
import { aText } from '../../support/stored.ts'
import { openTestStore, type TestStore } from '../../support/test-store.ts'

const told = 'he locked me in the minibus'
const picture = Buffer.from('a picture of nothing')

describe.each(databases)('the officers’ pages, on %s', (database) => {
  let test: TestStore
  let console: TestConsole
  let jo: Viewer
  let nia: Viewer
  let asked: string[] = []

  beforeAll(async () => {
    test = await openTestStore(database)
    const { log } = aLog()
    const safety = () => defaultCouncilSafety
    const messaging = { ...staffDeps(test), log, safety } as unknown as MessagingDeps
    const fetchMedia = (url: string) => {
      asked.push(url)
      return Promise.resolve({ contentType: 'image/jpeg' as const, bytes: picture })
    }
    console = await openTestConsole(test, { messaging, fetchMedia })
  })
  beforeEach(async () => {
    await test.empty()
    asked = []
    jo = await aViewer(test, 'Jo Marsh')
    nia = await aViewer(test, 'Nia Webb', { roles: ['allegations-officer'] })
  })
  afterAll(async () => {
    await console.close()
    await test.close()
  })

  const get = async (viewer: Viewer, path: string) =>
    (await console.browserOf(viewer.staffId)).get(path)
  const read = async (viewer: Viewer, path: string) => (await get(viewer, path)).text()

  /** Kai, of Jo's, texts a picture with it. */
  async function aCase() {
    const kai = await aYoungPerson(test, { preferredName: 'Kai', adviserId: jo.staffId })
    const { addressId, channel } = await asks(test, kai.sms)
    const at = test.clock.now()
    return test.store.transaction(async (tx) => {
      const { id: talkId } = await openTalk(tx, kai.id, 'restricted:allegation', at)
      const place = { talkId, personId: kai.id, addressId, channel }
      const media = [{ url: 'https://a.example/ME1', contentType: 'image/jpeg' }]
      const text = aText({ from: kai.sms, text: told, media })
      const messageId = await addReceived(tx, place, text, at)
      const dates = { dueAt: at, remindAt: at }
      const { id } = await openCase(tx, { personId: kai.id, talkId, ...dates }, at)
      return { page: `/console/allegations/${id}`, media: `media/${messageId ?? ''}/0` }
    })
  }

  it('say on an officer’s first page that somebody has to deal with it, and on nobody else’s', async () => {
    await aCase()

    expect(await read(nia, '/console')).toContain('1 allegation to deal with')
    expect(await read(jo, '/console')).not.toContain('allegation')
    expect(await read(nia, '/console/allegations/list')).toContain('nobody has it in hand yet')
  })

  it('open what came with a text when asked to, and put that on the record of the case', async () => {
    const { page, media } = await aCase()
    expect(await read(nia, page)).toContain(`href="${page}/${media}"`)
    expect(asked).toEqual([])

    const shown = await get(nia, `${page}/${media}`)

    expect(Buffer.from(await shown.arrayBuffer())).toEqual(picture)
    expect(shown.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(asked).toEqual(['https://a.example/ME1'])
    expect(await read(nia, `${page}/live`)).toContain('Opened what came with a text')
    expect((await get(nia, `${page}/${media.replace('/0', '/1')}`)).status).toBe(404)
  })

  it('are not there for anybody else, whole or in parts', async () => {
    const { page, media } = await aCase()

    for (const path of [page, `${page}/live`, `${page}/${media}`, '/console/allegations/list']) {
      expect({ path, status: (await get(jo, path)).status }).toEqual({ path, status: 404 })
    }
    expect(asked).toEqual([])
  })

  it('unfold the form in which something is wrong, with the council’s words beside each way', async () => {
    const { page } = await aCase()
    const browser = await console.browserOf(nia.staffId)

    const refused = await (await browser.post(`${page}/decide`, { happened: 'now' })).text()

    expect(refused).toMatch(/<details class="wm-fold" id="decide" open>/)
    expect(refused).toContain('Choose the way')
    expect(refused).toContain('To the designated officer (LADO) and the police.')
  })
})
