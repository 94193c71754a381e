import { Writable } from 'node:stream'
import type { Channel, ListedMessage, ProviderLog, SendResult } from '../../src/channels/channel.ts'
import type { Mail, Mailer, MailResult } from '../../src/channels/mail/mailer.ts'
import type { Address } from '../../src/domain/address.ts'
import type { InboundMessage, OutboundMessage } from '../../src/domain/message.ts'
import { createLog } from '../../src/log.ts'
import type { FixedCards, HandoverDesk } from '../../src/messaging/deps.ts'

/** A provider's own list, as a test fills it. */
export interface FilledLog extends ProviderLog {
  sent: readonly ListedMessage[]
  received: readonly InboundMessage[]
  /** From here on it gives no answer. */
  broken: boolean
  /** What it was asked for. */
  readonly asked: { readonly to?: Address; readonly since: Date }[]
}

export function aProviderLog(): FilledLog {
  const log: FilledLog = {
    sent: [],
    received: [],
    broken: false,
    asked: [],
    listSent(to, since) {
      log.asked.push({ to, since })
      return log.broken ? Promise.reject(new Error('no answer')) : Promise.resolve(log.sent)
    },
    listReceived(since) {
      log.asked.push({ since })
      return log.broken ? Promise.reject(new Error('no answer')) : Promise.resolve(log.received)
    },
  }
  return log
}

/** A channel that says the results it was given, in their order; then it accepts. */
export function aChannel(...results: readonly SendResult[]): Channel & {
  readonly sent: OutboundMessage[]
} {
  const sent: OutboundMessage[] = []
  return {
    sent,
    send(message) {
      sent.push(message)
      const accepted = { kind: 'accepted', providerId: `SM-${sent.length}` } as const
      return Promise.resolve(results[sent.length - 1] ?? accepted)
    },
  }
}

/** A handover desk where nobody is: it opens nothing and tells nobody. */
export function aDesk(): HandoverDesk {
  return {
    open: () => Promise.resolve({ id: 'a handover', opened: true }),
    chooseWho: () => Promise.resolve(),
    showEarlier: () => Promise.resolve(),
    textCameIn: () => Promise.resolve(),
    textsOff: () => Promise.resolve(),
  }
}

/** A mail server that says the results it was given, in their order; then it accepts. */
export function aMailer(...results: readonly MailResult[]): Mailer & { readonly sent: Mail[] } {
  const sent: Mail[] = []
  return {
    sent,
    send(mail) {
      sent.push(mail)
      return Promise.resolve(results[sent.length - 1] ?? { kind: 'accepted' })
    },
  }
}

/** A log that keeps what is written. */
export function aLog() {
  const lines: string[] = []
  const logTo = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return { log: createLog('debug', logTo), logged: () => lines.join('') }
}

/** Cards that say which they are. */
export function someCards(): FixedCards {
  return {
    say: (card) => `the ${card.card} card`,
    alarmText: (text) => ('by' in text ? `${text.kind} by ${text.by}` : text.kind),
    beside: () => [],
    allegation: 'the card for what an adult did',
    allegationAgain: 'the card again',
    afterDanger: { choices: [] },
    afterAllegation: { choices: [] },
  }
}
