import type { ServerResponse } from 'node:http'
import { refuse, type Refusal } from './create-fields.ts'
import { newSid } from './message-book.ts'
import { type RestRequest, sendJson, sendRefusal } from './rest-server.ts'
import {
  type Fields,
  postWebhook,
  type WebhookAnswer,
  type WebhookTarget,
} from './webhook-poster.ts'

/** A voice call that Twilio took. */
export interface PlacedCall {
  readonly sid: string
  readonly to: string
  readonly from: string
  readonly url: string
  readonly statusCallback: string
}

/** How one call goes wrong. */
type CallFault = { readonly refuse: Refusal } | 'cut-after-accepting' | 'hang-after-accepting'

/** The form fields of Create Call that we may use, of Twilio's OpenAPI (CreateCallRequest). */
const createCallFields = [
  ...['To', 'From', 'Url', 'Method', 'StatusCallback', 'StatusCallbackMethod', 'Timeout'],
  ...['StatusCallbackEvent', 'FallbackUrl', 'FallbackMethod', 'MachineDetection'],
]

/** `POST Calls.json`, and what the people who are rung do. */
export class Calls {
  readonly placed: PlacedCall[] = []
  readonly #faults: CallFault[] = []
  readonly #accountSid: string
  readonly #numbers: readonly string[]
  readonly #target: () => WebhookTarget

  constructor(accountSid: string, numbers: readonly string[], target: () => WebhookTarget) {
    this.#accountSid = accountSid
    this.#numbers = numbers
    this.#target = target
  }

  /** Calls placed to this number, oldest first. */
  to(number: string): readonly PlacedCall[] {
    return this.placed.filter(({ to }) => to === number)
  }

  // === What goes wrong: each for the next call

  refuseNext(code: number, status = 400): void {
    this.#faults.push({ refuse: refuse(code, `Error ${code}`, status) })
  }

  /** It rings, and we never learn so from the answer. */
  cutAfterAccepting(): void {
    this.#faults.push('cut-after-accepting')
  }

  hangAfterAccepting(): void {
    this.#faults.push('hang-after-accepting')
  }

  // === Whoever is rung

  /** The voice says its words to a machine, which presses nothing. */
  async answerphone(call: PlacedCall): Promise<string> {
    const words = await this.hears(call)
    await this.ends(call, 'completed')
    return words
  }

  /** Nobody lifts the phone. */
  rings(call: PlacedCall, status: 'no-answer' | 'busy' | 'failed' = 'no-answer') {
    return this.ends(call, status)
  }

  /** A person listens, presses this key, and hears what is said then. */
  async presses(call: PlacedCall, key = '1'): Promise<string> {
    const action = actionOf(await this.hears(call))
    const answer = await this.#post(action, call, 'in-progress', { Digits: key })
    return answer.text ?? ''
  }

  /** The TwiML of the call, as Twilio asks for it when somebody answers. */
  async hears(call: PlacedCall): Promise<string> {
    return (await this.#post(call.url, call, 'in-progress')).text ?? ''
  }

  ends(call: PlacedCall, status: string): Promise<WebhookAnswer> {
    return this.#post(call.statusCallback, call, status, { CallDuration: '31' })
  }

  #post(url: string, call: PlacedCall, status: string, more: Fields = {}): Promise<WebhookAnswer> {
    return postWebhook(this.#target(), url, {
      ...{ AccountSid: this.#accountSid, ApiVersion: '2010-04-01', CallSid: call.sid },
      ...{ CallStatus: status, Direction: 'outbound-api', From: call.from, To: call.to },
      ...more,
    })
  }

  // === The REST API

  create({ form }: RestRequest, response: ServerResponse): void {
    const fault = this.#faults.shift()
    const refusal = typeof fault === 'object' ? fault.refuse : checkCallForm(form, this.#numbers)
    if (refusal) {
      sendRefusal(response, refusal)
      return
    }
    const call = this.#place(form)
    if (fault === 'cut-after-accepting') response.destroy()
    else if (fault === undefined) sendJson(response, 201, resourceOf(call, this.#accountSid))
  }

  #place(form: URLSearchParams): PlacedCall {
    const value = (name: string) => form.get(name) ?? ''
    const call = {
      ...{ sid: newSid('CA'), to: value('To'), from: value('From') },
      ...{ url: value('Url'), statusCallback: value('StatusCallback') },
    }
    this.placed.push(call)
    return call
  }
}

/** What Twilio would say against this form; undefined when it would take it. */
function checkCallForm(form: URLSearchParams, numbers: readonly string[]): Refusal | undefined {
  const stranger = [...form.keys()].find((name) => !createCallFields.includes(name))
  if (stranger) return refuse(20001, `Unknown parameter ${stranger}`)
  const to = form.get('To') ?? ''
  if (to === '') return refuse(21201, "No 'To' number specified")
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return refuse(21211, `Invalid 'To' Phone Number: ${to}`)
  const from = form.get('From') ?? ''
  if (!numbers.includes(from)) return refuse(21210, `'From' is not a number of yours: ${from}`)
  if (!isUsable(form.get('Url'))) return refuse(21205, 'Url is not valid')
  return isUsable(form.get('StatusCallback')) ? undefined : refuse(21609, 'StatusCallback is wrong')
}

function isUsable(address: string | null): boolean {
  const url = address !== null && URL.canParse(address) ? new URL(address) : undefined
  return url?.protocol === 'https:' && !url.hostname.includes('_') && url.hash === ''
}

function resourceOf(call: PlacedCall, accountSid: string) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}.json`
  return {
    ...{ sid: call.sid, account_sid: accountSid, api_version: '2010-04-01', uri },
    ...{ to: call.to, from: call.from, status: 'queued', direction: 'outbound-api' },
  }
}

function actionOf(twiml: string): string {
  const [, action] = /<Gather[^>]* action="([^"]+)"/.exec(twiml) ?? []
  if (action === undefined) throw new Error(`No key can be pressed: ${twiml}`)
  return action.replaceAll('&amp;', '&')
}
