import { sql } from 'kysely'
import { permitTexts } from './staff-messages.ts'
import type { Data, Tx } from './store.ts'

/** What somebody who leaves the service still has in hand. */
export interface InHand {
  /** Young people who have them as adviser or lead worker. */
  readonly people: number
  /** Talks they own. */
  readonly talks: number
}

export async function countInHand(data: Data, staffId: string): Promise<InHand> {
  const people = await data.sql
    .selectFrom('people')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('registered', '=', 1)
    .where((eb) => eb.or([eb('adviser_id', '=', staffId), eb('lead_worker_id', '=', staffId)]))
    .executeTakeFirstOrThrow()
  const talks = await data.sql
    .selectFrom('talks')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('owner_staff_id', '=', staffId)
    .where('closed_at', 'is', null)
    // What an officer has in hand is not for whoever looks at this.
    .where('audience', '=', 'advisers')
    .executeTakeFirstOrThrow()
  return { people: people.count, talks: talks.count }
}

async function ownedTalks(data: Data, staffId: string): Promise<readonly string[]> {
  const rows = await data.sql
    .selectFrom('talks')
    .select('id')
    .where('owner_staff_id', '=', staffId)
    .where('closed_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Nothing waits for somebody who is not there: what they own or were to pick up waits, at once, for
 * whoever is next. What they wrote still leaves.
 */
export async function letGoOfAll(tx: Tx, staffId: string, at: Date): Promise<void> {
  for (const talkId of await ownedTalks(tx, staffId)) {
    await permitTexts(tx, talkId, staffId)
    await tx.sql
      .updateTable('talks')
      .set({ owner_staff_id: null, version: sql`version + 1` })
      .where('id', '=', talkId)
      .execute()
    tx.hint('talk', talkId)
  }
  await tx.sql
    .updateTable('handovers')
    .set({
      status: 'open',
      stage: 'unrouted',
      for_staff_id: null,
      taken_by: null,
      taken_at: null,
      acknowledged_by: null,
      acknowledged_at: null,
      due_at: at.getTime(),
    })
    .where('closed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('for_staff_id', '=', staffId),
        eb('taken_by', '=', staffId),
        eb('acknowledged_by', '=', staffId),
      ]),
    )
    .execute()
  tx.hint('handover', staffId)
}
