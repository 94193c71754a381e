import { sql } from 'kysely'
import type { StaffMember } from '../domain/staff.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { Data, Tx } from './store.ts'
import { personVisibleTo, visibleTo } from './visible-to.ts'

/** A talk in the hands of whoever is about to change it. */
export interface HeldTalk {
  readonly id: string
  readonly personId: string
  readonly ownerStaffId?: string
  readonly version: number
  readonly closed: boolean
}

/**
 * The talk, when this viewer may see it; others wait to change it until the transaction ends. A
 * text that comes in waits too: what is read after this of when they last wrote stays true.
 */
export async function holdTalkFor(
  tx: Tx,
  viewer: Viewer,
  talkId: string,
): Promise<HeldTalk | undefined> {
  const row = await tx.sql
    .selectFrom('talks')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .select(['talks.id', 'talks.person_id', 'talks.owner_staff_id', 'talks.version'])
    .select('talks.closed_at')
    .where('talks.id', '=', talkId)
    .where(visibleTo(viewer))
    .$if(tx.engine === 'postgres', (query) => query.forNoKeyUpdate('talks'))
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    personId: row.person_id,
    version: row.version,
    closed: row.closed_at !== null,
    ...(row.owner_staff_id !== null && { ownerStaffId: row.owner_staff_id }),
  }
}

/** Whether this viewer may see this young person. */
export async function maySeePerson(data: Data, viewer: Viewer, personId: string): Promise<boolean> {
  const row = await data.sql
    .selectFrom('people')
    .select('people.id')
    .where('people.id', '=', personId)
    .where(personVisibleTo(viewer))
    .executeTakeFirst()
  return row !== undefined
}

/** Gives the talk to a member of staff, who has seen what is in it; a turn in hand is stale now. */
export async function setOwner(tx: Tx, talkId: string, staffId: string): Promise<void> {
  await tx.sql
    .updateTable('talks')
    .set({ owner_staff_id: staffId, version: sql`version + 1`, unread: 0 })
    .where('id', '=', talkId)
    .execute()
  tx.hint('talk', talkId)
}

/** Gives the talk back to the bot, open as it is. */
export async function letGoOfTalk(tx: Tx, talkId: string): Promise<void> {
  await tx.sql
    .updateTable('talks')
    .set({ owner_staff_id: null, version: sql`version + 1` })
    .where('id', '=', talkId)
    .execute()
  tx.hint('talk', talkId)
}

/** Ends the talk: new texts of theirs go to a sealed one, and the bot answers again. */
export async function closeTalk(tx: Tx, talkId: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('talks')
    .set({
      owner_staff_id: null,
      version: sql`version + 1`,
      unread: 0,
      closed_at: at.getTime(),
      inbox_due_at: null,
    })
    .where('id', '=', talkId)
    .execute()
  tx.hint('talk', talkId)
}

/** Their newest texts are read, as their adviser has just written. */
export async function noteStaffWrote(tx: Tx, talkId: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('talks')
    .set({ unread: 0, last_at: at.getTime() })
    .where('id', '=', talkId)
    .execute()
  tx.hint('talk', talkId)
}

/** Whether a text of theirs has come in that no turn has been taken on yet. */
export async function hasUnansweredText(data: Data, talkId: string): Promise<boolean> {
  const row = await data.sql
    .selectFrom('messages')
    .select('id')
    .where('talk_id', '=', talkId)
    .where('status', '=', sql.lit('received'))
    .executeTakeFirst()
  return row !== undefined
}

// === The handover of a talk

/** Which talk a handover is of; undefined when there is none of that id. */
export async function talkOfHandover(data: Data, id: string): Promise<string | undefined> {
  const row = await data.sql
    .selectFrom('handovers')
    .select('talk_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.talk_id
}

/** Its owner has written: they are reminded a day after that. */
export async function remindAt(tx: Tx, talkId: string, dueAt: Date): Promise<void> {
  await tx.sql
    .updateTable('handovers')
    .set({ due_at: dueAt.getTime(), hops: 0 })
    .where('talk_id', '=', talkId)
    .where('closed_at', 'is', null)
    .execute()
  tx.hint('handover', talkId)
}

/** Whether this member of staff may be given the talks of this young person. */
export async function mayBeGiven(
  data: Data,
  personId: string,
  member: Pick<StaffMember, 'id' | 'roles' | 'team'>,
): Promise<boolean> {
  const row = await data.sql
    .selectFrom('people')
    .leftJoin('person_bars', (join) =>
      join
        .onRef('person_bars.person_id', '=', 'people.id')
        .on('person_bars.staff_id', '=', member.id),
    )
    .select(['team', 'locked', 'adviser_id', 'lead_worker_id', 'person_bars.person_id as barred'])
    .where('people.id', '=', personId)
    .executeTakeFirst()
  if (row === undefined || row.barred !== null) return false
  if (row.adviser_id === member.id || row.lead_worker_id === member.id) return true
  const isOfTeam = row.team === null || row.team === member.team
  return isOfTeam && (row.locked === 0 || member.roles.includes('team-manager'))
}
