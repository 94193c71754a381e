import { sql, type SqlBool } from 'kysely'
import type { Viewer } from '../../domain/viewer.ts'
import type { Data } from '../store.ts'
import { visibleTo } from '../visible-to.ts'
import { type AlarmLine, readOpenAlarms } from './alarm-lines.ts'
import type { Listed } from './listed.ts'
import { type OwnedTalk, readOpenTalks } from './my-talks.ts'
import { readShownStaff, type ShownStaff } from './names.ts'
import { type NewestAddress, readNewestAddresses } from './newest-address.ts'
import { readTold } from './told.ts'
import { readAllWaiting, type Waiting } from './waiting.ts'

/** What duty advisers and managers see of their team's talks. */
export interface TeamTalks {
  /** Open alarms, emergencies first. */
  readonly alarms: Listed<AlarmLine>
  readonly waiting: Listed<Waiting>
  readonly talks: Listed<OwnedTalk>
  /** One line for each adviser of whom there is something to say; null: nobody's. */
  readonly byAdviser: readonly AdviserLine[]
  readonly told: ReadonlyMap<string, readonly string[]>
  readonly staff: ReadonlyMap<string, ShownStaff>
  readonly addresses: ReadonlyMap<string, NewestAddress>
}

const mostAlarms = 200

export interface AdviserLine {
  readonly staffId: string | null
  /** Their young people who wait for somebody. */
  readonly waiting: number
  readonly oldestAt?: Date
  /** Open talks that they own. */
  readonly talks: number
  /** Contact records of theirs that are not in the case system yet. */
  readonly records: number
}

/** Everything of the page 'Team' but who is here. */
export async function readTeamTalks(
  data: Data,
  viewer: Viewer,
  asked: { readonly waiting: number; readonly talks: number },
): Promise<TeamTalks> {
  const [alarms, waiting, talks, byAdviser] = await Promise.all([
    readOpenAlarms(data, viewer, mostAlarms),
    readAllWaiting(data, viewer, asked.waiting),
    readOpenTalks(data, viewer, asked.talks),
    readByAdviser(data, viewer),
  ])
  const handovers = waiting.rows.map(({ handoverId }) => handoverId)
  const people = [...alarms.rows, ...waiting.rows, ...talks.rows].map(({ person }) => person.id)
  const [told, addresses] = await Promise.all([
    readTold(data, handovers, viewer.staffId),
    readNewestAddresses(data, people),
  ])
  const staff = await readShownStaff(data, [
    ...waiting.rows.flatMap((row) => [row.adviserId, row.forStaffId, row.acknowledgedBy]),
    ...talks.rows.map((row) => row.ownerStaffId),
    ...byAdviser.map((line) => line.staffId),
    ...[...told.values()].flat(),
  ])
  return { alarms, waiting, talks, byAdviser, told, staff, addresses }
}

async function readByAdviser(data: Data, viewer: Viewer): Promise<readonly AdviserLine[]> {
  const [waiting, talks, records] = await Promise.all([
    waitingByAdviser(data, viewer),
    talksByOwner(data, viewer),
    recordsByAdviser(data, viewer),
  ])
  const ids = new Set([...waiting, ...talks, ...records].map((row) => row.staff_id))
  return [...ids].map((staffId): AdviserLine => {
    const ofThem = (row: { readonly staff_id: string | null }): boolean => row.staff_id === staffId
    const waits = waiting.find(ofThem)
    return {
      staffId,
      waiting: waits?.count ?? 0,
      talks: talks.find(ofThem)?.count ?? 0,
      records: records.find(ofThem)?.count ?? 0,
      ...(waits !== undefined && { oldestAt: new Date(waits.oldest_at) }),
    }
  })
}

function waitingByAdviser(data: Data, viewer: Viewer) {
  return data.sql
    .selectFrom('handovers')
    .innerJoin('talks', 'talks.id', 'handovers.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .where(sql<SqlBool>`handovers.status = 'open' and handovers.closed_at is null`)
    .where(visibleTo(viewer))
    .groupBy('people.adviser_id')
    .select(({ fn }) => [
      'people.adviser_id as staff_id',
      fn.countAll<number>().as('count'),
      fn.min<number>('handovers.opened_at').as('oldest_at'),
    ])
    .execute()
}

function talksByOwner(data: Data, viewer: Viewer) {
  return data.sql
    .selectFrom('talks')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .where('talks.closed_at', 'is', null)
    .where('talks.owner_staff_id', 'is not', null)
    .where(visibleTo(viewer))
    .groupBy('talks.owner_staff_id')
    .select(({ fn }) => ['talks.owner_staff_id as staff_id', fn.countAll<number>().as('count')])
    .execute()
}

function recordsByAdviser(data: Data, viewer: Viewer) {
  return data.sql
    .selectFrom('contact_records')
    .innerJoin('talks', 'talks.id', 'contact_records.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .where('contact_records.in_case_system_at', 'is', null)
    .where(visibleTo(viewer))
    .groupBy('contact_records.staff_id')
    .select(({ fn }) => ['contact_records.staff_id', fn.countAll<number>().as('count')])
    .execute()
}
