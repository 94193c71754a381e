import { dangerKinds, type DangerKind } from '../domain/danger.ts'

/** Every fixed text of the safety net, ready to send: nothing is looked up or worked out any more. */
export interface Cards {
  danger(kind: DangerKind): string
  /** While an alarm is open, in place of the same card again. */
  readonly dangerAgain: string
  /** To '1 I'm in danger 2 Not sure 3 OK for now'. The third does not close the alarm. */
  readonly answers: Readonly<Record<'in-danger' | 'not-sure' | 'ok-for-now', string>>
  readonly falseAlarm: string
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
 * Renders the cards once at start, so that sending one needs no locale, knowledge or database.
 * They say only what is true at any hour: no one watches the chat live. That anybody was told is not in them.
 */
export function createCards(
  words: (key: string) => string,
  values: Readonly<Record<string, string>>,
): Cards {
  const card = (key: string): string => fillIn(words(key), values)
  const dangers = new Map(dangerKinds.map((kind) => [kind, card(`danger.${kind}`)]))
  const dangerAgain = card('dangerAgain')

  return Object.freeze({
    danger: (kind: DangerKind) => dangers.get(kind) ?? dangerAgain,
    dangerAgain,
    answers: Object.freeze({
      'in-danger': card('answers.in-danger'),
      'not-sure': card('answers.not-sure'),
      'ok-for-now': card('answers.ok-for-now'),
    }),
    falseAlarm: card('falseAlarm'),
    allegation: card('allegation'),
    safeContact: Object.freeze({
      text: card('safeContact.text'),
      call: card('safeContact.call'),
      notYet: card('safeContact.notYet'),
    }),
  })
}

const councilValue = /\{council:([a-z0-9-]+)\}/g

/** A sentence with a value we do not have is left out as a whole: never half a number. */
function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  const valueOf = (key: string): string => values[key]?.trim() ?? ''
  const complete = (sentence: string): boolean =>
    [...sentence.matchAll(councilValue)].every(([, key = '']) => valueOf(key) !== '')

  return text
    .split(/(?<=[.?!]) /)
    .filter(complete)
    .join(' ')
    .replace(councilValue, (_, key: string) => valueOf(key))
}
