import { DateTime } from 'luxon'
import { isForEditors, type NoticeKind } from '../domain/handover.ts'
import { countSegments } from '../knowledge/segments.ts'
import type { WaitingFor } from '../store/count-waiting.ts'
import type { BundledKind } from '../store/notice-outbox.ts'

/** What an e-mail or SMS to a member of staff is made of. It holds no name, no words and no why. */
export interface NoticeFacts {
  /** As it is when it leaves. */
  readonly waiting: WaitingFor
  readonly kinds: readonly BundledKind[]
  readonly urgent: boolean
  /** Where the console is. */
  readonly consoleUrl: string
  /** Of the alarm it tells of: an SMS is answered with it. */
  readonly code?: string
  /** A test of the chain, which nobody is in danger for. */
  readonly drill?: boolean
}

/** The e-mail: how many wait, how many of them urgently, since when, and what is new. */
export function noticeMail(facts: NoticeFacts): {
  readonly subject: string
  readonly text: string
} {
  const { waiting, consoleUrl } = facts
  const lines = [
    ...(waiting.total > 0 ? [`${waitingWords(waiting)}. ${sinceWords(waiting)}`, ''] : []),
    ...newsWords(facts.kinds).map((news) => `- ${news}`),
    '',
    isOfTexts(facts)
      ? `See which it is: ${consoleUrl}/editing`
      : `See who it is and answer: ${consoleUrl}`,
    '',
    'E-mails from Waymark hold no names and nothing that was said. Nobody reads replies to them.',
    '',
  ]
  return { subject: headline(facts), text: lines.join('\n') }
}

/**
 * The SMS, one segment; a console address that is too long for it is left out. One that tells of an
 * alarm says what it is answered with.
 */
export function noticeSms(facts: NoticeFacts): string {
  const { code, consoleUrl } = facts
  const text = `${code === undefined ? headline(facts) : alarmHeadline(facts)}.`
  const end = code === undefined ? '' : ` Reply ${code} if you are dealing with it`
  const withLink = `${text} ${consoleUrl}${end}`
  const { segments, encoding } = countSegments(withLink)
  if (segments === 1 && encoding === 'GSM-7') return withLink
  return code === undefined ? `${text} Open the console.` : `${text}${end}`
}

/** Nobody waits: it is about texts of the knowledge base alone. */
function isOfTexts({ waiting, kinds }: NoticeFacts): boolean {
  return waiting.total === 0 && kinds.length > 0 && kinds.every(({ kind }) => isForEditors(kind))
}

function headline(facts: NoticeFacts): string {
  const { waiting, urgent, drill } = facts
  const about = isOfTexts(facts) ? 'what young people are answered' : 'a young person'
  const news = waiting.total > 0 ? waitingWords(waiting) : `news about ${about}`
  return `${nameOf({ drill })}${urgent ? ', urgent' : ''}: ${news}`
}

/** As it stands: the newest that is said of it. */
function alarmHeadline({ kinds, drill }: NoticeFacts): string {
  const [kind = 'alarm'] = kinds.map((one) => one.kind)
  return `${nameOf({ drill })}, urgent: ${wordings[kind][0]}`
}

function nameOf({ drill }: { readonly drill: boolean | undefined }): string {
  return drill === true ? 'Waymark DRILL' : 'Waymark'
}

function waitingWords({ total, urgent }: WaitingFor): string {
  const people = total === 1 ? '1 young person waits for you' : `${total} young people wait for you`
  if (urgent === 0) return people
  return total === 1 ? `${people}, urgently` : `${people}, ${urgent} of them urgently`
}

function sinceWords({ total, oldestAt }: WaitingFor): string {
  if (oldestAt === undefined) return ''
  const since = DateTime.fromJSDate(oldestAt)
    .setZone('Europe/London')
    .setLocale('en-GB')
    .toFormat("ccc d LLL 'at' HH:mm")
  return total === 1 ? `Since ${since}.` : `The longest since ${since}.`
}

type Wording = readonly [one: string, several: (count: number) => string]

const wordings: Readonly<Record<NoticeKind, Wording>> = {
  handover: [
    'A young person began to wait for you',
    (n) => `${n} young people began to wait for you`,
  ],
  danger: ['A young person needs you now', (n) => `${n} young people need you now`],
  'went-on': [
    'A young person who waited for you was passed on to somebody else',
    (n) => `${n} young people who waited for you were passed on to somebody else`,
  ],
  reminder: [
    'A talk with a young person is still open',
    (n) => `Talks with ${n} young people are still open`,
  ],
  'adviser-changed': [
    'A young person now has another adviser',
    (n) => `${n} young people now have another adviser`,
  ],
  'texts-off': [
    'A young person turned texts off: reach them another way',
    (n) => `${n} young people turned texts off: reach them another way`,
  ],
  'passed-to-you': [
    'A colleague passed a young person to you',
    (n) => `Colleagues passed ${n} young people to you`,
  ],
  'not-reached': [
    'A text did not reach a young person: try another way',
    (n) => `${n} texts did not reach young people: try another way`,
  ],
  alarm: ['A young person may be in danger', (n) => `${n} young people may be in danger`],
  'alarm-went-on': [
    'A young person may be in danger, and nobody has dealt with it yet',
    (n) => `${n} young people may be in danger, and nobody has dealt with it yet`,
  ],
  'alarm-unanswered': [
    'A young person may be in danger: UNANSWERED',
    (n) => `${n} young people may be in danger: UNANSWERED`,
  ],
  'alarm-report': [
    'A report: alarms went unanswered since the last one. See them under Alarms',
    (n) => `${n} reports: alarms went unanswered. See them under Alarms`,
  ],
  case: ['Something new for you, in the console alone', (n) => `${n} new for you, in the console`],
  'case-reminder': [
    'Something of yours is due, in the console alone',
    (n) => `${n} of yours are due, in the console`,
  ],
  'draft-to-approve': [
    'A text waits for your approval',
    (n) => `${n} texts wait for your approval`,
  ],
  'draft-returned': ['A text of yours came back to you', (n) => `${n} texts came back to you`],
  'draft-not-published': [
    'A text could not be published when its day came: the old one stays',
    (n) => `${n} texts could not be published when their day came: the old ones stay`,
  ],
  'second-look': [
    'An urgent correction was published: a second person has to look at it',
    (n) => `${n} urgent corrections were published: a second person has to look at them`,
  ],
  'review-due': [
    'An article has to be looked at again',
    (n) => `${n} articles have to be looked at again`,
  ],
  'core-unchecked': [
    'An article that people in trouble need is past its time: they get a short fixed text instead',
    (n) =>
      `${n} articles that people in trouble need are past their time: they get short fixed texts instead`,
  ],
}

/** What is said instead when it has come to them. */
const wordingsOfTheirs: Readonly<Partial<Record<NoticeKind, Wording>>> = {
  'went-on': [
    'A young person nobody has answered yet was passed on to you',
    (n) => `${n} young people nobody has answered yet were passed on to you`,
  ],
  'adviser-changed': ['A young person is now yours', (n) => `${n} young people are now yours`],
}

/** One line for each kind, in the order in which they came. */
function newsWords(kinds: readonly BundledKind[]): readonly string[] {
  const counts = new Map<Wording, number>()
  for (const { kind, isTheirs } of kinds) {
    const wording = (isTheirs ? wordingsOfTheirs[kind] : undefined) ?? wordings[kind]
    counts.set(wording, (counts.get(wording) ?? 0) + 1)
  }
  return [...counts].map(([[one, several], count]) => (count === 1 ? one : several(count)))
}
