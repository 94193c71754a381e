import { discreetLine } from '../../../domain/discreet.ts'
import { hasRole, type Viewer } from '../../../domain/viewer.ts'
import type { WaysToReach } from '../../../messaging/ways-to-reach.ts'
import type { NotSent } from '../../../store/drafts.ts'
import { countSegments } from '../../../knowledge/segments.ts'
import type { Conversation } from '../../../store/views/conversation.ts'
import { shortTime } from '../times.ts'
import { channelWord, nameOfPerson } from './head.ts'

/** Whose turn it is to speak. `ended`: nobody's, the talk is over. */
export type Owner = 'bot' | 'you' | 'other' | 'ended'

/** Why nothing can be sent. */
type Locked = 'opted-out' | 'no-address'

/** A way to send when WhatsApp's window is closed. */
interface Way {
  readonly value: string
  readonly text: string
  readonly hint?: string
  /** What the button says when it is chosen, where a script can say it. */
  readonly button: string
}

/** What the foot of the page shows: who owns the talk, and the box to write in. */
export interface Composer {
  readonly owner: Owner
  readonly ownerName?: string
  /** Theirs, or a manager's for an owner who is not there. */
  readonly canPassOn: boolean
  readonly version: number
  /** Changes when the box must be drawn anew; what is typed is kept first. */
  readonly mode: string
  readonly name: string
  readonly channel?: string
  readonly sms: boolean
  readonly locked?: Locked
  /** WhatsApp's hours, as the server counts them. */
  readonly window?: { readonly open: boolean; readonly closesAt?: string; readonly words: string }
  readonly ways: readonly Way[]
  readonly text: string
  readonly button: string
  readonly count: string
  /** What an SMS to them begins with: it is counted, though nobody types it. */
  readonly before: string
  /** What somebody else's taking over did to the words that are kept. */
  readonly notSent?: string
  /** Pence for one text, when the council says so. */
  readonly pence?: number
}

export interface Composing {
  readonly conversation: Conversation
  readonly viewer: Viewer
  readonly ways: WaysToReach
  readonly now: Date
  readonly pence?: number
  /** What was typed, when it is not what was kept. */
  readonly typed?: string
}

export function composerOf(composing: Composing): Composer {
  const { conversation, ways, now, pence } = composing
  const { talk, person, names, draft } = conversation
  const owner = ownerOf(composing)
  const { last } = ways
  // Somebody who never wrote can still be texted at a number of the register.
  const sms = last === undefined || last.channel === 'sms'
  const text = composing.typed ?? draft?.text ?? ''
  const locked = lockedBy(ways)
  const name = nameOfPerson(person)
  const ownerName = talk.ownerId === undefined ? undefined : names.get(talk.ownerId)
  const before = person.discreet ? discreetLine : ''
  const window = last?.channel === 'whatsapp' ? windowWords(last, now) : undefined
  return {
    owner,
    canPassOn: owner === 'you' || (owner === 'other' && hasRole(composing.viewer, 'team-manager')),
    version: talk.version,
    mode: [owner, last?.channel, last?.open, locked].join(' '),
    name,
    sms,
    ways: window?.open === false ? waysWhenClosed(ways, name) : [],
    text,
    before,
    ...sendingWords({ name, text, before, sms, channel: last && channelWord(last.channel) }, pence),
    ...(ownerName !== undefined && { ownerName }),
    ...(last !== undefined && { channel: channelWord(last.channel) }),
    ...(window !== undefined && { window }),
    ...(locked !== undefined && { locked }),
    ...(draft?.notSent !== undefined && { notSent: notSentWords(draft.notSent, names, now) }),
    ...(pence !== undefined && { pence }),
  }
}

function ownerOf({ conversation: { talk }, viewer }: Composing): Owner {
  if (talk.closedAt !== undefined) return 'ended'
  if (talk.ownerId === undefined) return 'bot'
  return talk.ownerId === viewer.staffId ? 'you' : 'other'
}

/** Whoever turned texts off where they write from is not written to in a roundabout way. */
function lockedBy({ last, sms }: WaysToReach): Locked | undefined {
  if (last === undefined) return sms ? undefined : 'no-address'
  return last.optedOut ? 'opted-out' : undefined
}

// === WhatsApp's window

function windowWords(
  { open, closesAt }: { readonly open: boolean; readonly closesAt?: Date },
  now: Date,
): NonNullable<Composer['window']> {
  const at = closesAt === undefined ? {} : { closesAt: closesAt.toISOString() }
  if (!open) {
    const since = closesAt === undefined ? '' : ` (${shortTime(closesAt, now)})`
    return { open, ...at, words: `WhatsApp has closed for now${since}` }
  }
  return { open, ...at, words: `WhatsApp closes in ${leftUntil(closesAt ?? now, now)}` }
}

/** '3 h', or minutes when it is less than two hours. The page counts on by the same rule. */
export function leftUntil(moment: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((moment.getTime() - now.getTime()) / 60_000))
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`
}

function waysWhenClosed({ sms, templates }: WaysToReach, name: string): readonly Way[] {
  return [
    ...(sms
      ? [{ value: 'sms', text: 'Send it by SMS instead', button: `Send to ${name} by SMS` }]
      : []),
    ...templates.map(({ id, text }) => ({
      value: `template:${id}`,
      text: `Send this approved text by WhatsApp now: ‘${text}’`,
      hint: `What you write in the box goes when ${name} writes back.`,
      button: 'Send the approved text by WhatsApp',
    })),
    {
      value: 'hold',
      text: `Keep it and send it when ${name} writes`,
      hint: 'It waits for seven days. You are told if it was not sent by then.',
      button: `Keep it until ${name} writes`,
    },
  ]
}

// === What sending does

interface Sending {
  readonly name: string
  readonly text: string
  readonly before: string
  readonly sms: boolean
  readonly channel: string | undefined
}

/** 'Send to Mia by SMS, 2 texts': the page's script says the same while somebody types. */
function sendingWords({ name, text, before, sms, channel }: Sending, pence: number | undefined) {
  const to = name === 'This number' ? 'Send' : `Send to ${name}`
  const base = `${to} by ${channel ?? 'SMS'}`
  if (!sms) return { button: base, count: '' }
  const { segments } = countSegments(text === '' ? '' : before + text)
  const texts = segments === 1 ? '1 text' : `${segments} texts`
  const cost = pence === undefined ? '' : `, about ${segments * pence}p`
  const count = segments === 0 ? '' : `${texts}${cost}`
  return { button: segments > 1 ? `${base}, ${texts}` : base, count }
}

function notSentWords(
  { because, byStaffId, at }: NotSent,
  names: Conversation['names'],
  now: Date,
): string {
  const who = byStaffId === undefined ? undefined : names.get(byStaffId)
  const time = shortTime(at, now)
  const when = /^\d+:/.test(time) ? `at ${time}` : time
  if (who !== undefined) return `Not sent: ${who} took over ${when}.`
  if (because === 'signed-out') return `Not sent ${when}: you were signed out.`
  return because === 'taken-over'
    ? `Not sent ${when}: you no longer had the talk.`
    : `Not sent ${when}: the talk had changed.`
}
