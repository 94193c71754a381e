import {
  aboutWhom,
  allegationRoutes,
  allegationStages,
  caseOutcomes,
  whenHappened,
} from '../../../domain/allegation-case.ts'
import { dangerKinds } from '../../../domain/danger.ts'
import type { StaffMember } from '../../../domain/staff.ts'
import type { CasePage } from '../../../store/views/case-page.ts'
import { dangerWords } from '../needs-you/danger-words.ts'
import { dayAndTime } from '../times.ts'
import * as words from './case-words.ts'

interface Option<Value extends string = string> {
  readonly value: Value
  readonly text: string
  readonly checked?: boolean
}

/** For how many days a safeguarding lead may be let read. */
export const grantDays = [1, 7, 28] as const

/** What the forms of a case offer. */
export function formsFor(page: CasePage, roster: readonly StaffMember[], me: string) {
  const found = page.case
  const keptOut = new Set([...page.keptOut.map(({ staffId }) => staffId), ...page.alsoKeptOut])
  const leads = roster.filter((one) => one.roles.includes('safeguarding-lead'))
  const nobody = { value: '', text: 'Choose' }
  return {
    happened: optionsOf(whenHappened, words.happenedWords, found.happened),
    grown: [
      { value: 'child', text: 'Under 18', checked: found.adult === false },
      { value: 'adult', text: '18 or over', checked: found.adult === true },
    ],
    current: [
      { value: 'no', text: 'No', checked: found.current === false },
      { value: 'yes', text: 'Yes: it is an emergency, too', checked: found.current === true },
    ],
    dangers: [nobody, ...dangerKinds.map((kind) => ({ value: kind, text: dangerWords(kind) }))],
    routes: optionsOf(allegationRoutes, words.routeNames, found.route),
    stages: allegationStages
      .filter((stage) => stage !== 'received')
      .map((value) => ({ value, text: words.stageWords[value] })),
    about: optionsOf(aboutWhom, words.aboutWords, found.about),
    outcomes: optionsOf(caseOutcomes, words.outcomeNames, undefined),
    staff: [
      nobody,
      ...roster
        .filter(({ id }) => !keptOut.has(id))
        .map(({ id, name, team }) => ({
          value: id,
          text: id === me ? `${name}: me` : `${name}, ${team}`,
        })),
    ],
    keptOut: keptOutLines(page),
    leads: [
      nobody,
      ...leads
        .filter(({ id }) => !keptOut.has(id))
        .map(({ id, name }) => ({ value: id, text: name })),
    ],
    days: grantDays.map((days) => ({
      value: String(days),
      text: days === 1 ? '1 day' : `${days} days`,
    })),
    grants: page.grants
      .filter(({ endedAt }) => endedAt === undefined)
      .map(({ staffId, until }) => ({
        id: staffId,
        name: page.names.get(staffId) ?? '',
        until: dayAndTime(until),
      })),
  }
}

function keptOutLines({ keptOut, alsoKeptOut, names }: CasePage) {
  const name = (id: string): string => names.get(id) ?? ''
  return [
    ...keptOut.map(({ staffId, why }) => ({
      id: staffId,
      name: name(staffId),
      isNamed: why === 'named',
    })),
    ...alsoKeptOut.map((id) => ({ id, name: name(id), isNamed: false })),
  ]
}

function optionsOf<Value extends string>(
  values: readonly Value[],
  texts: Readonly<Record<Value, string>>,
  now: Value | undefined,
): readonly Option<Value>[] {
  return values.map((value) => ({ value, text: texts[value], checked: value === now }))
}
