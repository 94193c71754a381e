import type { TaskKind } from '../../domain/handover.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Data } from '../store.ts'
import { personVisibleTo } from '../visible-to.ts'
import { type AlarmLine, countEmergencies, readEmergencies } from './alarm-lines.ts'
import { emptyList, type Listed, totalOf } from './listed.ts'
import { countMyOpenTalks, type OwnedTalk, readMyOpenTalks } from './my-talks.ts'
import { readShownStaff, shownPerson, type ShownPerson, type ShownStaff } from './names.ts'
import { type NewestAddress, readNewestAddresses } from './newest-address.ts'
import { seesTeam } from './people.ts'
import { countQuiet } from './quiet.ts'
import { readTold } from './told.ts'
import { countWaitingForMe, readWaitingForMe, readWaitingForTeam, type Waiting } from './waiting.ts'

/** Everything of the page 'Needs you'. */
export interface NeedsYou {
  /** Open emergencies: first of all. */
  readonly emergencies: Listed<AlarmLine>
  readonly mine: Listed<Waiting>
  readonly tasks: Listed<OpenTask>
  readonly talks: Listed<OwnedTalk>
  /** My young people without a Waymark talk for 8 weeks. */
  readonly quiet: number
  /** Undefined for those who look after nobody else's. */
  readonly team: Listed<Waiting> | undefined
  /** Who else was told of a handover, by its id. */
  readonly told: ReadonlyMap<string, readonly string[]>
  readonly staff: ReadonlyMap<string, ShownStaff>
  /** The address each young person last wrote from, by theirs. */
  readonly addresses: ReadonlyMap<string, NewestAddress>
}

/** What somebody has to do outside Waymark. */
export interface OpenTask {
  readonly id: string
  readonly kind: TaskKind
  readonly person: ShownPerson
  readonly openedAt: Date
  readonly dueAt?: Date
}

/** None is left out of a list because of how many there are. */
const mostEmergencies = 200

/** How many lines of each list are asked for. */
export interface Asked {
  readonly mine: number
  readonly tasks: number
  readonly talks: number
  readonly team: number
}

/** What needs this viewer, each list in the order in which it is to be dealt with. */
export async function readNeedsYou(
  data: Data,
  viewer: Viewer,
  asked: Asked,
  now: Date,
): Promise<NeedsYou> {
  const [emergencies, mine, tasks, talks, quiet, team] = await Promise.all([
    readEmergencies(data, viewer, mostEmergencies),
    readWaitingForMe(data, viewer, asked.mine),
    readTasks(data, viewer, asked.tasks),
    readMyOpenTalks(data, viewer, asked.talks),
    countQuiet(data, viewer, now),
    seesTeam(viewer) ? readWaitingForTeam(data, viewer, asked.team) : undefined,
  ])
  const waiting = [...mine.rows, ...(team ?? emptyList).rows]
  const people = [...emergencies.rows, ...waiting, ...talks.rows].map(({ person }) => person.id)
  const [told, addresses] = await Promise.all([
    readTold(
      data,
      waiting.map(({ handoverId }) => handoverId),
      viewer.staffId,
    ),
    readNewestAddresses(data, people),
  ])
  const staff = await readShownStaff(data, [
    ...waiting.flatMap((row) => [row.adviserId, row.forStaffId, row.acknowledgedBy]),
    ...[...told.values()].flat(),
  ])
  return { emergencies, mine, tasks, talks, quiet, team, told, staff, addresses }
}

/** What waits, as the menu says it. */
export interface Counted {
  /** Young people who wait for the viewer or are in danger, and what is to be done. */
  readonly needsYou: number
  readonly myTalks: number
}

/** Beyond this the menu's number is 'more than': it is on every page, and must cost nothing. */
export const mostInMenu = 99

/** What waits, for the menu; `mostInMenu` + 1 stands for more. */
export async function countsFor(data: Data, viewer: Viewer): Promise<Counted> {
  const [emergencies, waiting, tasks, talks] = await Promise.all([
    countEmergencies(data, viewer),
    countWaitingForMe(data, viewer, mostInMenu),
    countTasks(data, viewer),
    countMyOpenTalks(data, viewer, mostInMenu),
  ])
  return {
    needsYou: Math.min(emergencies + waiting + talks.worried + tasks, mostInMenu + 1),
    myTalks: talks.open,
  }
}

function openTasks(data: Data, viewer: Viewer) {
  return data.sql
    .selectFrom('tasks')
    .innerJoin('people', 'people.id', 'tasks.person_id')
    .where('tasks.staff_id', '=', viewer.staffId)
    .where('tasks.done_at', 'is', null)
    .where(personVisibleTo(viewer))
}

/** A task of the viewer's that is not done: of what kind and about whom. */
export async function findOwnTask(
  data: Data,
  viewer: Viewer,
  id: string,
): Promise<{ readonly kind: string; readonly personId: string } | undefined> {
  const row = await openTasks(data, viewer)
    .select(['tasks.kind', 'tasks.person_id'])
    .where('tasks.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : { kind: row.kind, personId: row.person_id }
}

async function countTasks(data: Data, viewer: Viewer): Promise<number> {
  const row = await openTasks(data, viewer)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return row.total
}

async function readTasks(data: Data, viewer: Viewer, most: number): Promise<Listed<OpenTask>> {
  const rows = await openTasks(data, viewer)
    .select(['tasks.id', 'tasks.kind', 'tasks.opened_at', 'tasks.due_at'])
    .select(['people.id as person_id', 'people.registered', 'people.name_sealed'])
    .select(['people.birthday_sealed'])
    .select(({ fn }) => fn.countAll<number>().over().as('total'))
    .orderBy('tasks.opened_at')
    .limit(most)
    .execute()
  return {
    total: totalOf(rows[0]?.total ?? 0, Infinity),
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind as TaskKind,
      person: shownPerson(data, row),
      openedAt: new Date(row.opened_at),
      ...(row.due_at !== null && { dueAt: new Date(row.due_at) }),
    })),
  }
}
