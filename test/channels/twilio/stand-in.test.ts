import { createServer, type IncomingMessage, type Server } from 'node:http'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createTwilioChannel } from '../../../src/channels/twilio/sender.ts'
import { isSignedByTwilio } from '../../../src/channels/twilio/verify-signature.ts'
import type { TwilioStandIn } from '../../support/twilio-server.ts'
import { accountSid, authToken, settingsFor, start } from './settings.ts'

const number = '+447700900123'
const publicUrl = 'https://waymark.example'
const message = { id: 'm1', to: { channel: 'sms', value: number }, text: 'hello' } as const

interface Received {
  readonly url: string
  readonly signed: boolean
  readonly form: Readonly<Record<string, string>>
  readonly token: unknown
}

let twilio: TwilioStandIn
let ours: Server
let received: Received[]

/** Our server, as small as it can be: it takes every webhook and checks who signed it. */
beforeEach(async () => {
  received = []
  ours = createServer((request, response) => {
    void receive(request).then((webhook) => {
      received.push(webhook)
      response.writeHead(200, { 'content-type': 'text/xml' }).end('<Response/>')
    })
  }).listen(0, '127.0.0.1')
  await once(ours, 'listening')
  const address = ours.address()
  const port = typeof address === 'object' ? address?.port : undefined
  twilio = await start({ publicUrl, webhookBase: `http://127.0.0.1:${port ?? 0}` })
})
afterEach(async () => {
  await twilio.close()
  ours.close()
  ours.closeAllConnections()
})

async function receive(request: IncomingMessage): Promise<Received> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk)
  const form = Object.fromEntries(new URLSearchParams(body))
  const url = request.url ?? ''
  const header = request.headers['x-twilio-signature']
  const signature = typeof header === 'string' ? header : undefined
  const signed = { authTokens: [authToken], publicUrl, pathAndQuery: url, signature, params: form }
  const token = request.headers['i-twilio-idempotency-token']
  return { url, signed: isSignedByTwilio(signed), form, token }
}

function send(text: string = message.text) {
  return createTwilioChannel(settingsFor(twilio.url, { publicUrl })).send({ ...message, text })
}

const statuses = () => received.map(({ form }) => form['MessageStatus'])

describe('incoming texts', () => {
  it('come as signed forms', async () => {
    const delivered = await twilio.deliver({ from: number, body: 'can£t pay & 🤔' })
    expect(delivered).toMatchObject({ status: 200, text: '<Response/>', dropped: false })
    expect(received).toMatchObject([{ url: '/twilio/messages', signed: true }])
    expect(received[0]?.form).toMatchObject({
      MessageSid: delivered.sid,
      From: number,
      Body: 'can£t pay & 🤔',
    })
  })

  it('come on WhatsApp, with fields of our choice', async () => {
    await twilio.deliver({ from: number, channel: 'whatsapp', extra: { ButtonText: 'Yes' } })
    expect(received[0]).toMatchObject({
      signed: true,
      form: { From: `whatsapp:${number}`, WaId: number.slice(1), ButtonText: 'Yes' },
    })
  })

  it('come twice, or not at all', async () => {
    twilio.chaos.repeatWebhooks(2)
    twilio.chaos.dropWebhooks()
    const repeated = await twilio.deliver({ from: number, body: 'one' })
    expect(repeated.answers).toHaveLength(2)
    expect(new Set(received.map(({ token }) => token)).size).toBe(1)
    expect(await twilio.deliver({ from: number, body: 'two' })).toMatchObject({ dropped: true })
    expect(received).toHaveLength(2)
  })

  it('do not fail the test when our server is down', async () => {
    twilio.webhookBase = twilio.url.replace(/\d+$/, '1')
    expect(await twilio.deliver({ from: number, body: 'one' })).not.toHaveProperty('status')
    expect(twilio.webhooks[0]?.error).toBeDefined()
  })
})

