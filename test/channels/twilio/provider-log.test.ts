import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createTwilioLog } from '../../../src/channels/twilio/provider-log.ts'
import { createTwilioChannel } from '../../../src/channels/twilio/sender.ts'
import type { TwilioSettings } from '../../../src/channels/twilio/settings.ts'
import type { TwilioStandIn } from '../../support/twilio-server.ts'
import { accountSid, serviceSid, settingsFor, smsSender, start } from './settings.ts'

const number = '+447700900123'
const to = { channel: 'sms', value: number } as const

let twilio: TwilioStandIn
let now: Date

beforeEach(async () => {
  now = new Date('2026-03-10T11:00:00.400Z')
  twilio = await start({ messagingServiceSid: serviceSid, now: () => now })
  twilio.chaos.dropWebhooks(100)
  twilio.chaos.withholdReceipts(100)
})
afterEach(() => twilio.close())

function log(more: Partial<TwilioSettings> = {}) {
  return createTwilioLog(settingsFor(twilio.url, more), { pageSize: 2 })
}

function send(text: string, more: Partial<TwilioSettings> = {}) {
  return createTwilioChannel(settingsFor(twilio.url, more)).send({ id: text, to, text })
}

async function texts(received: ReturnType<ReturnType<typeof log>['listReceived']>) {
  return (await received).map(({ text }) => text)
}

function wait(seconds: number) {
  now = new Date(now.getTime() + seconds * 1000)
}

describe('listReceived', () => {
  it('reads all pages, oldest first, from the second of `since` on', async () => {
    await twilio.deliver({ from: number, body: 'too old' })
    wait(60)
    const since = now
    for (const body of ['1', '2', '3', '4', '5']) await twilio.deliver({ from: number, body })
    expect(await texts(log().listReceived(since))).toEqual(['1', '2', '3', '4', '5'])
    wait(1)
    expect(await texts(log().listReceived(now))).toEqual([])
  })

  it('gives messages as their webhook would have', async () => {
    const from = `whatsapp:${number}`
    const extra = { NumMedia: '2' }
    const { sid } = await twilio.deliver({ from, body: 'look', extra })
    const url = `${twilio.url}/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media.json`
    const reference = { url, contentType: 'application/octet-stream' }
    expect(await log().listReceived(now)).toEqual([
      {
        providerId: sid,
        from: { channel: 'whatsapp', value: number },
        to: '+447700900101',
        text: 'look',
        media: [reference, reference],
      },
    ])
    await twilio.deliver({ from: number, body: 'Stop' })
    expect(await log().listReceived(now)).toMatchObject([{ text: 'look' }, { optOut: 'stop' }])
  })

  it('leaves out what we sent, what is not ours, and what has no address', async () => {
    await send('ours')
    await twilio.deliver({
      from: number,
      body: 'x',
      to: '+447700900999',
      extra: { MessagingServiceSid: '' },
    })
    await twilio.deliver({ from: 'ParcelCo', body: 'y' })
    expect(await log().listReceived(now)).toEqual([])
  })

  it('knows the numbers of a messaging service', async () => {
    await twilio.deliver({ from: number, body: 'z', extra: { MessagingServiceSid: '' } })
    const only = { smsFrom: undefined, whatsappFrom: undefined, messagingServiceSid: serviceSid }
    expect(await texts(log(only).listReceived(now))).toEqual(['z'])
  })

  it('rejects, without the token in the error, when Twilio says no', async () => {
    const refused = log({ authToken: 'wrong' }).listReceived(now)
    await expect(refused).rejects.toMatchObject({ name: 'TwilioRefusal', status: 401 })
  })
})

describe('listSent', () => {
  it('lists what went to this address since, oldest first, queued ones too', async () => {
    await send('too old')
    wait(60)
    for (const text of ['1', '2', '3']) await send(text)
    await twilio.deliver({ from: number, body: 'from them' })
    await twilio.deliver({ from: smsSender, body: 'to them, by another', to: number })
    const listed = await log().listSent(to, now)
    expect(listed.map(({ text }) => text)).toEqual(['1', '2', '3'])
    expect(listed[0]).toEqual({
      providerId: twilio.sentTo(number)[1]?.sid,
      text: '1',
      at: new Date('2026-03-10T11:01:00Z'),
    })
  })

  it('finds what went through the messaging service, before it has a sender', async () => {
    const service = { messagingServiceSid: serviceSid }
    await send('1', service)
    expect(await log(service).listSent(to, now)).toMatchObject([{ text: '1' }])
  })

  it('does not find what the list does not show yet', async () => {
    twilio.chaos.makeListLate()
    await send('1')
    expect(await log().listSent(to, now)).toEqual([])
    twilio.catchUpList()
    expect(await log().listSent(to, now)).toMatchObject([{ text: '1' }])
  })
})
