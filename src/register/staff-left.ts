import type { Clock } from '../domain/clock.ts'
import { recordEvent } from '../store/events.ts'
import { countInHand, type InHand, letGoOfAll } from '../store/leaving.ts'
import { lockRegister } from '../store/registrations.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { loadRoster, markStaffLeft } from '../store/staff.ts'
import type { Store } from '../store/store.ts'

export type LeftResult =
  | ({ readonly kind: 'left'; readonly name: string } & InHand)
  | { readonly kind: 'last-administrator' }
  | { readonly kind: 'gone' }

/**
 * Notes that somebody left the service: they sign in no more, and what they had in hand waits for
 * whoever is next. `by` is who says so; absent at the machine itself. Their young people keep them
 * as adviser until the register names another; meanwhile duty is asked in their place.
 */
export async function staffLeft(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { staffId, by }: { readonly staffId: string; readonly by?: string },
): Promise<LeftResult> {
  const at = clock.now()
  return store.transaction(async (tx): Promise<LeftResult> => {
    await lockRegister(tx)
    const roster = await loadRoster(tx, at)
    const member = roster.find(({ id }) => id === staffId)
    if (member === undefined) return { kind: 'gone' }
    const administrators = roster.filter(({ roles }) => roles.includes('administrator'))
    if (administrators.length === 1 && administrators[0]?.id === staffId) {
      return { kind: 'last-administrator' }
    }
    const inHand = await countInHand(tx, staffId)
    await markStaffLeft(tx, staffId, at)
    await endSessionsOf(tx, staffId, at)
    await letGoOfAll(tx, staffId, at)
    const detail = { member: staffId, ...inHand }
    await recordEvent(
      tx,
      { kind: 'staff-left', ...(by !== undefined && { staffId: by }), detail },
      at,
    )
    return { kind: 'left', name: member.name, ...inHand }
  })
}
