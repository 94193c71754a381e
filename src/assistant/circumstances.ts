import { DateTime } from 'luxon'
import type { Circumstances } from '../domain/circumstances.ts'
import type { Findings, Turn } from '../domain/turn.ts'
import type { Section, SectionCondition } from '../knowledge/article.ts'
import { plain } from './readers/plain.ts'

/** What is known of the person for this turn: the register, then this talk, then this text. */
export function circumstancesOf(turn: Turn, findings: Findings): Circumstances {
  const { birthday, district } = turn.person
  const age = birthday === undefined ? undefined : ageOn(birthday, turn.now)
  return {
    ...(age === undefined ? {} : { age }),
    ...(district === undefined ? {} : { district }),
    ...turn.state.circumstances,
    ...findings.circumstances,
  }
}

/** 'what if im 22' asks for an answer, it does not tell an age. */
const supposing = /\b(?:what|wot|wat|and|but|say|even) if\b|\bif (?:im|i am|i was|i were|i live)\b/

/** What the talk remembers of the person after this turn. */
export function rememberedCircumstances(turn: Turn, findings: Findings): Circumstances {
  if (supposing.test(plain(findings.question))) return turn.state.circumstances
  return { ...turn.state.circumstances, ...findings.circumstances }
}

function ageOn(birthday: string, now: Date): number | undefined {
  const today = DateTime.fromJSDate(now, { zone: 'Europe/London' })
  const years = today.diff(DateTime.fromISO(birthday, { zone: 'Europe/London' }), 'years').years
  return Number.isFinite(years) && years >= 0 ? Math.floor(years) : undefined
}

/** How many of a section's conditions hold; undefined when one does not, or nothing is known. */
export function matchOf(
  when: SectionCondition | undefined,
  known: Circumstances,
): number | undefined {
  if (when === undefined) return undefined
  const held = (Object.keys(when) as (keyof SectionCondition)[])
    .filter((key) => when[key] !== undefined)
    .map((key) => holds(key, when, known))
  return held.length > 0 && held.every(Boolean) ? held.length : undefined
}

function holds(key: keyof SectionCondition, when: SectionCondition, known: Circumstances): boolean {
  if (key === 'under') return known.age !== undefined && known.age < Number(when.under)
  if (key === 'over') return known.age !== undefined && known.age > Number(when.over)
  return known[key] === when[key]
}

/** The section these circumstances choose: the one with the most conditions, all of them met. */
export function ownSection(
  sections: readonly Section[],
  known: Circumstances,
): Section | undefined {
  const met = sections
    .map((section) => ({ section, match: matchOf(section.when, known) ?? 0 }))
    .filter(({ match }) => match > 0)
  return met.toSorted((one, other) => other.match - one.match)[0]?.section
}