describe('receipts', () => {
  it('follow by themselves, signed, to the address of the message', async () => {
    await send()
    await twilio.receiptsSettled()
    expect(received).toMatchObject([
      { url: '/twilio/status?m=m1', signed: true, form: { MessageStatus: 'sent' } },
      { url: '/twilio/status?m=m1', signed: true, form: { MessageStatus: 'delivered' } },
    ])
  })

  it('come reversed, twice, or not at all', async () => {
    twilio.chaos.reorderReceipts()
    twilio.chaos.repeatReceipts()
    twilio.chaos.withholdReceipts()
    for (const text of ['1', '2', '3']) {
      await send(text)
      await twilio.receiptsSettled()
    }
    expect(statuses()).toEqual(['delivered', 'sent', 'sent', 'sent', 'delivered', 'delivered'])
  })

  it('come before the create call is answered', async () => {
    twilio.chaos.receiptsFirst()
    await send()
    expect(statuses()).toEqual(['sent', 'delivered'])
  })

  it('say that delivery failed', async () => {
    twilio.chaos.failDelivery(63016)
    await send()
    await twilio.receiptsSettled()
    expect(received[0]?.form).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '63016' })
  })

  it('wait until they are let go', async () => {
    const letGo = twilio.chaos.holdReceipts()
    await send()
    expect(received).toHaveLength(0)
    letGo()
    await twilio.receiptsSettled()
    expect(received).toHaveLength(2)
  })

  it('come after the connection was cut too', async () => {
    twilio.chaos.cutAfterAccepting()
    await send()
    await twilio.receiptsSettled()
    expect(received).toHaveLength(2)
  })
})

describe('sending', () => {
  it('tells who waits for it', async () => {
    const next = twilio.nextTo(number)
    const second = twilio.nextTo(number, { after: 1 })
    await send('one')
    await send('two')
    expect(await next).toMatchObject({ body: 'one' })
    expect(await second).toMatchObject({ body: 'two' })
    expect(await twilio.nextTo(number, { after: 0 })).toMatchObject({ body: 'one' })
    await expect(twilio.nextTo(number, { withinMs: 1 })).rejects.toThrow('got nothing')
  })

  it('is held until it is let go', async () => {
    const letGo = twilio.chaos.holdCreates()
    const sending = send()
    expect(await twilio.nextTo(number, { after: 0 })).toMatchObject({ body: 'hello' })
    letGo()
    expect(await sending).toMatchObject({ kind: 'accepted' })
  })

  it('is refused after STOP, until START', async () => {
    await twilio.deliver({ from: number, body: ' stop ' })
    expect(await send()).toEqual({ kind: 'opted-out', code: '21610' })
    await twilio.deliver({ from: number, body: 'STOP please' })
    await twilio.deliver({ from: number, body: 'Start' })
    expect(await send()).toMatchObject({ kind: 'accepted' })
  })

  const good = { To: number, From: '+447700900100', Body: 'x', StatusCallback: `${publicUrl}/s` }
  it.each([
    [{ ...good, Bdy: 'x' }, 20001],
    [{ ...good, To: '07700900123' }, 21211],
    [{ ...good, To: 'whatsapp:+GB.1' }, 21211],
    [{ ...good, To: `whatsapp:${number}` }, 21910],
    [{ ...good, From: '+447700900999' }, 21606],
    [{ ...good, From: 'Waymark' }, 21212],
    [{ ...good, Body: '' }, 21602],
    [{ ...good, Body: 'x'.repeat(1601) }, 21617],
    [{ ...good, StatusCallback: 'https://way_mark.example/' }, 21609],
    [{ To: number, From: '+447700900100', Body: 'x' }, 21609],
  ])('refuses %j with %i', async (form, code) => {
    const url = `${twilio.url}/2010-04-01/Accounts/${accountSid}/Messages.json`
    const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64')
    const headers = { authorization: `Basic ${credentials}` }
    const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) })
    expect(await response.json()).toMatchObject({ code })
    expect(response.status).toBe(400)
  })
})
