import type { DeliveryStatus, OutboundMessage } from '../domain/message.ts'
import type { Channel, ProviderLog, SendResult } from './channel.ts'

/** A receipt of the simulated network. */
export interface SimulatedReceipt {
  readonly messageId: string
  readonly providerId: string
  readonly status: DeliveryStatus
}

/**
 * The demo's network: every text arrives, and its receipts come as Twilio's do. The page at /try
 * reads what was sent from the store, as the console does.
 */
export function createSimulator(
  onReceipt: (receipt: SimulatedReceipt) => Promise<unknown>,
): Channel {
  async function receipts(messageId: string, providerId: string): Promise<void> {
    await onReceipt({ messageId, providerId, status: 'sent' })
    await onReceipt({ messageId, providerId, status: 'delivered' })
  }
  return {
    send(message: OutboundMessage): Promise<SendResult> {
      const providerId = `SIM${message.id.replaceAll('-', '')}`
      setImmediate(() => {
        receipts(message.id, providerId).catch(() => undefined)
      })
      return Promise.resolve({ kind: 'accepted', providerId })
    },
  }
}

/** Nothing passes the simulated network that its own page did not post. */
export const emptyProviderLog: ProviderLog = {
  listSent: () => Promise.resolve([]),
  listReceived: () => Promise.resolve([]),
}
