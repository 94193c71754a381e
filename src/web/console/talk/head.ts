import type { ChannelName } from '../../../domain/address.ts'
import { isUserId } from '../../../domain/address.ts'
import type { Conversation } from '../../../store/views/conversation.ts'
import type { HeadPerson } from '../../../store/views/conversation-head.ts'
import { levelTags } from '../alarms/alarm-words.ts'
import { dangerWords } from '../needs-you/danger-words.ts'
import { ageOf, howLong, shortTime } from '../times.ts'
import { outcomeWords, reasonWords } from '../words.ts'

/** What they are called here. A number that nobody linked has no name. */
export function nameOfPerson({ name }: Pick<HeadPerson, 'name'>): string {
  return name ?? 'This number'
}

export function channelWord(channel: ChannelName): string {
  return channel === 'sms' ? 'SMS' : 'WhatsApp'
}

/** Who they are and how the talk stands, for the heading and the column beside the thread. */
export function headOf({ person, addresses, names, ...rest }: Conversation, now: Date) {
  const age = person.birthday === undefined ? undefined : ageOf(person.birthday, now)
  const staff = (id: string | undefined) => (id === undefined ? undefined : names.get(id))
  return {
    personId: person.id,
    registered: person.registered,
    name: nameOfPerson(person),
    age,
    title: age === undefined ? nameOfPerson(person) : `${nameOfPerson(person)}, ${age}`,
    language: languageWord(person.language),
    adviser: staff(person.adviserId),
    leadWorker: staff(person.leadWorkerId),
    caseLink: safeLink(person.caseLink),
    addresses: addresses.map((address) => ({
      channel: channelWord(address.channel),
      // A WhatsApp user id says nothing to anybody.
      value: isUserId(address.value) ? 'a WhatsApp name, no number' : address.value,
      optedOut: address.optedOut,
      checked: address.checked,
      lastWrote:
        address.lastInboundAt === undefined ? undefined : shortTime(address.lastInboundAt, now),
    })),
    unchecked: !person.registered || addresses.some(({ wrote, checked }) => wrote && !checked),
    alarm: alarmOf(rest, now),
    asked: askedOf(rest, names, now),
  }
}

/** Danger that was read here, with the way to its page. */
function alarmOf({ alarm }: Pick<Conversation, 'alarm'>, now: Date) {
  if (alarm === undefined) return undefined
  return {
    href: `/console/alarms/${alarm.id}`,
    level: alarm.level,
    tag: levelTags[alarm.level],
    kind: dangerWords(alarm.kind),
    since: alarm.openedAt.toISOString(),
    waiting: howLong(alarm.openedAt, now),
    unanswered: alarm.unanswered,
  }
}

/** Why a person is here at all, who it waits for, and how they may be reached. */
function askedOf(
  { handover, alarm }: Pick<Conversation, 'handover' | 'alarm'>,
  names: Conversation['names'],
  now: Date,
) {
  if (handover === undefined) return undefined
  const nameOf = (id: string | undefined) => (id === undefined ? undefined : names.get(id))
  const isOpen = handover.status === 'open'
  return {
    id: handover.id,
    reason: reasonWords(handover.reason),
    when: shortTime(handover.openedAt, now),
    waitsFor: isOpen ? (nameOf(handover.forStaffId) ?? poolWords(handover.stage)) : undefined,
    goesOn:
      isOpen && handover.dueAt !== undefined && handover.acknowledgedAt === undefined
        ? shortTime(handover.dueAt, now)
        : undefined,
    seenBy: nameOf(handover.acknowledgedBy),
    keep: isOpen && handover.wish === 'keep',
    ended: handover.outcome === undefined ? undefined : outcomeWords(handover.outcome),
    // An emergency is acknowledged as the alarm that it is: on the band, and on its own page.
    canAcknowledge:
      alarm?.level !== 'emergency' &&
      handover.status !== 'closed' &&
      (alarm?.unseen === true || (isOpen && handover.acknowledgedAt === undefined)),
    safeContact: safeContactWords(handover.safeContact),
  }
}

/** The pool of a stage that names nobody. */
export function poolWords(stage: string): string {
  return stage === 'manager' ? 'the team manager' : 'the duty advisers'
}

/** How they said it is safe to reach them, as staff read it. */
export function safeContactWords(
  contact: { readonly how: string; readonly when?: string } | undefined,
) {
  if (contact === undefined) return undefined
  const how =
    { text: 'a text is safe', call: 'a call is safe', 'not-yet': 'not safe yet' }[contact.how] ??
    contact.how
  return contact.when === undefined ? how : `${how}: ${contact.when}`
}

const languages = new Intl.DisplayNames(['en-GB'], { type: 'language' })

/** 'Albanian' of 'sq'. */
export function languageWord(code: string): string {
  try {
    return languages.of(code) ?? code
  } catch {
    return code
  }
}

/** Only a web address may become a link. */
export function safeLink(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined
  return ['https:', 'http:'].includes(new URL(link).protocol) ? link : undefined
}
