import { isUserId, type Address } from '../../domain/address.ts'

const whatsappPrefix = 'whatsapp:'
const e164Pattern = /^\+[1-9]\d{6,14}$/

/** Reads '+44…', 'whatsapp:+44…' or 'whatsapp:GB.…'; undefined for anything we cannot answer. */
export function parseTwilioAddress(wire: string): Address | undefined {
  if (!wire.startsWith(whatsappPrefix)) {
    return e164Pattern.test(wire) ? { channel: 'sms', value: wire } : undefined
  }
  const value = wire.slice(whatsappPrefix.length)
  return e164Pattern.test(value) || isUserId(value) ? { channel: 'whatsapp', value } : undefined
}

/** The address as Twilio writes it; a user id goes without a '+'. */
export function toTwilioAddress(address: Address): string {
  return address.channel === 'whatsapp' ? whatsappPrefix + address.value : address.value
}

/** A sender without its channel: 'whatsapp:+44…' and '+44…' are both '+44…'. */
export function withoutChannel(wire: string): string {
  return wire.startsWith(whatsappPrefix) ? wire.slice(whatsappPrefix.length) : wire
}
