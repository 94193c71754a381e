import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { FetchMedia } from '../../../../src/channels/media.ts'
import { nobody } from '../../../../src/knowledge/fill.ts'
import { createLibrary } from '../../../../src/knowledge/library.ts'
import { addConsole } from '../../../../src/web/console/console.ts'
import { createServer, type Server } from '../../../../src/web/server.ts'
import { noEditing } from '../../../support/console.ts'
import { startTestApp, type TestApp } from '../../../support/app.ts'
import { signIn } from '../../../support/sign-in.ts'
import { settled } from '../../../support/time-runs.ts'

const picture = Buffer.from('\x89PNG\r\n\x1a\n a picture of nothing', 'latin1')

describe('what came with a text', () => {
  let test: TestApp
  let server: Server
  let asked: string[] = []
  beforeAll(async () => {
    test = await startTestApp({ database: 'sqlite' })
    const { store, messaging } = test.app
    const { clock, log } = messaging
    const fetchMedia: FetchMedia = (url) => {
      asked.push(url)
      return Promise.resolve({ contentType: 'image/png', bytes: picture })
    }
    const council = { ...nobody, shortName: 'A council' }
    const library = () => createLibrary([], council)
    const publicUrl = test.twilio.publicUrl
    const rest = { demo: true, publicUrl, sessionSecret: undefined, editing: noEditing }
    server = createServer({ log, trustProxy: false })
    addConsole(server, { store, clock, log, messaging, library, fetchMedia, ...rest })
  })
  afterAll(async () => {
    await server.close()
    await test.close()
  })

  it('is loaded through us alone, can run nothing, and every look is on record', async () => {
    const mia = test.phone('+447700900101')
    await mia.texts('can i talk to a person')
    const extra = {
      NumMedia: '1',
      MediaUrl0: 'https://a.example/ME1',
      MediaContentType0: 'image/png',
    }
    await mia.texts('look', { extra })
    await settled(test)
    const { id, talk_id } = await test.app.store.sql
      .selectFrom('messages')
      .innerJoin('talks', 'talks.id', 'messages.talk_id')
      .select(['messages.id', 'talk_id'])
      .where('media_sealed', 'is not', null)
      .where('audience', '=', 'advisers')
      .executeTakeFirstOrThrow()
    const { cookie } = await signIn(test.app, { email: 'jo.marsh@demo.example' })
    const url = `/console/talks/${talk_id}/media/${id}/0`
    await server.inject({ url: `/console/talks/${talk_id}`, headers: { cookie } })
    expect(asked).toEqual([])

    const shown = await server.inject({ url, headers: { cookie } })

    expect(asked).toEqual(['https://a.example/ME1'])
    expect(shown.rawPayload).toEqual(picture)
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition': 'inline; filename="picture.png"',
    })
    const looks = await test.app.store.sql
      .selectFrom('events')
      .select(['message_id', 'detail'])
      .where('kind', '=', 'media-shown')
      .execute()
    expect(looks).toEqual([{ message_id: id, detail: '{"index":0}' }])
    asked = []
    expect(
      (await server.inject({ url: url.replace(/0$/, '1'), headers: { cookie } })).statusCode,
    ).toBe(404)
    expect(asked).toEqual([])
  })
})
