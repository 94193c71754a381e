import type { GoesTo, Turn } from '../domain/turn.ts'
import { isSameDay } from '../domain/working-time.ts'
import { dueSentence, isDueToday, numbersFor } from './person-words.ts'
import { sayWhen } from './say-when.ts'
import type { Tools } from './tools.ts'

type Words = Pick<Tools, 'phrases' | 'library'>

/** Whom a wish for a person goes to; undefined when nobody is known. */
export function goesToOf({ goesTo, adviser }: Turn): GoesTo | undefined {
  return goesTo ?? (adviser === undefined ? undefined : { stage: 'adviser', ...adviser })
}

/** 'Jo', 'your PA', 'the duty team': as it stands within a sentence. */
export function nameOf({ phrases }: Pick<Tools, 'phrases'>, { stage, firstName }: GoesTo): string {
  if (firstName !== undefined) return firstName
  switch (stage) {
    case 'lead-worker':
    case 'adviser':
      return phrases.say('person:your-pa')
    case 'cover':
    case 'duty':
    case 'manager':
      return phrases.say(`person:who.${stage}`)
    case 'unrouted':
      return phrases.say('person:who.anyone')
  }
}

/** Who is meant by 'Shall I ask …?': the adviser, even one who is away, else whom it goes to. */
export function whoToAsk(tools: Pick<Tools, 'phrases'>, turn: Turn): string {
  const adviser = turn.adviser?.firstName
  if (adviser !== undefined) return adviser
  const { registered, adviserId } = turn.person
  if (registered && adviserId !== undefined) return tools.phrases.say('person:your-pa')
  return nameOf(tools, goesToOf(turn) ?? { stage: 'unrouted', dueInNow: false })
}

/** When they are next due in, after a sentence that named them; undefined when nobody knows. */
export function theyAreDue(
  { phrases }: Pick<Tools, 'phrases'>,
  goesTo: Pick<GoesTo, 'dueInNow' | 'nextDueIn'>,
  now: Date,
): string | undefined {
  if (goesTo.dueInNow) return phrases.say('person:they-due-now')
  if (goesTo.nextDueIn === undefined) return undefined
  return phrases.say('person:they-due', { when: sayWhen(phrases, goesTo.nextDueIn, now) })
}

/** The number for nights and weekends, where nobody of those asked is due in now. */
export function cannotWait(tools: Words, goesTo: GoesTo | undefined): string | undefined {
  if (goesTo?.dueInNow === true) return undefined
  return tools.phrases.say('person:cannot-wait', numbersFor(tools))
}

/** The young person chooses who gets it when the adviser they know is not due in today. */
export function mayChooseWho(turn: Turn): boolean {
  return turn.adviser !== undefined && !isDueToday(turn)
}

/** 'Jo is next due in Tue 9am. Who should get this?', with who stands in. */
export function whoGetsIt({ phrases }: Pick<Tools, 'phrases'>, turn: Turn): readonly string[] {
  const pa = turn.adviser?.firstName ?? phrases.say('person:your-pa')
  return [
    dueSentence({ phrases }, turn) ?? phrases.say('person:due-unknown', { pa }),
    ...standingIn({ phrases }, turn),
    phrases.say('person:who-gets-it'),
  ]
}

function standingIn({ phrases }: Pick<Tools, 'phrases'>, turn: Turn): readonly string[] {
  const { goesTo, now } = turn
  if (goesTo?.stage !== 'cover' || goesTo.firstName === undefined) return []
  const { firstName: cover, dueInNow, nextDueIn } = goesTo
  if (dueInNow) return [phrases.say('person:standing-in-now', { cover })]
  if (nextDueIn === undefined) return [phrases.say('person:standing-in', { cover })]
  return [phrases.say('person:standing-in-due', { cover, when: sayWhen(phrases, nextDueIn, now) })]
}

/** 'Someone else today', or when the first of them is due in, where nobody is today. */
export function someoneElse({ phrases }: Pick<Tools, 'phrases'>, turn: Turn): string | undefined {
  const { elsewhere, now } = turn
  if (elsewhere === undefined) return undefined
  const { dueInNow, nextDueIn } = elsewhere
  if (dueInNow || (nextDueIn !== undefined && isSameDay(nextDueIn, now))) {
    return phrases.say('person:choices.someone-today')
  }
  if (nextDueIn === undefined) return phrases.say('person:choices.someone')
  return phrases.say('person:choices.someone-when', { when: sayWhen(phrases, nextDueIn, now) })
}

/** What is true once it was kept for the adviser, and once somebody else was asked. */
export function afterChoosing(
  tools: Words,
  turn: Turn,
): { readonly next: string; readonly other: string } {
  const { adviser, elsewhere, now } = turn
  const notSeen = tools.phrases.say('person:not-seen')
  const due = adviser === undefined ? undefined : theyAreDue(tools, adviser, now)
  return {
    next: joined([due, notSeen, cannotWait(tools, undefined)]),
    other:
      elsewhere === undefined
        ? joined([tools.phrases.say('person:asked-nobody'), cannotWait(tools, undefined)])
        : joined([...askedSentences(tools, elsewhere, now), cannotWait(tools, elsewhere)]),
  }
}

/** 'I've asked Jo. They are due in today. I don't know yet if they've seen it.' */
export function askedSentences(
  { phrases }: Pick<Tools, 'phrases'>,
  goesTo: GoesTo,
  now: Date,
  canRead?: string,
): readonly (string | undefined)[] {
  return [
    phrases.say('person:asked', { who: nameOf({ phrases }, goesTo) }),
    theyAreDue({ phrases }, goesTo, now),
    canRead,
    phrases.say('person:not-seen'),
  ]
}

function joined(sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined).join(' ')
}
