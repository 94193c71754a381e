import type {
  AboutWhom,
  AllegationRoute,
  AllegationStage,
  CaseOutcome,
  CaseStep,
  WhenHappened,
} from '../../../domain/allegation-case.ts'
import type { SafeContact } from '../../../store/case-contact.ts'

export const aboutWords: Readonly<Record<AboutWhom, string>> = {
  adviser: 'Their PA or lead worker',
  manager: 'A manager',
  'someone-else': 'Somebody else',
}

export const happenedWords: Readonly<Record<WhenHappened, string>> = {
  now: 'Now, or lately',
  childhood: 'When they were a child',
}

export const routeNames: Readonly<Record<AllegationRoute, string>> = {
  'child-now': 'A child, now',
  childhood: 'An adult telling of childhood',
  'adult-now': 'An adult, about now',
  'peers-or-family': 'Peers or family',
  complaint: 'A complaint',
}

export const stageWords: Readonly<Record<AllegationStage, string>> = {
  received: 'Received',
  read: 'Read',
  contacted: 'In contact with the young person',
  referred: 'Referred',
  decided: 'Outcome decided',
}

export const outcomeNames: Readonly<Record<CaseOutcome, string>> = {
  referred: 'Referred, and in other hands now',
  'dealt-with': 'Dealt with',
  complaint: 'Gone on as a complaint',
  'nothing-further': 'Nothing further to do',
}

const stepWords: Readonly<Record<CaseStep, string>> = {
  ...stageWords,
  received: 'Came in',
  'told-more': 'The young person told more',
  'asked-for-person': 'The young person asked for a person',
  'safe-contact': 'The young person said how it is safe to reach them',
  about: 'Whom it is about',
  'texts-off': 'The young person turned texts off',
  'officers-told': 'Officers told',
  'nobody-told': 'Nobody could be told: tried again',
  reminded: 'Reminder sent',
  decided: 'Way decided',
  current: 'Emergency raised: the risk is current',
  note: 'Note',
  'kept-out': 'Kept out',
  'let-in': 'No longer kept out',
  granted: 'Let read by a safeguarding lead',
  'grant-ended': 'No longer let read',
  took: 'Began to text with the young person',
  replied: 'Texted the young person',
  'gave-back': 'Stopped texting; the bot answers',
  'media-shown': 'Opened what came with a text',
  'something-else': 'A text left: the young person said it is about something else',
  'released-text': 'A text put back: no part of this',
  released: 'Released: no allegation',
  closed: 'Closed',
  moved: 'The number was linked to this young person',
}

export function stepName(step: CaseStep): string {
  return stepWords[step]
}

/** How they said it is safe to reach them. */
export function contactWords(contact: SafeContact | undefined): string {
  if (contact === undefined) return 'They have not said. Do not ring or text unless it is urgent'
  if (contact.how === 'text') return 'A text is safe'
  if (contact.how === 'not-yet') return 'Not yet: wait for their next text'
  return contact.when === undefined ? 'A call is safe' : `A call is safe: ‘${contact.when}’`
}
