import { once } from 'node:events'
import type { Server } from 'node:http'
import { AccountBook } from './twilio/account-book.ts'
import { Calls } from './twilio/calls.ts'
import { Chaos } from './twilio/chaos.ts'
import { ContentTemplates } from './twilio/content-templates.ts'
import { createMessage } from './twilio/create-message.ts'
import { inboundFields, inboundRecord, type InboundText } from './twilio/inbound.ts'
import { listPage } from './twilio/list-query.ts'
import { MessageBook, newSid, toResource, type StoredMessage } from './twilio/message-book.ts'
import { OptOuts } from './twilio/opt-outs.ts'
import type { StandInOptions } from './twilio/options.ts'
import { Receipts } from './twilio/receipts.ts'
import { createRestServer, type RestRequest } from './twilio/rest-server.ts'
import { SentMessages } from './twilio/sent-messages.ts'
import { Windows } from './twilio/windows.ts'
import { postWebhook, type Fields, type WebhookAnswer } from './twilio/webhook-poster.ts'

export type { StandInOptions } from './twilio/options.ts'

/** What came of one incoming text. `status` and `text` are those of the first answer. */
export interface Delivered {
  readonly sid: string
  readonly dropped: boolean
  readonly answers: readonly WebhookAnswer[]
  readonly status?: number
  readonly text?: string
}

/** Starts a Twilio of our own on a local port; `url` is its REST base. */
export async function startTwilio(options: StandInOptions): Promise<TwilioStandIn> {
  const twilio = new TwilioStandIn(options)
  await twilio.listen()
  return twilio
}

/** Twilio's REST API and webhooks over real HTTP, and what goes wrong with them (`chaos`). */
export class TwilioStandIn {
  readonly chaos = new Chaos()
  readonly account: AccountBook
  /** What Meta approved. */
  readonly templates = new ContentTemplates()
  /** Voice calls, and what whoever is rung does. */
  readonly calls: Calls
  /** Every request to the REST API, refused ones too. */
  readonly requests: RestRequest[] = []
  /** What our server answered to incoming texts. */
  readonly webhooks: WebhookAnswer[] = []
  publicUrl: string
  webhookBase: string
  readonly #options: StandInOptions
  readonly #server: Server
  readonly #book = new MessageBook()
  readonly #sent = new SentMessages()
  readonly #receipts: Receipts
  readonly #optOuts: OptOuts
  readonly #windows = new Windows()

  constructor(options: StandInOptions) {
    const { accountSid, authToken } = options
    this.#options = options
    this.publicUrl = options.publicUrl ?? 'https://waymark.example'
    this.webhookBase = options.webhookBase ?? this.publicUrl
    this.account = new AccountBook(accountSid, options.numbers, options.messagingServiceSid)
    this.#receipts = new Receipts(accountSid, this.chaos, () => this.#target())
    this.#optOuts = new OptOuts(options.advancedOptOut ?? false)
    this.calls = new Calls(accountSid, options.numbers, () => this.#target())
    const deps = {
      options,
      book: this.#book,
      sent: this.#sent,
      receipts: this.#receipts,
      optOuts: this.#optOuts,
      chaos: this.chaos,
      templates: this.templates,
      windows: this.#windows,
      now: () => this.#now(),
    }
    this.#server = createRestServer({
      accountSid,
      authToken,
      note: (request) => this.requests.push(request),
      create: (request, response) => createMessage(deps, request.form, response),
      call: (request, response) => {
        this.calls.create(request, response)
      },
      read: (request) => this.#read(request),
    })
  }

  async listen(): Promise<void> {
    this.#server.listen(this.#options.port ?? 0, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  /** What to give as TWILIO_API_URL. */
  get url(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('Not listening')
    return `http://127.0.0.1:${address.port}`
  }

  /** What our server answered to receipts. */
  get receipts(): readonly WebhookAnswer[] {
    return this.#receipts.answers
  }

  async close(): Promise<void> {
    this.chaos.releaseAll()
    this.#server.close()
    this.#server.closeAllConnections()
    await this.#receipts.settled()
  }

  // === What our server sent

  /** Messages Twilio accepted to this address ('+44…', 'whatsapp:+44…'), oldest first. */
  sentTo(address: string): readonly StoredMessage[] {
    return this.#sent.to(address)
  }

  /** Every message Twilio accepted. */
  get sent(): readonly StoredMessage[] {
    return this.#sent.all()
  }

  /**
   * The next message accepted to this address: the one after the first `after` of them (default:
   * after all there are now).
   */
  nextTo(
    address: string,
    { after, withinMs = 10_000 }: { readonly after?: number; readonly withinMs?: number } = {},
  ): Promise<StoredMessage> {
    return this.#sent.next(address, after ?? this.#sent.to(address).length, withinMs)
  }

  /** Resolves when no receipt is under way any more. */
  receiptsSettled(): Promise<void> {
    return this.#receipts.settled()
  }

  /** Ends `chaos.makeListLate()`: everything is in the list now. */
  catchUpList(): void {
    this.chaos.endListLateness()
    this.#book.reveal()
  }

  // === What comes in

  /** A text from a young person: kept in Twilio's list, posted to us as a signed webhook. */
  async deliver(text: InboundText): Promise<Delivered> {
    const sid = text.sid ?? newSid('SM')
    const fields = inboundFields(text, sid, this.#options)
    this.#noteInbound(fields)
    const fault = this.chaos.nextWebhook()
    if (fault?.kind === 'drop') return { sid, dropped: true, answers: [] }
    const times = fault?.kind === 'repeat' ? fault.times : 1
    const answers = await Promise.all(Array.from({ length: times }, () => this.postInbound(fields)))
    const [first] = answers
    return {
      sid,
      dropped: false,
      answers,
      ...(first?.status !== undefined && { status: first.status }),
      ...(first?.text !== undefined && { text: first.text }),
    }
  }

  /** Posts any form to /twilio/messages with a right signature, without keeping it in the list. */
  async postInbound(fields: Fields): Promise<WebhookAnswer> {
    const url = `${this.publicUrl.split('#')[0]?.replace(/\/+$/, '') ?? ''}/twilio/messages`
    const answer = await postWebhook(this.#target(), url, fields)
    this.webhooks.push(answer)
    return answer
  }

  #noteInbound(fields: Fields): void {
    const message = inboundRecord(fields, this.#now())
    this.#book.add(message, this.chaos.listIsLate)
    const sender = message.messagingServiceSid ?? message.to
    this.#optOuts.note(sender, message.from ?? '', message.body)
    this.#windows.note(message.to, message.from ?? '', message.at)
  }

  // === The REST API

  #read({ path, query }: RestRequest): object | undefined {
    const { accountSid } = this.#options
    const messages = `/2010-04-01/Accounts/${accountSid}/Messages`
    if (path === `${messages}.json`) return listPage(this.#book, accountSid, path, query)
    const sid = path.startsWith(`${messages}/`) ? path.slice(messages.length + 1, -5) : undefined
    const message = sid === undefined ? undefined : this.#book.get(sid)
    return message ? toResource(message, accountSid) : this.account.resource(path, query)
  }

  #target() {
    const { authToken } = this.#options
    return { authToken, publicUrl: this.publicUrl, webhookBase: this.webhookBase }
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date()
  }
}
