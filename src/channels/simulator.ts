import type { Address } from '../domain/address.ts'
import type { DeliveryStatus, OutboundMessage } from '../domain/message.ts'
import type { Channel, ProviderLog, SendResult } from './channel.ts'

/** A receipt of the simulated network. */
export interface SimulatedReceipt {
  readonly messageId: string
  readonly providerId: string
  readonly status: DeliveryStatus
  readonly code?: string
}

export interface SimulatedNetwork {
  readonly onReceipt: (receipt: SimulatedReceipt) => Promise<unknown>
  /** Whether WhatsApp would let us write to this address in our own words now. */
  readonly windowIsOpen: (to: Address) => Promise<boolean>
}

/**
 * The demo's network: every text arrives that WhatsApp's window allows, and its receipts come as
 * Twilio's do. The page at /try reads what was sent from the store, as the console does.
 */
export function createSimulator({ onReceipt, windowIsOpen }: SimulatedNetwork): Channel {
  async function receipts({ id, to, template }: OutboundMessage, providerId: string) {
    const sent = { messageId: id, providerId }
    if (template === undefined && !(await windowIsOpen(to))) {
      await onReceipt({ ...sent, status: 'undelivered', code: '63016' })
      return
    }
    await onReceipt({ ...sent, status: 'sent' })
    await onReceipt({ ...sent, status: 'delivered' })
  }
  return {
    send(message: OutboundMessage): Promise<SendResult> {
      const providerId = `SIM${message.id.replaceAll('-', '')}`
      setImmediate(() => {
        receipts(message, providerId).catch(() => undefined)
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
