const windowMs = 24 * 60 * 60 * 1000

/**
 * When somebody last wrote to a WhatsApp sender: for 24 hours it may write to them in its own
 * words. https://www.twilio.com/docs/whatsapp/key-concepts
 */
export class Windows {
  readonly #lastAt = new Map<string, number>()

  note(sender: string, address: string, at: Date): void {
    if (address.startsWith('whatsapp:')) this.#lastAt.set(pairOf(sender, address), at.getTime())
  }

  isOpen(sender: string | null, address: string, now: Date): boolean {
    if (!address.startsWith('whatsapp:') || sender === null) return true
    const lastAt = this.#lastAt.get(pairOf(sender, address))
    return lastAt !== undefined && now.getTime() < lastAt + windowMs
  }
}

function pairOf(sender: string, address: string): string {
  return `${sender} ${address}`
}
