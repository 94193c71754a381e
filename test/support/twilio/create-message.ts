import type { ServerResponse } from 'node:http'
import type { Chaos, ReceiptPlan } from './chaos.ts'
import type { ContentTemplates } from './content-templates.ts'
import { checkCreateForm, type Refusal } from './create-fields.ts'
import { toResource, type MessageBook, type StoredMessage } from './message-book.ts'
import type { OptOuts } from './opt-outs.ts'
import type { StandInOptions } from './options.ts'
import type { Receipts } from './receipts.ts'
import { sendJson, sendRefusal } from './rest-server.ts'
import type { SentMessages } from './sent-messages.ts'
import type { Windows } from './windows.ts'

export interface CreateDeps {
  readonly options: StandInOptions
  readonly book: MessageBook
  readonly sent: SentMessages
  readonly receipts: Receipts
  readonly optOuts: OptOuts
  readonly chaos: Chaos
  readonly templates: ContentTemplates
  readonly windows: Windows
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
  const plan = planFor(deps, form)
  const created = toResource(message, deps.options.accountSid)
  if (plan.first) await receipts.send(message, plan)
  if (fault === undefined) {
    await chaos.untilCreatesGo()
    sendJson(response, 201, created)
  } else if (fault.kind === 'cut-after-accepting') response.destroy()
  if (!plan.first) await receipts.send(message, plan)
}

/** Words outside WhatsApp's window are taken, and then not delivered; templates are. */
function planFor({ chaos, windows, now }: CreateDeps, form: URLSearchParams): ReceiptPlan {
  const plan = chaos.nextReceipts()
  if (form.has('ContentSid') || windows.isOpen(form.get('From'), form.get('To') ?? '', now())) {
    return plan
  }
  return { ...plan, statuses: ['undelivered'], errorCode: 63016 }
}

function refusalOf(
  { options, optOuts, templates }: CreateDeps,
  form: URLSearchParams,
): Refusal | undefined {
  const refusal = checkCreateForm(form, options.numbers, options.messagingServiceSid, templates)
  if (refusal) return refusal
  const sender = form.get('MessagingServiceSid') ?? form.get('From') ?? ''
  if (!optOuts.has(sender, form.get('To') ?? '')) return undefined
  return { status: 400, code: 21610, message: 'Attempt to send to unsubscribed recipient' }
}

function accept(
  { book, sent, chaos, templates, now }: CreateDeps,
  form: URLSearchParams,
): StoredMessage {
  const service = form.get('MessagingServiceSid')
  const callback = form.get('StatusCallback')
  const message = book.add(
    {
      direction: 'outbound-api',
      from: form.get('From'),
      to: form.get('To') ?? '',
      body: templates.wordsOf(form) ?? form.get('Body') ?? '',
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
