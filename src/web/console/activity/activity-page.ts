import { DateTime } from 'luxon'
import type { DangerKind } from '../../../domain/danger.ts'
import type { StaffMember } from '../../../domain/staff.ts'
import { zone } from '../../../domain/working-time.ts'
import { eventKinds } from '../../../store/events.ts'
import type { Activity, Happened } from '../../../store/views/activity.ts'
import { dangerWords } from '../needs-you/danger-words.ts'
import { lowerFirst } from '../needs-you/list-words.ts'
import { nameIn } from '../needs-you/person-words.ts'
import { poolWords } from '../talk/head.ts'
import { dayOf } from '../times.ts'
import { reasonWords } from '../words.ts'
import { eventSentence, kindWords } from './event-words.ts'
import type { ActivityFilter } from './read-filter.ts'

export interface ActivityShown {
  readonly found: Activity
  readonly filter: ActivityFilter
  /** The viewer's team, for the choice of whose events are shown. */
  readonly team: readonly StaffMember[]
  readonly now: Date
}

/** What the template of src/web/views/console/activity reads. */
export function activityPage({ found, filter, team, now }: ActivityShown) {
  const { day, staffId = '', kind = '', personId = '' } = filter
  const person = found.events.find((event) => event.person?.id === personId)?.person
  const last = found.events.at(-1)
  return {
    title: dayOf(day.toJSDate()),
    day: day.toISODate(),
    filtered: staffId !== '' || kind !== '' || personId !== '',
    personId,
    person: personId === '' ? undefined : person === undefined ? 'one person' : nameIn(person),
    events: found.events.map((event) => eventLine(event, found)),
    before: queryOf(filter, { day: isoOf(day.minus({ days: 1 })) }),
    after:
      day.plus({ days: 1 }).toMillis() > now.getTime()
        ? undefined
        : queryOf(filter, { day: isoOf(day.plus({ days: 1 })) }),
    more: found.more && last !== undefined ? queryOf(filter, { before: last.id }) : undefined,
    withoutPerson: queryOf({ ...filter, personId: undefined }),
    staffItems: [
      { value: '', text: 'Everybody' },
      ...team.map(({ id, name }) => ({ value: id, text: name })),
    ],
    staffId,
    kindItems: [
      { value: '', text: 'Everything' },
      ...eventKinds
        .filter((one) => one !== 'allegation-found')
        .map((one) => ({ value: one, text: kindWords(one) }))
        .sort((a, b) => a.text.localeCompare(b.text)),
    ],
    kind,
  }
}

const isoOf = (day: DateTime): string => day.toISODate() ?? ''

/** The query of this page with something else in it. */
function queryOf(
  { day, staffId, kind, personId }: ActivityFilter,
  own: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({ day: isoOf(day), ...own })
  if (staffId !== undefined) query.set('staff', staffId)
  if (kind !== undefined) query.set('kind', kind)
  if (personId !== undefined) query.set('person', personId)
  return query.toString()
}

function eventLine(event: Happened, found: Activity) {
  const { id, kind, at, person, talkId, reason } = event
  return {
    id,
    iso: at.toISOString(),
    time: DateTime.fromJSDate(at, { zone }).toFormat('H:mm'),
    words: eventSentence(kind, fillsOf(event, found)),
    reason,
    person: person && { id: person.id, name: nameIn(person), registered: person.registered },
    talk: talkId === null ? undefined : `/console/talks/${talkId}`,
  }
}

function fillsOf({ staffId, person, detail }: Happened, { staff }: Activity) {
  const nameOf = (id: unknown): string | undefined =>
    typeof id === 'string' ? staff.get(id)?.name : undefined
  const { reason, danger, stage, to, because, outcome } = detail
  return {
    who: nameOf(staffId) ?? 'Somebody',
    whom: person === undefined ? 'somebody' : nameIn(person),
    for: nameOf(detail['for']) ?? poolWords(String(stage ?? to)),
    to: nameOf(to) ?? 'somebody else',
    answered: outcome === 'silent' ? 'stayed silent towards' : 'answered',
    because: because === 'adviser-owns' ? 'staff have the talk' : 'it was not to leave',
    staff: nameOf(detail['staff'] ?? detail['staffId']) ?? 'somebody',
    ...(typeof reason === 'string' && { reason: lowerFirst(reasonWords(reason)) }),
    ...(danger !== undefined && { danger: dangerWords(danger as DangerKind) }),
  }
}
