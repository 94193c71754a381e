import type { AdviserDue, Findings, Turn } from '../domain/turn.ts'
import { isSameDay } from '../domain/working-time.ts'
import { circumstancesOf } from './circumstances.ts'
import { sayDay, sayWhen } from './say-when.ts'
import type { Tools } from './tools.ts'

type Words = Pick<Tools, 'phrases' | 'library'>

/** Whether the adviser is due in now or later today. Who is away is not, whenever they are back. */
export function isDueToday({ adviser, now }: Turn): boolean {
  if (adviser === undefined) return false
  const { dueInNow, nextDueIn } = adviser
  return dueInNow || (nextDueIn !== undefined && isSameDay(nextDueIn, now))
}

/** When the adviser is next due in; undefined when nobody knows. Never that they are in. */
export function dueSentence({ phrases }: Pick<Tools, 'phrases'>, turn: Turn): string | undefined {
  const { adviser, now } = turn
  if (adviser === undefined) return undefined
  const { firstName: pa, nextDueIn } = adviser
  if (adviser.dueInNow) return phrases.say('person:due-now', { pa })
  if (adviser.away !== undefined && !isDueToday(turn)) {
    return awaySentence({ phrases }, adviser, adviser.away, now)
  }
  if (nextDueIn === undefined) return undefined
  return phrases.say('person:due', { pa, when: sayWhen(phrases, nextDueIn, now) })
}

/** Why and until when, as far as they ticked that it may be told; else that they are not due in. */
function awaySentence(
  { phrases }: Pick<Tools, 'phrases'>,
  { firstName: pa, nextDueIn }: AdviserDue,
  { reason, until }: NonNullable<AdviserDue['away']>,
  now: Date,
): string {
  const back = until === undefined ? undefined : (nextDueIn ?? until)
  const when = back === undefined ? undefined : sayDay(phrases, back, now)
  if (reason !== undefined) {
    return when === undefined
      ? phrases.say('person:away-reason', { pa, reason })
      : phrases.say('person:away-reason-until', { pa, reason, when })
  }
  if (when !== undefined) return phrases.say('person:away-until', { pa, when })
  return phrases.say('person:not-due', { pa })
}

/** How to reach the adviser by phone, where they have a work mobile. */
export function mobileSentence({ phrases }: Words, { adviser }: Turn): string | undefined {
  if (adviser?.workMobile === undefined) return undefined
  const { firstName: pa, workMobile } = adviser
  return phrases.say('person:mobile', { pa, mobile: national(workMobile) })
}

/** Why nobody is named to a young person, where the register is the reason. */
export function unknownSentence({ phrases }: Words, { person }: Turn): string | undefined {
  if (!person.registered) return phrases.say('person:unregistered')
  return person.adviserId === undefined ? phrases.say('person:no-adviser') : undefined
}

/** The leaving care team's number where it is known, else the council's own way in, by age. */
export function teamSentence(tools: Words, turn: Turn, findings: Findings): string {
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
