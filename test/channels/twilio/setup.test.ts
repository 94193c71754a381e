import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { SegmentedMessage } from 'sms-segments-calculator'
import { checkSetup, describeSetup } from '../../../src/channels/twilio/setup.ts'
import {
  fallbackTwiml,
  twilioKeywords,
  twilioReplies,
} from '../../../src/channels/twilio/setup-words.ts'
import type { TwilioSettings } from '../../../src/channels/twilio/settings.ts'
import type { TwilioStandIn } from '../../support/twilio-server.ts'
import { authToken, serviceSid, settingsFor, smsSender, start, whatsappSender } from './settings.ts'

const messages = 'https://waymark.example/twilio/messages'
const fallback = 'https://handler.twilio.com/twiml/EH1'

let twilio: TwilioStandIn

beforeEach(async () => {
  twilio = await start({ messagingServiceSid: serviceSid })
})
afterEach(() => twilio.close())

async function failing(more: Partial<TwilioSettings> = {}) {
  const checks = await checkSetup(settingsFor(twilio.url, more))
  return checks.filter(({ ok }) => !ok).map(({ what }) => what)
}

function setUpSenders() {
  const { numbers, whatsappSenders } = twilio.account
  const number = numbers.get(smsSender)
  const sender = whatsappSenders.get(whatsappSender)
  if (!number || !sender) throw new Error('The stand-in lacks a sender')
  Object.assign(number, { sms_url: `${messages}#rc=3&rp=all`, sms_fallback_url: fallback })
  Object.assign(sender, { callback_url: messages, fallback_url: fallback })
}

describe('describeSetup', () => {
  const text = describeSetup(
    settingsFor('https://api.twilio.com', { messagingServiceSid: serviceSid }),
  )

  it.each([
    'https://waymark.example/twilio/messages#rc=3&rp=all&ct=2000&rt=3500\n',
    'https://waymark.example/twilio/status\n',
    'https://waymark.example/twilio/fallback\n',
    smsSender,
    whatsappSender,
    serviceSid,
    fallbackTwiml,
    twilioReplies.stop,
    twilioReplies.start,
    twilioReplies.help,
  ])('names %j', (part) => {
    expect(text).toContain(part)
  })

  it('holds no token', () => {
    expect(text).not.toContain(authToken)
  })
})

describe('the words Twilio sends for us', () => {
  it.each(Object.entries(twilioReplies))('%s is GSM-7, in two segments at most', (_, reply) => {
    const segmented = new SegmentedMessage(reply)
    expect(segmented.encodingName).toBe('GSM-7')
    expect(segmented.segmentsCount).toBeLessThanOrEqual(2)
  })

  it.each(['help', 'unreachable'] as const)('%s has the emergency numbers', (name) => {
    for (const part of ['999', '111 option 2', '116 123', '85258']) {
      expect(twilioReplies[name]).toContain(part)
    }
  })

  it('has no keyword people say to the bot', () => {
    const words: readonly string[] = Object.values(twilioKeywords).flat()
    for (const word of ['YES', 'END', 'QUIT', 'CANCEL', 'INFO']) expect(words).not.toContain(word)
  })
})

describe('checkSetup', () => {
  it('finds nothing set', async () => {
    expect(await failing()).toEqual([
      `Number ${smsSender}: a message comes in`,
      `Number ${smsSender}: fallback`,
      `WhatsApp sender ${whatsappSender}: a message comes in`,
      `WhatsApp sender ${whatsappSender}: fallback`,
    ])
  })

  it('is content with what describeSetup asks for', async () => {
    setUpSenders()
    expect(await failing()).toEqual([])
  })

  it('says what is there and what to set', async () => {
    setUpSenders()
    const number = twilio.account.numbers.get(smsSender)
    Object.assign(number ?? {}, { sms_url: 'https://demo.twilio.com/welcome', sms_method: 'GET' })
    const checks = await checkSetup(settingsFor(twilio.url))
    expect(checks.filter(({ ok }) => !ok)).toEqual([
      {
        what: `Number ${smsSender}: a message comes in`,
        ok: false,
        remedy: `It is https://demo.twilio.com/welcome: set ${messages}`,
      },
      expect.objectContaining({ what: `Number ${smsSender}: method` }),
    ])
  })

  it("looks at the messaging service in place of its numbers' webhooks", async () => {
    const service = { messagingServiceSid: serviceSid, whatsappFrom: undefined }
    const what = `Messaging service ${serviceSid}`
    expect(await failing(service)).toEqual([`${what}: a message comes in`, `${what}: fallback`])
    const set = { inbound_request_url: messages, fallback_url: fallback }
    Object.assign(twilio.account.service, set)
    expect(await failing(service)).toEqual([])
    twilio.account.service.status_callback = 'https://elsewhere.example/'
    twilio.account.service.use_inbound_webhook_on_number = true
    expect(await failing(service)).toEqual([
      `${what}: a message comes in`,
      `${what}: status callback`,
    ])
  })

  it('stops at wrong credentials', async () => {
    const checks = await checkSetup(settingsFor(twilio.url, { authToken: 'wrong' }))
    expect(checks.at(-1)).toEqual({
      what: 'Credentials',
      ok: false,
      remedy: 'Twilio refused our token: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.',
    })
  })

  it.each([
    [{ accountSid: 'nonsense' }, 'Credentials'],
    [{ apiUrl: 'http://twilio.invalid' }, 'Credentials'],
    [{ publicUrl: 'http://127.0.0.1' }, 'PUBLIC_URL is an https address'],
    [{ publicUrl: 'https://way_mark.example' }, 'PUBLIC_URL has no underscore in its host'],
    [{ publicUrl: 'waymark' }, 'PUBLIC_URL is an https address'],
    [{ smsFrom: '+447700900999' }, 'Number +447700900999'],
    [{ whatsappFrom: '+447700900999' }, 'WhatsApp sender whatsapp:+447700900999'],
    [{ messagingServiceSid: `MG${'1'.repeat(32)}` }, 'Messaging service'],
  ])('with %j, %s is not ok', async (more, what) => {
    expect(await failing(more)).toContain(what)
  })

  it('is not content with a suspended account', async () => {
    twilio.account.status = 'suspended'
    expect(await failing()).toEqual(['Credentials'])
  })
})
