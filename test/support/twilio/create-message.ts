import type { ServerResponse } from 'node:http'
import type { Chaos } from './chaos.ts'
import { checkCreateForm, type Refusal } from './create-fields.ts'
import { toResource, type MessageBook, type StoredMessage } from './message-book.ts'
import type { OptOuts } from './opt-outs.ts'
import type { StandInOptions } from './options.ts'
import type { Receipts } from './receipts.ts'
import { sendJson, sendRefusal } from './rest-server.ts'
import type { SentMessages } from './sent-messages.ts'

export interface CreateDeps {
  readonly options: StandInOptions
  readonly book: MessageBook
  readonly sent: SentMessages
  readonly receipts: Receipts
  readonly optOuts: OptOuts
  readonly chaos: Chaos
  readonly now: () => Date
}

/** `POST Messages.json`: the form is checked, the message kept, and its receipts follow. */
export async function createMessage(
  deps: CreateDeps,
  form: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const { chaos, receipts } = deps
  const fault = chaos.nextCreate()
  if (fault?.kind === 'cut-before-accepting') {
    response.destroy()
    return
  }
  const refusal = fault?.kind === 'refuse' ? fault.refusal : refusalOf(deps, form)
  if (refusal) {
    sendRefusal(response, refusal)
    return
  }
  const message = accept(deps, form)
  const plan = chaos.nextReceipts()
  const created = toResource(message, deps.options.accountSid)
  if (plan.first) await receipts.send(message, plan)
  if (fault === undefined) {
    await chaos.untilCreatesGo()
    sendJson(response, 201, created)
  } else if (fault.kind === 'cut-after-accepting') response.destroy()
  if (!plan.first) await receipts.send(message, plan)
}

function refusalOf({ options, optOuts }: CreateDeps, form: URLSearchParams): Refusal | undefined {
  const refusal = checkCreateForm(form, options.numbers, options.messagingServiceSid)
  if (refusal) return refusal
  const sender = form.get('MessagingServiceSid') ?? form.get('From') ?? ''
  if (!optOuts.has(sender, form.get('To') ?? '')) return undefined
  return { status: 400, code: 21610, message: 'Attempt to send to unsubscribed recipient' }
}

function accept({ book, sent, chaos, now }: CreateDeps, form: URLSearchParams): StoredMessage {
  const service = form.get('MessagingServiceSid')
  const callback = form.get('StatusCallback')
  const message = book.add(
    {
      direction: 'outbound-api',
      from: form.get('From'),
      to: form.get('To') ?? '',
      body: form.get('Body') ?? '',
      numMedia: form.getAll('MediaUrl').length,
      at: now(),
      messagingServiceSid: service,
      status: service === null ? 'queued' : 'accepted',
      ...(callback !== null && { statusCallback: callback }),
    },
    chaos.listIsLate,
  )
  sent.add(message)
  return message
}
