import { createHash } from 'node:crypto'
import type { Refusal } from './create-fields.ts'

/** How one create call goes wrong. */
export type CreateFault =
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  | { readonly kind: 'cut-before-accepting' }
  | { readonly kind: 'cut-after-accepting' }
  | { readonly kind: 'hang-after-accepting' }

/** How the receipts of one message go wrong. */
export interface ReceiptPlan {
  readonly statuses?: readonly string[]
  readonly errorCode?: number
  readonly reverse?: boolean
  readonly times?: number
  /** Before the answer to the create call. */
  readonly first?: boolean
}

/** How one incoming message goes wrong. */
export type WebhookFault = { readonly kind: 'drop' } | { readonly kind: 'repeat'; times: number }

const knownRefusals: Readonly<Record<number, Refusal>> = {
  429: { status: 429, code: 20429, message: 'Too Many Requests', retryAfter: 2 },
  500: { status: 500, code: 20500, message: 'An internal server error has occurred' },
  503: { status: 503, code: 20503, message: 'Service unavailable' },
  401: { status: 401, code: 20003, message: 'Authenticate' },
}

/**
 * What goes wrong next. Every knob counts down: it holds for the next `count` calls of its kind,
 * in the order the knobs were turned.
 */
export class Chaos {
  readonly #creates: CreateFault[] = []
  readonly #receipts: ReceiptPlan[] = []
  readonly #webhooks: WebhookFault[] = []
  #listIsLate = false
  #heldReceipts: PromiseWithResolvers<undefined> | undefined
  #heldCreates: PromiseWithResolvers<undefined> | undefined

  // === Create calls

  /** The next creates answer this: 429, 500, 503, 401, or a Twilio code such as 21610 or 63016. */
  answerCreates(code: number, count = 1, changes: Partial<Refusal> = {}): void {
    const refusal = knownRefusals[code] ?? { status: 400, code, message: `Error ${code}` }
    const fault = { kind: 'refuse', refusal: { ...refusal, ...changes } } as const
    push(this.#creates, fault, count)
  }

  /** The connection is cut; Twilio has not taken the message. */
  cutBeforeAccepting(count = 1): void {
    push(this.#creates, { kind: 'cut-before-accepting' }, count)
  }

  /** The connection is cut; Twilio has taken the message and sends it, with receipts. */
  cutAfterAccepting(count = 1): void {
    push(this.#creates, { kind: 'cut-after-accepting' }, count)
  }

  /** Twilio takes the message and never answers. */
  hangAfterAccepting(count = 1): void {
    push(this.#creates, { kind: 'hang-after-accepting' }, count)
  }

  /** Answers to creates wait until the function returned is called. */
  holdCreates(): () => void {
    const held = (this.#heldCreates = Promise.withResolvers<undefined>())
    return () => {
      this.#heldCreates = undefined
      held.resolve(undefined)
    }
  }

  // === Receipts

  /** Accepted, but no receipt ever comes. */
  withholdReceipts(count = 1): void {
    push(this.#receipts, { statuses: [] }, count)
  }

  reorderReceipts(count = 1): void {
    push(this.#receipts, { reverse: true }, count)
  }

  repeatReceipts(times = 2, count = 1): void {
    push(this.#receipts, { times }, count)
  }

  /** The receipts come before the create call is answered. */
  receiptsFirst(count = 1): void {
    push(this.#receipts, { first: true }, count)
  }

  /** Accepted, and then not delivered: 63016 and 30003 mostly come this way. */
  failDelivery(errorCode: number, count = 1, status = 'undelivered'): void {
    push(this.#receipts, { statuses: [status], errorCode }, count)
  }

  /** Any receipts at all, in this order. */
  planReceipts(plan: ReceiptPlan, count = 1): void {
    push(this.#receipts, plan, count)
  }

  /** Receipts wait until the function returned is called. */
  holdReceipts(): () => void {
    const held = (this.#heldReceipts = Promise.withResolvers<undefined>())
    return () => {
      this.#heldReceipts = undefined
      held.resolve(undefined)
    }
  }

  // === Incoming messages and the list

  /** The webhook is lost; the message stands in Twilio's list only. */
  dropWebhooks(count = 1): void {
    push(this.#webhooks, { kind: 'drop' }, count)
  }

  /** The webhook comes `times` times in all, at once. */
  repeatWebhooks(times = 2, count = 1): void {
    push(this.#webhooks, { kind: 'repeat', times }, count)
  }

  /** Messages from now on are not in the list until `twilio.catchUpList()`. */
  makeListLate(): void {
    this.#listIsLate = true
  }

  // === For the stand-in itself

  /** Nothing is held any more. */
  releaseAll(): void {
    this.#heldReceipts?.resolve(undefined)
    this.#heldCreates?.resolve(undefined)
  }

  endListLateness(): void {
    this.#listIsLate = false
  }

  get listIsLate(): boolean {
    return this.#listIsLate
  }

  nextCreate(): CreateFault | undefined {
    return this.#creates.shift()
  }

  nextReceipts(): ReceiptPlan {
    return this.#receipts.shift() ?? {}
  }

  nextWebhook(): WebhookFault | undefined {
    return this.#webhooks.shift()
  }

  async untilCreatesGo(): Promise<void> {
    await this.#heldCreates?.promise
  }

  async untilReceiptsGo(): Promise<void> {
    await this.#heldReceipts?.promise
  }
}

function push<T>(list: T[], item: T, count: number): void {
  for (let n = 0; n < count; n += 1) list.push(item)
}

/** The I-Twilio-Idempotency-Token: the same for every try of one webhook. */
export function idempotencyToken(sid: string, status: string): string {
  return createHash('sha256').update(`${sid}:${status}`).digest('hex').slice(0, 36)
}
