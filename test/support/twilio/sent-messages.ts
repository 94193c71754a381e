import type { StoredMessage } from './message-book.ts'

interface Waiter {
  readonly index: number
  readonly resolve: (message: StoredMessage) => void
}

/** What our server sent, by address, and who waits for more of it. Nothing here polls. */
export class SentMessages {
  readonly #byAddress = new Map<string, StoredMessage[]>()
  readonly #waiters = new Map<string, Set<Waiter>>()

  add(message: StoredMessage): void {
    const list = this.#byAddress.get(message.to) ?? []
    list.push(message)
    this.#byAddress.set(message.to, list)
    for (const waiter of this.#waiters.get(message.to) ?? []) {
      const found = list[waiter.index]
      if (found) waiter.resolve(found)
    }
  }

  to(address: string): readonly StoredMessage[] {
    return [...(this.#byAddress.get(address) ?? [])]
  }

  all(): readonly StoredMessage[] {
    return [...this.#byAddress.values()].flat()
  }

  /** The message after the first `after` to this address, when it is there. */
  async next(address: string, after: number, withinMs: number): Promise<StoredMessage> {
    const already = this.#byAddress.get(address)?.[after]
    if (already) return already
    const { promise, resolve, reject } = Promise.withResolvers<StoredMessage>()
    const waiter = { index: after, resolve }
    const waiters = this.#waiters.get(address) ?? new Set()
    this.#waiters.set(address, waiters.add(waiter))
    const timer = setTimeout(() => {
      reject(new Error(`${address} got nothing within ${withinMs} ms, after ${after} messages`))
    }, withinMs)
    timer.unref()
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      waiters.delete(waiter)
    }
  }
}
