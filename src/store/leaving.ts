import { letGoOfCases } from './cases.ts'
import { letGoOfTalk } from './ownership.ts'
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

async function ownedTalks(
  data: Data,
  staffId: string,
  audience?: 'restricted:allegation',
): Promise<readonly string[]> {
  const rows = await data.sql
    .selectFrom('talks')
    .select('id')
    .where('owner_staff_id', '=', staffId)
    .where('closed_at', 'is', null)
    .$if(audience !== undefined, (query) => query.where('audience', '=', audience ?? ''))
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Nothing waits for somebody who is not there: what they own or were to pick up waits, at once, for
 * whoever is next. What they wrote still leaves.
 */
export async function letGoOfAll(tx: Tx, staffId: string, at: Date): Promise<void> {
  for (const talkId of await ownedTalks(tx, staffId)) {
    await letGoOfOne(tx, talkId, staffId)
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
  await letGoOfCases(tx, staffId, at)
}

/** What somebody has in hand as allegations officer, and may not see any more, is the officers' again. */
export async function letGoAsOfficer(tx: Tx, staffId: string, at: Date): Promise<void> {
  for (const talkId of await ownedTalks(tx, staffId, 'restricted:allegation')) {
    await letGoOfOne(tx, talkId, staffId)
  }
  await letGoOfCases(tx, staffId, at)
}

/** What they wrote still leaves. */
async function letGoOfOne(tx: Tx, talkId: string, staffId: string): Promise<void> {
  await permitTexts(tx, talkId, staffId)
  await letGoOfTalk(tx, talkId)
}
