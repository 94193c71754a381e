import type { TwilioSettings } from '../../../src/channels/twilio/settings.ts'
import { startTwilio, type StandInOptions } from '../../support/twilio-server.ts'

export const accountSid = `AC${'0'.repeat(32)}`
export const authToken = 'a token of the tests'
export const smsSender = '+447700900100'
export const whatsappSender = 'whatsapp:+447700900101'
export const serviceSid = `MG${'0'.repeat(32)}`

export function start(options: Partial<StandInOptions> = {}) {
  const numbers = [smsSender, whatsappSender]
  return startTwilio({ accountSid, authToken, numbers, ...options })
}

export function settingsFor(apiUrl: string, more: Partial<TwilioSettings> = {}): TwilioSettings {
  return {
    accountSid,
    authToken,
    smsFrom: smsSender,
    whatsappFrom: whatsappSender,
    apiUrl,
    publicUrl: 'https://waymark.example#rc=3',
    ...more,
  }
}
