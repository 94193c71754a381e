import type { Data, Tx } from './store.ts'

/** After so long without a text, in milliseconds, a number may have changed hands: 90 days. */
const silenceMs = 90 * 24 * 60 * 60 * 1000

/**
 * Forgets that somebody made sure whose number this is, when the text of `at` breaks a long silence
 * and the check is as old. Call it before the text is noted as the address's last.
 */
export async function forgetOldCheck(tx: Tx, addressId: string, at: Date): Promise<void> {
  const longAgo = at.getTime() - silenceMs
  await tx.sql
    .updateTable('address_links')
    .set({ checked_at: null })
    .where('address_id', '=', addressId)
    .where('until_at', 'is', null)
    .where('checked_at', '<=', longAgo)
    .where('address_id', 'not in', (eb) =>
      eb
        .selectFrom('addresses')
        .select('id')
        .where('id', '=', addressId)
        .where('last_inbound_at', '>', longAgo),
    )
    .execute()
}

/**
 * Whether somebody has made sure that this address is this person's. False as soon as it is
 * somebody else's: a turn of theirs may still be in hand.
 */
export async function isNumberChecked(
  data: Data,
  { addressId, personId }: { readonly addressId: string; readonly personId: string },
): Promise<boolean> {
  const link = await data.sql
    .selectFrom('address_links')
    .select('checked_at')
    .where('address_id', '=', addressId)
    .where('person_id', '=', personId)
    .where('until_at', 'is', null)
    .executeTakeFirst()
  return link !== undefined && link.checked_at !== null
}
