export const channelNames = ['sms', 'whatsapp'] as const
export type ChannelName = (typeof channelNames)[number]

/**
 * Where a person can be reached. `value` is an E.164 number ('+447700900123') or, on WhatsApp,
 * a user id ('GB.ab12…'): since 2026 WhatsApp may send no number at all.
 */
export interface Address {
  readonly channel: ChannelName
  readonly value: string
}

/** A WhatsApp user id: two letters of a country, a dot, up to 128 letters, digits or dots. */
const userIdPattern = /^[A-Z]{2}\.[A-Za-z0-9.]{1,128}$/

export function isUserId(value: string): boolean {
  return userIdPattern.test(value)
}
