import type { Delivered, TwilioStandIn } from './twilio-server.ts'
import type { InboundText } from './twilio/inbound.ts'

/** Somebody's phone. */
export interface Device {
  readonly address: string
  /** Sends a text and returns what our server answered. */
  texts(body: string, extra?: Partial<InboundText>): Promise<Delivered>
  /** Lets time run until the next text has arrived. */
  receives(): Promise<string>
}

export function deviceOf(
  twilio: TwilioStandIn,
  address: string,
  letTimeRun: (done: () => boolean) => Promise<void>,
): Device {
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
      await letTimeRun(() => twilio.sentTo(address).length > read)
      const next = twilio.sentTo(address)[read]
      read += 1
      return next?.body ?? ''
    },
  }
}
