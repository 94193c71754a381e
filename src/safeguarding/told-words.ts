import { DateTime } from 'luxon'
import type { Told } from '../domain/alarm.ts'
import { assertNever } from '../domain/assert-never.ts'
import { plainName } from './plain-name.ts'

/** The sentences of locales/en/cards.json that say what is known, by key. */
export type CardWords = (key: string) => string

/** What is known of who was told, the fullest sentence first: a card takes the first that fits. */
export function toldWords(words: CardWords, told: Told): readonly string[] {
  switch (told.kind) {
    case 'flagged': {
      if (told.withoutDuty === true) return [words('told.flagged-short')]
      const name = plainName(told.adviser)
      const without = [words('told.flagged'), words('told.flagged-short')]
      return name === undefined ? without : [withName(words('told.flagged-to'), name), ...without]
    }
    case 'called':
      return [words('told.called'), words('told.called-short')]
    case 'nobody-before':
      return [
        words('told.nobody-before').replace('{card:when}', said(told.before, 'cccc d LLL')),
        words('told.nobody-before-short').replace('{card:short}', said(told.before, 'ccc d LLL')),
      ]
    case 'nobody':
      return [words('told.nobody'), words('told.nobody-short')]
    case 'seen':
    case 'dealing': {
      const name = plainName(told.by)
      const without = words(`told.${told.kind}`)
      return name === undefined
        ? [without]
        : [withName(words(`told.${told.kind}-by`), name), without]
    }
    default:
      return assertNever(told)
  }
}

export function withName(sentence: string, name: string): string {
  return sentence.replace('{card:name}', () => name)
}

/** '9am Monday 30 Nov', in the council's time. */
function said(moment: Date, day: string): string {
  const at = DateTime.fromJSDate(moment, { zone: 'Europe/London' }).setLocale('en-GB')
  const time = at.toFormat(at.minute === 0 ? 'ha' : 'h.mma').toLowerCase()
  return `${time} ${at.toFormat(day)}`
}

/** Whether somebody has it, is being rung, or nobody is there: what a later reply may add. */
export function standing(told: Told): 'team' | 'called' | 'waits' {
  switch (told.kind) {
    case 'flagged':
    case 'seen':
    case 'dealing':
      return 'team'
    case 'called':
      return 'called'
    case 'nobody-before':
    case 'nobody':
      return 'waits'
    default:
      return assertNever(told)
  }
}
