import type { AlarmText, Told } from '../domain/alarm.ts'
import { assertNever } from '../domain/assert-never.ts'
import { type DangerKind, dangerKinds } from '../domain/danger.ts'
import { offersDiscreet } from '../domain/discreet.ts'
import type { CardReference } from '../domain/turn.ts'
import { fillCouncil, fitCard } from './fit-card.ts'
import { plainName } from './plain-name.ts'
import { type CardWords, standing, toldWords, withName } from './told-words.ts'

/** Every fixed text of the safety net. What was not known at start is one sentence put in its place. */
export interface Cards {
  /** A card, with what is known of who was told; `told` undefined: no alarm is open. */
  say(card: CardReference, told: Told | undefined): string
  /** The texts of an open alarm that answer nothing. */
  alarmText(text: AlarmText): string
  readonly allegation: string
  /** To 'Safe to contact you? 1 Text 2 Call 3 Not yet'. */
  readonly safeContact: Readonly<Record<'text' | 'call' | 'notYet', string>>
}

/** The council's own numbers in the cards: live, nobody in danger may get a card with a gap. */
export const requiredSafetyValues = [
  'front-door-phone',
  'emergency-duty-team-phone',
  'allegations-phone',
  'leaving-care-phone',
] as const

/** Which of them are absent or empty, for a start that is not the demo to refuse. */
export function missingSafetyValues(values: Readonly<Record<string, string>>): string[] {
  return requiredSafetyValues.filter((key) => !values[key]?.trim())
}

/**
 * Reads every word of the cards at start, so that sending one needs no locale, knowledge or
 * database. Each is one set of SMS parts in the plain alphabet, whatever is known and whoever is named.
 */
export function createCards(words: CardWords, values: Readonly<Record<string, string>>): Cards {
  const known = readAll((key) => fillCouncil(words(key), values))
  return Object.freeze({
    say: (card: CardReference, told: Told | undefined) => sayCard(known, card, told),
    alarmText: (text: AlarmText) => alarmText(known, text),
    allegation: known('allegation'),
    safeContact: Object.freeze({
      text: known('safeContact.text'),
      call: known('safeContact.call'),
      notYet: known('safeContact.notYet'),
    }),
  })
}

const keysOf: Readonly<Record<string, readonly string[]>> = {
  danger: dangerKinds,
  answers: ['in-danger', 'not-sure', 'ok-for-now'],
  told: [
    ...['flagged-to', 'flagged', 'flagged-short', 'called', 'called-short'],
    ...['nobody-before', 'nobody-before-short', 'nobody', 'nobody-short'],
    ...['seen-by', 'seen', 'dealing-by', 'dealing'],
  ],
  worse: ['team', 'not-sure', 'called'],
  stands: ['team', 'called', 'waits'],
  takenBack: ['team', 'called', 'waits', 'none'],
  alarm: ['not-picked-up', 'seen', 'dealing', 'someone', 'false-alarm'],
  safeContact: ['text', 'call', 'notYet'],
}
const keys: readonly string[] = [
  'dangerAgain',
  'falseAlarm',
  'allegation',
  'discreet',
  ...Object.entries(keysOf).flatMap(([group, some]) => some.map((key) => `${group}.${key}`)),
]

/** A word that is missing stops the start, not a card. */
function readAll(words: CardWords): CardWords {
  const read = new Map(keys.map((key) => [key, words(key)]))
  return (key) => read.get(key) ?? ''
}

function sayCard(words: CardWords, card: CardReference, told: Told | undefined): string {
  const known = told ?? { kind: 'nobody' }
  switch (card.card) {
    case 'danger':
      return fitCard(words(`danger.${card.kind}`), toldWords(words, known))
    case 'again':
      return fitCard(withOffer(words, 'dangerAgain', card.kind), toldWords(words, known))
    case 'answer': {
      const template = withOffer(words, `answers.${card.answer}`, card.kind)
      return fitCard(template, answerWords(words, card.answer, known))
    }
    case 'false-alarm': {
      const stands = told === undefined ? 'none' : standing(told)
      return fitCard(words('falseAlarm'), [words(`takenBack.${stands}`)])
    }
    default:
      return assertNever(card)
  }
}

/** Where whoever did it may read along, the quiet way is offered when there is room. */
function withOffer(words: CardWords, key: string, kind: DangerKind): string {
  const offer = offersDiscreet(kind) && key !== 'answers.in-danger' ? `[${words('discreet')} ]` : ''
  return words(key).replace('{card:told}', `${offer}{card:told}`)
}

/** That the team was told is said only where somebody is there, or is being rung. */
function answerWords(
  words: CardWords,
  answer: Extract<CardReference, { card: 'answer' }>['answer'],
  told: Told,
): readonly string[] {
  const stands = standing(told)
  if (answer === 'ok-for-now') return [words(`stands.${stands}`)]
  if (stands === 'waits') return toldWords(words, told)
  if (stands === 'called') return [words('worse.called'), ...toldWords(words, told)]
  return [words(answer === 'in-danger' ? 'worse.team' : 'worse.not-sure')]
}

function alarmText(words: CardWords, text: AlarmText): string {
  switch (text.kind) {
    case 'not-picked-up':
    case 'false-alarm':
      return words(`alarm.${text.kind}`)
    case 'seen':
    case 'dealing':
      return withName(words(`alarm.${text.kind}`), plainName(text.by) ?? words('alarm.someone'))
    default:
      return assertNever(text)
  }
}
