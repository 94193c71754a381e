import { newSid } from './message-book.ts'

/** What an operator set on a number in Twilio's console. Change it to test `checkSetup`. */
export interface NumberSetup {
  sms_url: string
  sms_method: string
  sms_fallback_url: string
  status_callback: string
}

export interface ServiceSetup {
  inbound_request_url: string | null
  inbound_method: string
  fallback_url: string | null
  status_callback: string | null
  use_inbound_webhook_on_number: boolean
}

export interface WhatsAppSetup {
  callback_url: string
  callback_method: string
  fallback_url: string
  status_callback_url: string
}

/** The account's own settings, as the REST API shows them. */
export class AccountBook {
  readonly accountSid: string
  readonly serviceSid: string | undefined
  readonly numbers = new Map<string, NumberSetup>()
  readonly whatsappSenders = new Map<string, WhatsAppSetup>()
  readonly service: ServiceSetup = {
    inbound_request_url: null,
    inbound_method: 'POST',
    fallback_url: null,
    status_callback: null,
    use_inbound_webhook_on_number: false,
  }
  status = 'active'

  constructor(accountSid: string, senders: readonly string[], serviceSid: string | undefined) {
    this.accountSid = accountSid
    this.serviceSid = serviceSid
    for (const sender of senders) {
      if (sender.startsWith('whatsapp:')) this.whatsappSenders.set(sender, emptyWhatsApp())
      else this.numbers.set(sender, emptyNumber())
    }
  }

  /** The resource at this path, or undefined when Twilio has nothing there. */
  resource(path: string, query: URLSearchParams): object | undefined {
    const account = `/2010-04-01/Accounts/${this.accountSid}`
    if (path === `${account}.json`) return { sid: this.accountSid, status: this.status }
    if (path === `${account}/IncomingPhoneNumbers.json`) {
      return this.#listNumbers(query.get('PhoneNumber'))
    }
    if (this.serviceSid && path === `/v1/Services/${this.serviceSid}`) {
      return { sid: this.serviceSid, account_sid: this.accountSid, ...this.service }
    }
    if (this.serviceSid && path === `/v1/Services/${this.serviceSid}/PhoneNumbers`) {
      return this.#listPool()
    }
    return path === '/v2/Channels/Senders' ? this.#listSenders() : undefined
  }

  #listNumbers(phoneNumber: string | null) {
    const found = [...this.numbers].filter(([number]) => !phoneNumber || number === phoneNumber)
    return {
      incoming_phone_numbers: found.map(([number, setup]) => ({
        sid: newSid('PN'),
        account_sid: this.accountSid,
        phone_number: number,
        ...setup,
      })),
      next_page_uri: null,
    }
  }

  /** The messaging service's sender pool: every number of the account. */
  #listPool() {
    return {
      meta: { key: 'phone_numbers', next_page_url: null, page: 0, page_size: 50 },
      phone_numbers: [...this.numbers.keys()].map((number) => ({
        sid: newSid('PN'),
        service_sid: this.serviceSid,
        phone_number: number,
        capabilities: ['SMS'],
      })),
    }
  }

  #listSenders() {
    return {
      meta: { key: 'senders', next_page_url: null, page: 0, page_size: 50 },
      senders: [...this.whatsappSenders].map(([sender, webhook]) => ({
        sid: newSid('XE'),
        status: 'ONLINE',
        sender_id: sender,
        webhook,
      })),
    }
  }
}

function emptyNumber(): NumberSetup {
  return { sms_url: '', sms_method: 'POST', sms_fallback_url: '', status_callback: '' }
}

function emptyWhatsApp(): WhatsAppSetup {
  return { callback_url: '', callback_method: 'POST', fallback_url: '', status_callback_url: '' }
}
