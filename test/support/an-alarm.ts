import { newId } from '../../src/domain/new-id.ts'
import { openHandover } from '../../src/store/handovers.ts'
import type { Place } from '../../src/store/messages.ts'
import type { TestStore } from './test-store.ts'

/** An emergency of this talk that nobody deals with yet; returns its id. */
export async function anAlarm(
  { store, clock }: Pick<TestStore, 'store' | 'clock'>,
  { talkId, personId }: Pick<Place, 'talkId' | 'personId'>,
  own: { readonly drill?: number } = {},
): Promise<string> {
  const at = clock.now()
  const id = newId(at)
  await store.transaction(async (tx) => {
    const asked = { talkId, personId, reason: 'danger', priority: 'emergency' } as const
    const { id: handoverId } = await openHandover(tx, asked, at)
    await tx.sql
      .insertInto('alarms')
      .values({
        ...{ id, talk_id: talkId, person_id: personId, handover_id: handoverId },
        ...{ message_id: 'none', category: 'danger', kind: 'suicide', rule: 'a test' },
        ...{ status: 'open', opened_at: at.getTime(), drill: own.drill ?? 0 },
        ...{ acknowledged_by: null, acknowledged_at: null, closed_at: null, retain_until: null },
      })
      .execute()
  })
  return id
}
