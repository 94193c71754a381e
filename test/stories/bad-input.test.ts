import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { settled } from '../support/time-runs.ts'

describe.each(databases)('whatever is posted to us (%s)', (database) => {
  let test: TestApp
  let nextPhone = 0

  beforeAll(async () => {
    test = await startTestApp({ database })
  })

  afterAll(() => test.close())

  const aPhone = () => test.phone(`+4477009${String((nextPhone += 1)).padStart(5, '0')}`)

  const rows = async (): Promise<number> => {
    const { count } = await test.app.store.sql
      .selectFrom('messages')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return count
  }

  async function post(path: string, body: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${test.app.url}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
    return { status: response.status, text: await response.text() }
  }

  it('refuses what Twilio did not sign, with nothing else', async () => {
    const before = await rows()

    const missing = await post('/twilio/messages', 'MessageSid=SM1&From=%2B447700900101&Body=hi')
    const wrong = await post('/twilio/messages', 'MessageSid=SM1', { 'x-twilio-signature': 'no' })
    const status = await post('/twilio/status?m=1', 'MessageSid=SM1&MessageStatus=sent')

    expect([missing, wrong, status]).toEqual(Array(3).fill({ status: 403, text: '' }))
    expect(await rows()).toBe(before)
  })

  it('answers wrong routes, methods, types and sizes as HTTP says', async () => {
    const large = 'Body='.padEnd(70_000, 'x')
    const get = await fetch(`${test.app.url}/twilio/messages`)

    expect((await post('/twilio/nothing', '')).status).toBe(404)
    expect(get.status).toBe(405)
    expect(get.headers.get('allow')).toBe('POST')
    expect((await post('/twilio/messages', large)).status).toBe(413)
    expect(
      (await post('/twilio/messages', '{}', { 'content-type': 'application/json' })).status,
    ).toBe(415)
  })

  it('survives a request that breaks off in the middle', async () => {
    const { hostname, port } = new URL(test.app.url)
    await new Promise<void>((resolve) => {
      const broken = request({
        hostname,
        port,
        path: '/twilio/messages',
        method: 'POST',
        headers: { 'content-length': '500' },
      })
      broken.on('error', () => {
        resolve()
      })
      broken.write('Body=')
      broken.destroy()
    })

    expect((await fetch(`${test.app.url}/readyz`)).status).toBe(200)
  })

  it('names the field of a signed form that cannot be read', async () => {
    const fields = { MessageSid: 'SM1', To: '+447700900001', Body: 'hi' }

    expect(await test.twilio.postInbound({ ...fields, From: 'BANK' })).toMatchObject({
      status: 400,
      text: 'From cannot be read\n',
    })
    expect(
      await test.twilio.postInbound({ From: '+447700900101', To: '+447700900001' }),
    ).toMatchObject({ status: 400, text: 'MessageSid is missing\n' })
  })

  it.each([
    ['10,000 characters', 'where can i live '.repeat(600).slice(0, 10_000)],
    ['nothing', ''],
    ['only emoji', '😭😭😭'],
    ['NUL and direction overrides', 'coun\u0000cil \u202Etax\u202C \u{E0041}'],
    ['Lunr operators', '+council -tax ~2 title:^'],
    ['half a character', 'council tax \ud83d'],
    ['code', "'; drop table messages; -- {{7*7}} <script>alert(1)</script>"],
    ['another alphabet', 'أين أنام الليلة'],
  ])('has a reply for %s', async (_what, body) => {
    const phone = aPhone()

    const { status } = await phone.texts(body)

    expect(status).toBe(200)
    const reply = await phone.receives()
    expect(reply.length).toBeGreaterThan(10)
    expect(reply).not.toMatch(/undefined|\{|\[object/)
  })

  it('keeps a picture as a reference, and says so', async () => {
    const phone = aPhone()

    await phone.texts('', {
      extra: {
        NumMedia: '1',
        MediaUrl0: 'https://api.twilio.com/x',
        MediaContentType0: 'image/jpeg',
      },
    })

    expect(await phone.receives()).toMatch(/pictures/)
  })

  it('stores and answers any text at all (random)', async () => {
    const anything = fc.oneof(
      fc.string({ maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
    )
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        const phone = aPhone()
        expect(await phone.texts(body)).toMatchObject({ status: 200 })
        await phone.receives()
      }),
      { numRuns: 25 },
    )
    await settled(test)
  })

  it('answers any form at all without failing (random)', async () => {
    const names = fc.constantFrom(
      'MessageSid',
      'From',
      'To',
      'Body',
      'NumMedia',
      'MessageStatus',
      'Latitude',
      'OptOutType',
      '__proto__',
      'constructor',
    )
    const form = fc.dictionary(fc.oneof(names, fc.string()), fc.string({ unit: 'binary' }))
    await fc.assert(
      fc.asyncProperty(form, async (fields) => {
        const { status } = await test.twilio.postInbound(fields)
        expect([200, 400]).toContain(status)
      }),
      { numRuns: 40 },
    )
  })
})
