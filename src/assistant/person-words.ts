import type { Findings, Turn } from '../domain/turn.ts'
import { circumstancesOf } from './circumstances.ts'
import type { Tools } from './tools.ts'
import { whenDue } from './when-due.ts'

type Words = Pick<Tools, 'phrases' | 'library'>

/**
 * Who can be reached and how, as sentences: the adviser by name and when next due in, their work
 * mobile, the team. Only what is known and true now; nothing about who was told or will read.
 */
export function personSentences(tools: Words, turn: Turn, findings: Findings): readonly string[] {
  const sentences = turn.person.registered
    ? [...adviserSentences(tools, turn), teamSentence(tools, turn, findings)]
    : [tools.phrases.say('person:unregistered'), teamSentence(tools, turn, findings)]
  return sentences.filter((sentence) => sentence !== undefined)
}

function adviserSentences({ phrases }: Words, turn: Turn): readonly (string | undefined)[] {
  const { adviser } = turn
  if (adviser === undefined) return [phrases.say('person:no-adviser')]
  const { firstName: pa, workMobile } = adviser
  return [
    dueSentence({ phrases }, turn),
    workMobile === undefined
      ? undefined
      : phrases.say('person:mobile', { pa, mobile: national(workMobile) }),
  ]
}

/** When the adviser is next due in; undefined when nobody knows. Never that they are in. */
export function dueSentence({ phrases }: Pick<Tools, 'phrases'>, turn: Turn): string | undefined {
  const { adviser } = turn
  if (adviser === undefined) return undefined
  const pa = adviser.firstName
  if (adviser.dueInNow) return phrases.say('person:due-now', { pa })
  if (adviser.nextDueIn === undefined) return undefined
  return phrases.say('person:due', { pa, when: whenDue(phrases, adviser.nextDueIn, turn.now) })
}

/** The leaving care team's number where it is known, else the council's own way in, by age. */
function teamSentence(tools: Words, turn: Turn, findings: Findings): string {
  const { values } = tools.library().council
  const { phrases } = tools
  const phone = values['leaving-care-phone']
  const hours = values['leaving-care-hours']
  if (phone !== undefined) {
    return hours === undefined
      ? phrases.say('person:team-any-hours', { phone })
      : phrases.say('person:team', { phone, hours })
  }
  const { age } = circumstancesOf(turn, findings)
  return (age === undefined ? undefined : oneAge(tools, age)) ?? eitherAge(tools)
}

function oneAge(tools: Words, age: number): string | undefined {
  const { values } = tools.library().council
  const desk = age < 18 ? 'front-door' : 'adult-helpdesk'
  const phone = values[`${desk}-phone`]
  const hours = values[`${desk}-hours`]
  if (phone === undefined) return undefined
  return hours === undefined
    ? tools.phrases.say('person:desk-any-hours', { phone })
    : tools.phrases.say('person:desk', { phone, hours })
}

function eitherAge(tools: Words): string {
  const { under18, over18 } = numbersFor(tools)
  return tools.phrases.say('person:team-by-age', { under18, over18 })
}

/** The council's numbers that phrases name. One it has not set is stood in for, never a gap. */
export function numbersFor({ library, phrases }: Words): {
  readonly council: string
  readonly under18: string
  readonly over18: string
  readonly outOfHours: string
} {
  const { values, shortName } = library().council
  const team = values['leaving-care-phone']
  const young = team ?? values['front-door-phone']
  const adult = team ?? values['adult-helpdesk-phone']
  const switchboard = phrases.say('person:your-council')
  return {
    council: shortName,
    under18: young ?? adult ?? switchboard,
    over18: adult ?? young ?? switchboard,
    outOfHours: values['emergency-duty-team-phone'] ?? switchboard,
  }
}

/** '+447700900123' as people in this country dial it. */
function national(number: string): string {
  return number.replace(/^\+44(\d{4})(\d{6})$/, '0$1 $2').replace(/^\+44/, '0')
}
