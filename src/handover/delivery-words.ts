import { errorOf } from '../channels/twilio/errors.ts'
import type { ChannelName } from '../domain/address.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { DeliveryStatus } from '../domain/message.ts'
import type { OutgoingStatus } from '../store/outbox.ts'

/** A text of ours, as far as what became of it hangs on it. */
export interface Outgoing {
  readonly status: OutgoingStatus
  readonly channel: ChannelName
  /** What the network said of it last. */
  readonly delivery?: DeliveryStatus
  /** The network's code of a failure, or our own word for why it did not leave. */
  readonly code?: string
  /** It may have arrived twice. */
  readonly maybeTwice?: boolean
}

export interface DeliveryWords {
  readonly state: DeliveryState
  readonly words: string
  /** What the adviser can do. */
  readonly remedy?: string
}

export type DeliveryState =
  | 'held'
  | 'queued'
  | 'leaving'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'cancelled'
  | 'expired'
  | 'unknown'

/** What became of a text, in an adviser's words. What may not have arrived never looks sent. */
export function deliveryWords(message: Outgoing): DeliveryWords {
  const { status, code } = message
  switch (status) {
    case 'held':
      return { state: 'held', words: 'Not sent yet: it goes when they next write on WhatsApp.' }
    case 'queued':
      return { state: 'queued', words: waitingWords(code) }
    case 'sending':
      return { state: 'leaving', words: 'Leaving now.' }
    case 'unknown':
      return { state: 'unknown', words: 'It may have left: we are finding out.' }
    case 'sent':
      return arrived(message)
    case 'failed':
      return failed(code, message.channel)
    case 'expired':
      return {
        state: 'expired',
        words: 'Not sent: they did not write again in time.',
        remedy: 'Call them, or write to them another way.',
      }
    case 'cancelled':
    case 'withheld':
      return cancelled(code)
    default:
      return assertNever(status)
  }
}

/** One that could not be delivered is tried once more; one the network would not take, until it does. */
function waitingWords(code: string | undefined): string {
  if (code === undefined) return 'Waiting to leave.'
  const { result, plainWords } = errorOf(code)
  return result === 'unreachable' ? `${plainWords} It is tried once more.` : plainWords
}

function arrived({ delivery = 'accepted', code, channel, maybeTwice }: Outgoing): DeliveryWords {
  const twice = maybeTwice === true ? ' It may have arrived twice.' : ''
  switch (delivery) {
    case 'accepted':
    case 'queued':
    case 'sending':
      return { state: 'sent', words: `With the network; not on their phone yet.${twice}` }
    case 'sent':
      return { state: 'sent', words: `Sent; the network has not said that it arrived.${twice}` }
    case 'delivered':
      return { state: 'delivered', words: `On their phone.${twice}` }
    case 'read':
      return { state: 'read', words: `Read.${twice}` }
    case 'undelivered':
    case 'failed':
      return failed(code, channel)
  }
}

const ownWords: ReadonlyMap<string, string> = new Map([
  ['no-answer', 'Not known to have left: the network gave no answer.'],
])

function failed(code: string | undefined, channel: ChannelName): DeliveryWords {
  const known = code === undefined ? undefined : ownWords.get(code)
  const error = errorOf(code ?? 'none')
  const remedy = remedyOf(error, channel)
  return { state: 'failed', words: known ?? error.plainWords, ...(remedy && { remedy }) }
}

function remedyOf(
  { result, retryable, plainWords }: ReturnType<typeof errorOf>,
  channel: ChannelName,
): string | undefined {
  if (result === 'outside-window') {
    return 'Send an approved template, send it by SMS, or hold it until they write again.'
  }
  if (retryable && result === 'unreachable') return 'Try again later, or call them.'
  if (/\b(call|check|use SMS|another way)/i.test(plainWords)) return undefined
  return channel === 'whatsapp' ? 'Try SMS, or call them.' : 'Call them, or try WhatsApp.'
}

const cancelledWords: ReadonlyMap<string, string> = new Map([
  ['opted-out', 'Not sent: they turned texts off. Call them, or try another way.'],
  ['taken-over', 'Not sent: a person took over.'],
  ['passed-on', 'Not sent: the talk was passed on.'],
  ['handed-back', 'Not sent: the talk was handed back.'],
  ['taken-back', 'Taken back: not sent.'],
  ['not-allowed', 'Not sent: texts are off, or somebody else has the talk.'],
  ['adviser-owns', 'The bot was quiet: a person is talking with them.'],
  ['network-replied', 'Not sent: the network answers STOP itself.'],
  ['country', 'Not sent: a number of a country that is not answered.'],
  ['repeats-itself', 'Not sent: the other end repeats itself like a machine.'],
  ['reply-budget', 'Not sent: too many replies in ten minutes.'],
])

function cancelled(code = 'none'): DeliveryWords {
  return { state: 'cancelled', words: cancelledWords.get(code) ?? 'Not sent.' }
}
