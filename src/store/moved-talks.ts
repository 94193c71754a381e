import type { Data, Tx } from './store.ts'
import { hasUnansweredText, closeTalk } from './ownership.ts'

/** A person's open talk with the advisers. */
export interface AdvisersTalk {
  readonly id: string
  readonly ownerStaffId?: string
}

/** The open talk of this person with the advisers, its row held; undefined when there is none. */
export async function holdAdvisersTalk(
  tx: Tx,
  personId: string,
): Promise<AdvisersTalk | undefined> {
  const row = await tx.sql
    .selectFrom('talks')
    .select(['id', 'owner_staff_id'])
    .where('person_id', '=', personId)
    .where('audience', '=', 'advisers')
    .where('closed_at', 'is', null)
    .$if(tx.engine === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { id: row.id, ...(row.owner_staff_id !== null && { ownerStaffId: row.owner_staff_id }) }
}

/** Moves a handover to another talk, as it is; what was said stays where it was said. */
export async function moveHandover(
  tx: Tx,
  id: string,
  to: { readonly talkId: string; readonly personId: string },
): Promise<void> {
  await tx.sql
    .updateTable('handovers')
    .set({ talk_id: to.talkId, person_id: to.personId })
    .where('id', '=', id)
    .execute()
  tx.hint('handover', id)
}

/** Ends the talk, unless the bot still has a text in it to answer. */
export async function closeWhenAnswered(tx: Tx, talkId: string, at: Date): Promise<void> {
  if (!(await hasUnansweredText(tx, talkId))) await closeTalk(tx, talkId, at)
}

/** The number is not theirs any more: what waits to go to it does not go, but for danger. */
export async function cancelTextsTo(
  tx: Tx,
  { addressId, personId }: { readonly addressId: string; readonly personId: string },
): Promise<void> {
  await tx.sql
    .updateTable('messages')
    .set({ status: 'cancelled', error_code: 'unlinked' })
    .where('address_id', '=', addressId)
    .where('person_id', '=', personId)
    .where('status', 'in', ['queued', 'held'])
    .where('always', '=', 0)
    .execute()
}

/** The addresses that are linked to a person now. */
export async function addressIdsOf(data: Data, personId: string): Promise<readonly string[]> {
  const rows = await data.sql
    .selectFrom('address_links')
    .select('address_id')
    .where('person_id', '=', personId)
    .where('until_at', 'is', null)
    .orderBy('address_id')
    .execute()
  return rows.map((row) => row.address_id)
}
