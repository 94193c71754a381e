import { DateTime } from 'luxon'
import { type Check, checks } from '../../../register/link-number.ts'
import type { ListedPerson } from '../../../store/views/people.ts'
import type { Profile, ProfileAddress, ProfileTalk } from '../../../store/views/profile.ts'
import { ageOf, dayOf, shortTime } from '../times.ts'
import { districtWords, outcomeWords, reasonWords, statusWords } from '../words.ts'

export interface ProfileShown {
  readonly profile: Profile
  readonly nameOf: (staffId: string) => string
  readonly records: number
  readonly now: Date
  /** Young people a number may be linked to, when one was looked for. */
  readonly find?: string
  readonly found?: readonly ListedPerson[]
}

/** What an unregistered number is called. */
export const unknownName = 'A number nobody has linked'

/** What the view of a profile reads. */
export function profilePage({ profile, nameOf, records, now, find, found }: ProfileShown) {
  const { birthday, caseLink, registered } = profile
  const open = profile.talks.find((talk) => talk.closedAt === undefined)
  return {
    tab: 'people' as const,
    id: profile.id,
    name: profile.name ?? unknownName,
    age: birthday === undefined ? undefined : ageOf(birthday, now),
    locked: profile.locked,
    registered,
    facts: factsOf(profile, nameOf),
    // Anything but https could run in the reader's page.
    caseLink: caseLink?.startsWith('https://') === true ? caseLink : undefined,
    openTalk: open?.id,
    mayWrite: registered && open === undefined,
    addresses: profile.addresses.map((address) => addressShown(address)),
    talks: profile.talks.map((talk) => talkShown(talk, nameOf, now)),
    records,
    find,
    found: found?.map((person) => ({ value: person.id, text: birthdayAnd(person) })),
    checks: choicesOfChecks,
    checksOrNot: [...choicesOfChecks, { value: '', text: 'Not yet', checked: true }],
    values: {},
  }
}

const checkWords: Readonly<Record<Check, string>> = {
  'in-person': 'In person',
  'they-rang': 'They rang from it',
  'we-rang': 'I rang it and spoke to them',
  'case-system': 'It is in the case system',
}

const choicesOfChecks = checks.map((check) => ({ value: check, text: checkWords[check] }))

function birthdayAnd({ name, birthday }: ListedPerson): string {
  return birthday === undefined ? name : `${name}, born ${isoDay(birthday)}`
}

function isoDay(iso: string): string {
  return DateTime.fromISO(iso).setLocale('en-GB').toFormat('d LLL yyyy')
}

function factsOf(profile: Profile, nameOf: (staffId: string) => string) {
  const { birthday, adviserId, leadWorkerId, caseReference } = profile
  return [
    { label: 'Personal adviser', text: adviserId === undefined ? 'none' : nameOf(adviserId) },
    { label: 'Lead worker', text: leadWorkerId === undefined ? 'none' : nameOf(leadWorkerId) },
    { label: 'Status', text: statusWords(profile.status) },
    {
      label: 'Birthday',
      text: birthday === undefined ? 'not known: treated as under 18' : isoDay(birthday),
    },
    { label: 'Lives in', text: districtWords(profile.district) },
    { label: 'Language', text: languageName(profile.language) },
    { label: 'Team', text: profile.team ?? 'none' },
    { label: 'Reference', text: caseReference ?? 'none' },
  ]
}

const languageNames = new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'code' })

function languageName(code: string): string {
  try {
    return languageNames.of(code) ?? code
  } catch {
    return code
  }
}

function addressShown(address: ProfileAddress) {
  const checked =
    address.checkedAt === undefined
      ? 'nobody has checked that it is theirs: the bot names nobody to it'
      : `checked ${dayOf(address.checkedAt)}`
  return {
    linkId: address.linkId,
    channel: address.channel === 'sms' ? 'SMS' : 'WhatsApp',
    value: address.value,
    current: address.until === undefined,
    about: `Since ${dayOf(address.from)}, ${checked}.${address.words === undefined ? '' : ` Linked: ${address.words}`}`,
    off: address.optedOutAt === undefined ? undefined : dayOf(address.optedOutAt),
    until: address.until === undefined ? undefined : dayOf(address.until),
  }
}

function talkShown(talk: ProfileTalk, nameOf: (staffId: string) => string, now: Date) {
  const reason = talk.reason === undefined ? 'A talk' : reasonWords(talk.reason)
  const end =
    talk.closedAt === undefined
      ? talk.ownerId === undefined
        ? 'open'
        : `open with ${nameOf(talk.ownerId)}`
      : talk.outcome === undefined
        ? 'ended'
        : outcomeWords(talk.outcome)
  return { id: talk.id, when: shortTime(talk.openedAt, now), about: `${reason} · ${end}` }
}
