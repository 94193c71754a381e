import type { Chaos, ReceiptPlan } from './chaos.ts'
import type { StoredMessage } from './message-book.ts'
import {
  postWebhook,
  type Fields,
  type WebhookAnswer,
  type WebhookTarget,
} from './webhook-poster.ts'

/** Sends the receipts of our messages, one after another for each message. */
export class Receipts {
  /** What our server answered to each, in the order they were sent. */
  readonly answers: WebhookAnswer[] = []
  readonly #accountSid: string
  readonly #chaos: Chaos
  readonly #target: () => WebhookTarget
  readonly #underWay = new Set<Promise<void>>()

  constructor(accountSid: string, chaos: Chaos, target: () => WebhookTarget) {
    this.#accountSid = accountSid
    this.#chaos = chaos
    this.#target = target
  }

  /** Resolves when all of this message's receipts were answered, or could not be delivered. */
  send(message: StoredMessage, plan: ReceiptPlan): Promise<void> {
    const sending = this.#send(message, plan)
    this.#underWay.add(sending)
    return sending.finally(() => this.#underWay.delete(sending))
  }

  /** Resolves when no receipt is under way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  async #send(message: StoredMessage, plan: ReceiptPlan): Promise<void> {
    const statuses = plan.statuses ?? usualStatuses(message)
    await this.#chaos.untilReceiptsGo()
    message.status = statuses.at(-1) ?? message.status
    message.errorCode = plan.errorCode ?? null
    for (const status of plan.reverse ? statuses.toReversed() : statuses) {
      const fields = receiptFields(message, status, this.#accountSid, plan.errorCode)
      for (let n = 0; n < (plan.times ?? 1); n += 1) await this.#post(message, fields)
    }
  }

  async #post(message: StoredMessage, fields: Fields): Promise<void> {
    if (message.statusCallback === undefined) return
    this.answers.push(await postWebhook(this.#target(), message.statusCallback, fields))
  }
}

/** Twilio reports every status but the first one: queued, or accepted with a service. */
function usualStatuses(message: StoredMessage): readonly string[] {
  const delivered = ['sent', 'delivered']
  return message.messagingServiceSid === null ? delivered : ['queued', ...delivered]
}

function receiptFields(
  message: StoredMessage,
  status: string,
  accountSid: string,
  errorCode: number | undefined,
): Fields {
  const whatsapp = message.to.startsWith('whatsapp:')
  return {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    From: message.from ?? '',
    MessageSid: message.sid,
    MessageStatus: status,
    SmsSid: message.sid,
    SmsStatus: status,
    To: message.to,
    ...(message.messagingServiceSid && { MessagingServiceSid: message.messagingServiceSid }),
    // Twilio sends ErrorMessage empty.
    ...(errorCode !== undefined && { ErrorCode: `${errorCode}`, ErrorMessage: '' }),
    ...(whatsapp && { ChannelPrefix: 'whatsapp', ChannelToAddress: message.to }),
    ...(whatsapp && status === 'read' && { EventType: 'READ' }),
  }
}
