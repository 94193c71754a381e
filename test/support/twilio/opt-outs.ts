import { keywordOf } from './inbound.ts'

/**
 * Who replied STOP to which sender. Twilio keeps it by number, or for a whole messaging service,
 * and answers 21610 from then on; a webhook is posted all the same.
 * https://help.twilio.com/articles/223134027
 */
export class OptOuts {
  readonly #pairs = new Set<string>()
  readonly #onWhatsApp: boolean

  /** Keywords count on WhatsApp only with Advanced Opt-Out. */
  constructor(onWhatsApp: boolean) {
    this.#onWhatsApp = onWhatsApp
  }

  note(sender: string, address: string, body: string): void {
    if (address.startsWith('whatsapp:') && !this.#onWhatsApp) return
    const keyword = keywordOf(body)
    if (keyword === 'STOP') this.#pairs.add(pairOf(sender, address))
    if (keyword === 'START') this.#pairs.delete(pairOf(sender, address))
  }

  has(sender: string, address: string): boolean {
    return this.#pairs.has(pairOf(sender, address))
  }
}

function pairOf(sender: string, address: string): string {
  return `${sender} ${address}`
}
