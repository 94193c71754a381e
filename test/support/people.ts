import type { TestClock } from './clock.ts'
import type { Delivered, TwilioStandIn } from './twilio-server.ts'
import type { InboundText } from './twilio/inbound.ts'

/** Longer than any burst is waited for. */
const burstOverMs = 4000

/** Somebody's phone. */
export interface Device {
  readonly address: string
  /** Sends a text and returns what our server answered. */
  texts(body: string, extra?: Partial<InboundText>): Promise<Delivered>
  /** Waits until the burst is over, and for the next text to arrive. */
  receives(): Promise<string>
  /** How many texts of ours have arrived and been read by `receives`. */
  readonly read: number
}

export function deviceOf(twilio: TwilioStandIn, clock: TestClock, address: string): Device {
  let read = 0
  return {
    address,
    texts: (body, extra) =>
      twilio.deliver({
        from: address,
        body,
        ...(address.startsWith('whatsapp:') && { channel: 'whatsapp' as const }),
        ...extra,
      }),
    async receives() {
      const next = twilio.nextTo(address, { after: read })
      clock.advance(burstOverMs)
      read += 1
      return (await next).body
    },
    get read() {
      return read
    },
  }
}
