import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createTwilioCaller } from '../../../src/channels/twilio/caller.ts'
import { acceptedTwiml, alarmTwiml } from '../../../src/channels/twilio/voice-words.ts'
import type { TwilioSettings } from '../../../src/channels/twilio/settings.ts'
import type { TwilioStandIn } from '../../support/twilio-server.ts'
import { settingsFor, smsSender, start } from './settings.ts'

const id = '0198c0de-0000-7000-8000-000000000001'
const to = '+441452614194'

let twilio: TwilioStandIn

beforeEach(async () => {
  twilio = await start()
})
afterEach(() => twilio.close())

function call(more: Partial<TwilioSettings> = {}, timeoutMs?: number) {
  const options = timeoutMs === undefined ? {} : { timeoutMs }
  return createTwilioCaller(settingsFor(twilio.url, more), options).call({ id, to })
}

describe('a voice call', () => {
  it('comes from our number, and both its addresses carry our id', async () => {
    expect(await call()).toEqual({ kind: 'ringing', providerId: twilio.calls.placed[0]?.sid })
    expect(Object.fromEntries(twilio.requests.at(-1)?.form ?? [])).toEqual({
      To: to,
      From: smsSender,
      Timeout: '45',
      Method: 'POST',
      Url: `https://waymark.example/twilio/voice?c=${id}`,
      StatusCallback: `https://waymark.example/twilio/voice-status?c=${id}`,
      StatusCallbackMethod: 'POST',
    })
  })

  it('needs a number of ours', async () => {
    const refused = { kind: 'refused', code: 'no-voice-number' }
    expect(await call({ smsFrom: undefined })).toMatchObject(refused)
    expect(twilio.requests).toHaveLength(0)
  })

  it.each([
    [21215, 400, 'refused'],
    [20429, 429, 'try-later'],
    [20500, 500, 'unknown'],
  ])('that Twilio answers with %i and %i is %s', async (code, status, kind) => {
    twilio.calls.refuseNext(code, status)
    expect(await call()).toMatchObject({ kind })
  })

  it('may be ringing when the answer is lost', async () => {
    twilio.calls.cutAfterAccepting()
    expect(await call()).toEqual({ kind: 'unknown' })
    twilio.calls.hangAfterAccepting()
    expect(await call({}, 50)).toEqual({ kind: 'unknown' })
    expect(twilio.calls.placed).toHaveLength(2)
  })

  it('is tried later when Twilio cannot be reached', async () => {
    expect(await call({ apiUrl: 'http://127.0.0.1:9' })).toMatchObject({ kind: 'try-later' })
  })
})

describe('what is said', () => {
  const facts = { council: 'the <council>', drill: false, acceptUrl: 'https://w.example/a?c=1' }

  it('is said twice, asks for 1, and hangs up', () => {
    const twiml = alarmTwiml(facts)
    expect(twiml.match(/To accept, press 1\./g)).toHaveLength(2)
    expect(twiml).toMatch(/<Gather[^>]*numDigits="1"/)
    expect(twiml).toMatch(/<\/Gather><Say[^>]*>Nobody pressed 1\..*<Hangup\/><\/Response>$/)
    expect(twiml).toContain('the &lt;council&gt;')
    expect(twiml).not.toContain('drill')
  })

  it('says of a drill that it is one, before and after 1', () => {
    expect(alarmTwiml({ ...facts, drill: true })).toContain('This is a drill.')
    expect(alarmTwiml({ ...facts, drill: true })).not.toContain('may be in danger')
    expect(acceptedTwiml({ drill: true }, 'accepted')).toContain('This was a drill.')
  })

  it('says where to look, and when there is nothing left to do', () => {
    expect(acceptedTwiml({ drill: false }, 'accepted')).toContain('open Alarms')
    expect(acceptedTwiml({ drill: false }, 'already')).toContain('Somebody has this already')
    expect(acceptedTwiml({ drill: false }, 'unknown')).toContain('not known')
  })
})
