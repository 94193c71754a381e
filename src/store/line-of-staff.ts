import { sql } from 'kysely'
import type { Data } from './store.ts'

/** Whom a young person's talks go to, and everybody those answer to. */
export interface LineOfStaff {
  /** Their adviser and their lead worker. */
  readonly workers: readonly string[]
  /** The managers above those, and the managers of the young person's team. */
  readonly managers: readonly string[]
}

/** More links than any council has, and an end where two are each other's manager. */
const mostLinks = 8

/** The staff between a young person and whoever deals with a complaint about their staff. */
export async function loadLine(data: Data, personId: string): Promise<LineOfStaff> {
  const person = await data.sql
    .selectFrom('people')
    .select(['adviser_id', 'lead_worker_id', 'team'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person === undefined) return { workers: [], managers: [] }
  const workers = [person.adviser_id, person.lead_worker_id].filter((id) => id !== null)
  const above = await loadManagers(data, workers)
  const ofTeam = person.team === null ? [] : await loadTeamManagers(data, person.team)
  return { workers, managers: [...new Set([...above, ...ofTeam])] }
}

async function loadManagers(data: Data, workers: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>()
  let links: readonly string[] = workers
  for (let link = 0; link < mostLinks && links.length > 0; link += 1) {
    const rows = await data.sql
      .selectFrom('staff')
      .select('manager_id')
      .where('id', 'in', links)
      .where('manager_id', 'is not', null)
      .execute()
    links = rows
      .map((row) => row.manager_id)
      .filter((id) => id !== null && !found.has(id)) as string[]
    for (const id of links) found.add(id)
  }
  return [...found]
}

async function loadTeamManagers(data: Data, team: string): Promise<readonly string[]> {
  const rows = await data.sql
    .selectFrom('staff')
    .select('id')
    .where('team', '=', team)
    .where('left_at', 'is', null)
    .where(sql<boolean>`roles like '%"team-manager"%'`)
    .execute()
  return rows.map((row) => row.id)
}
