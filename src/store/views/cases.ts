import { sql } from 'kysely'
import { hasRole, type Viewer } from '../../domain/viewer.ts'
import { type StoredCase, toCase } from '../cases.ts'
import { keptOutOf } from '../kept-out.ts'
import type { Data } from '../store.ts'
import { restrictedVisibleTo } from '../visible-to.ts'
import { shownPerson, type ShownPerson } from './names.ts'

/** A case as the officers' list shows it. */
export interface ListedCase extends StoredCase {
  readonly person: ShownPerson
}

/** How timely cases were dealt with: of those due or decided, how many within one working day. */
export interface CaseFigures {
  readonly open: number
  readonly overdue: number
  readonly counted: number
  readonly inTime: number
}

const mostClosed = 100

/** The cases this viewer may read: open ones by when they are due, then the newest that are closed. */
export async function readCases(
  data: Data,
  viewer: Viewer,
  now: Date,
): Promise<{ readonly open: readonly ListedCase[]; readonly closed: readonly ListedCase[] }> {
  const open = await casesQuery(data, viewer, now)
    .where('cases.status', '=', 'open')
    .orderBy('cases.due_at')
    .execute()
  const closed = await casesQuery(data, viewer, now)
    .where('cases.status', '<>', 'open')
    .orderBy('cases.closed_at', 'desc')
    .limit(mostClosed)
    .execute()
  const list = (row: (typeof open)[number]) => ({ ...toCase(row), person: shownPerson(data, row) })
  return { open: await withoutKeptOut(data, viewer, open.map(list)), closed: closed.map(list) }
}

/** Whoever is in the way by now is kept out, too, though nobody has put it on record. */
async function withoutKeptOut(
  data: Data,
  viewer: Viewer,
  cases: readonly ListedCase[],
): Promise<readonly ListedCase[]> {
  const seen: ListedCase[] = []
  for (const one of cases) {
    if (!(await keptOutOf(data, one.personId)).has(viewer.staffId)) seen.push(one)
  }
  return seen
}

/** One case, open or not; undefined when there is none that this viewer may read. */
export async function findCaseFor(
  data: Data,
  viewer: Viewer,
  caseId: string,
  now: Date,
): Promise<ListedCase | undefined> {
  const row = await casesQuery(data, viewer, now).where('cases.id', '=', caseId).executeTakeFirst()
  if (row === undefined) return undefined
  const found = { ...toCase(row), person: shownPerson(data, row) }
  const [seen] = found.status === 'open' ? await withoutKeptOut(data, viewer, [found]) : [found]
  return seen
}

function casesQuery(data: Data, viewer: Viewer, now: Date) {
  return data.sql
    .selectFrom('cases')
    .innerJoin('talks', 'talks.id', 'cases.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .selectAll('cases')
    .select(['people.registered', 'people.name_sealed', 'people.birthday_sealed'])
    .where(restrictedVisibleTo(viewer, now))
}

/** The figures of all cases the viewer may read, drills left out. */
export async function readCaseFigures(data: Data, viewer: Viewer, now: Date): Promise<CaseFigures> {
  const count = (condition: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`
  const due = sql`(cases.decided_at is not null
    or (cases.status = 'open' and cases.due_at <= ${now.getTime()}))`
  const row = await data.sql
    .selectFrom('cases')
    .innerJoin('talks', 'talks.id', 'cases.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .where(restrictedVisibleTo(viewer, now))
    .where('cases.drill', '=', 0)
    .where('cases.status', '<>', 'released')
    .select([
      count(sql`cases.status = 'open'`).as('open'),
      count(sql`cases.status = 'open' and cases.decided_at is null
        and cases.due_at <= ${now.getTime()}`).as('overdue'),
      count(due).as('counted'),
      count(sql`cases.decided_at is not null and cases.decided_at <= cases.due_at`).as('in_time'),
    ])
    .executeTakeFirstOrThrow()
  return { open: row.open, overdue: row.overdue, counted: row.counted, inTime: row.in_time }
}

/** How many open cases this viewer may read, for their menu: of most of the staff, nothing is asked. */
export async function countCases(data: Data, viewer: Viewer, now: Date): Promise<number> {
  const mayRead = hasRole(viewer, 'allegations-officer') || hasRole(viewer, 'safeguarding-lead')
  if (!mayRead) return 0
  const { open } = await readCases(data, viewer, now)
  return open.length
}
