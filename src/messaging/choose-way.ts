import type { OwnAddress } from '../store/addresses.ts'
import { windowOf } from '../domain/window.ts'

/** What the ways to somebody hang on. */
export interface Reach {
  /** Theirs now, the one they last wrote from first: see listAddresses. */
  readonly addresses: readonly OwnAddress[]
  readonly now: Date
  /** Our WhatsApp sender, as `senderOf` gives it. */
  readonly whatsappSender: string
}

/** The address they last wrote from; undefined when they never wrote from any that is theirs. */
export function lastUsed({ addresses }: Reach): OwnAddress | undefined {
  return addresses.find(({ wrote }) => wrote)
}

/** Whether words of ours may leave to this address now; when WhatsApp's window closes, too. */
export function windowTo({ now, whatsappSender }: Reach, address: OwnAddress) {
  return windowOf(address, now, whatsappSender)
}

/** Where an SMS may go: the number they last texted from, or else one of the register. */
export function smsAddress({ addresses }: Reach): OwnAddress | undefined {
  return addresses.find(({ channel, optedOut }) => channel === 'sms' && !optedOut)
}

/** Where a template may go: WhatsApp sends none to somebody who never wrote to us there. */
export function templateAddress({ addresses }: Reach): OwnAddress | undefined {
  return addresses.find(
    ({ channel, optedOut, wrote }) => channel === 'whatsapp' && !optedOut && wrote,
  )
}
