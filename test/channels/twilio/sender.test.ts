import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createTwilioChannel } from '../../../src/channels/twilio/sender.ts'
import type { TwilioSettings } from '../../../src/channels/twilio/settings.ts'
import type { OutboundMessage } from '../../../src/domain/message.ts'
import type { TwilioStandIn } from '../../support/twilio-server.ts'
import { serviceSid, settingsFor, smsSender, start, whatsappSender } from './settings.ts'

const number = '+447700900123'
const text: OutboundMessage = {
  id: '0198c0de-0000-7000-8000-000000000001',
  to: { channel: 'sms', value: number },
  text: 'You can ask for £10 & more',
}
const onWhatsApp: OutboundMessage = { ...text, to: { channel: 'whatsapp', value: number } }

let twilio: TwilioStandIn

beforeEach(async () => {
  twilio = await start({ messagingServiceSid: serviceSid })
})
afterEach(() => twilio.close())

function send(message = text, more: Partial<TwilioSettings> = {}, timeoutMs?: number) {
  const options = timeoutMs === undefined ? {} : { timeoutMs }
  return createTwilioChannel(settingsFor(twilio.url, more), options).send(message)
}

function sentForm() {
  return Object.fromEntries(twilio.requests.at(-1)?.form ?? [])
}

describe('what is sent', () => {
  it('is an SMS from our number, with a receipt address of its own', async () => {
    const result = await send()
    expect(result).toEqual({ kind: 'accepted', providerId: twilio.sentTo(number)[0]?.sid })
    expect(sentForm()).toEqual({
      To: number,
      From: smsSender,
      Body: 'You can ask for £10 & more',
      StatusCallback: `https://waymark.example/twilio/status?m=${text.id}`,
    })
  })

  it('goes through the messaging service when there is one', async () => {
    await send(text, { messagingServiceSid: serviceSid })
    expect(sentForm()).toMatchObject({ MessagingServiceSid: serviceSid })
    expect(sentForm()).not.toHaveProperty('From')
  })

  it.each([whatsappSender, '+447700900101'])('is WhatsApp from %s', async (whatsappFrom) => {
    await send(onWhatsApp, { whatsappFrom, messagingServiceSid: serviceSid })
    expect(sentForm()).toMatchObject({ To: `whatsapp:${number}`, From: whatsappSender })
  })

  it('is a template without a body, with its variables by their numbers', async () => {
    const contentSid = `HX${'a'.repeat(32)}`
    twilio.templates.approve(contentSid, 'Hi, {{1}} here. Text back.')
    const template = { contentSid, variables: { '1': 'Sam' } }

    const result = await send({ ...onWhatsApp, text: 'Hi, Sam here. Text back.', template })

    expect(result).toMatchObject({ kind: 'accepted' })
    expect(sentForm()).toMatchObject({
      ContentSid: contentSid,
      ContentVariables: '{"1":"Sam"}',
    })
    expect(sentForm()).not.toHaveProperty('Body')
    expect(twilio.sentTo(`whatsapp:${number}`)).toMatchObject([
      { body: 'Hi, Sam here. Text back.' },
    ])
  })

  it.each([
    [`HX${'b'.repeat(32)}`, { '1': 'Sam' }, '21655'],
    [`HX${'a'.repeat(32)}`, { '1': '' }, '21656'],
    [`HX${'a'.repeat(32)}`, { '1': 'Sam', '2': 'us' }, '63028'],
  ])(
    'is refused as a template that Twilio does not know so',
    async (contentSid, variables, code) => {
      twilio.templates.approve(`HX${'a'.repeat(32)}`, 'Hi, {{1}} here.')

      const result = await send({ ...onWhatsApp, template: { contentSid, variables } })

      expect(result).toMatchObject({ kind: 'refused', code })
    },
  )

  it('goes to a WhatsApp user id as it is', async () => {
    const to = { channel: 'whatsapp', value: 'GB.1502576394655843' } as const
    expect(await send({ ...text, to })).toMatchObject({ kind: 'accepted' })
    expect(sentForm()).toMatchObject({ To: 'whatsapp:GB.1502576394655843' })
  })
})

describe('what came of it', () => {
  it.each([
    [429, { kind: 'try-later', code: '20429', afterMs: 2000 }],
    [503, { kind: 'try-later', code: '20503' }],
    [500, { kind: 'unknown' }],
    [21610, { kind: 'opted-out', code: '21610' }],
    [63016, { kind: 'outside-window', code: '63016' }],
    [21614, { kind: 'unreachable', code: '21614' }],
    [21211, { kind: 'refused', code: '21211' }],
    [98765, { kind: 'refused', code: '98765' }],
  ])('%i', async (code, expected) => {
    twilio.chaos.answerCreates(code)
    expect(await send()).toEqual(expected)
    expect(twilio.sentTo(number)).toHaveLength(0)
    expect(await send()).toMatchObject({ kind: 'accepted' })
  })

  it('is refused with a wrong token', async () => {
    expect(await send(text, { authToken: 'wrong' })).toMatchObject({
      kind: 'try-later',
      code: '20003',
      remedy: expect.stringContaining('TWILIO_AUTH_TOKEN'),
    })
  })

  it('is refused without a sender, before asking Twilio', async () => {
    const none = { smsFrom: undefined, whatsappFrom: undefined }
    expect(await send(text, none)).toMatchObject({ kind: 'refused', code: 'no-sender' })
    expect(await send(onWhatsApp, none)).toMatchObject({ kind: 'refused', code: 'no-sender' })
    expect(twilio.requests).toHaveLength(0)
  })

  it('is unreachable when an SMS has only a WhatsApp user id to go to', async () => {
    const to = { channel: 'sms', value: 'GB.1502576394655843' } as const
    expect(await send({ ...text, to })).toEqual({ kind: 'unreachable', code: 'no-number' })
  })

  it('is unknown when the connection is cut, whether Twilio has it or not', async () => {
    twilio.chaos.cutAfterAccepting()
    expect(await send()).toEqual({ kind: 'unknown' })
    expect(twilio.sentTo(number)).toHaveLength(1)
    twilio.chaos.cutBeforeAccepting()
    expect(await send()).toEqual({ kind: 'unknown' })
    expect(twilio.sentTo(number)).toHaveLength(1)
  })

  it('is unknown when no answer comes in time', async () => {
    twilio.chaos.hangAfterAccepting()
    expect(await send(text, {}, 50)).toEqual({ kind: 'unknown' })
    expect(twilio.sentTo(number)).toHaveLength(1)
  })

  it('is unknown when the answer is not of Twilio', async () => {
    twilio.chaos.answerCreates(0, 1, { status: 200 })
    expect(await send()).toEqual({ kind: 'unknown' })
  })

  it('can be tried later when nobody is there', async () => {
    const { url } = twilio
    await twilio.close()
    const nobody = createTwilioChannel(settingsFor(url))
    expect(await nobody.send(text)).toEqual({ kind: 'try-later', code: 'ECONNREFUSED' })
    const nowhere = createTwilioChannel(settingsFor('http://twilio.invalid'))
    expect(await nowhere.send(text)).toMatchObject({ kind: 'try-later' })
  })
})
