import type { StoredAlarm } from '../../store/alarms.ts'
import { findStaff } from '../../store/staff.ts'
import type { Tx } from '../../store/store.ts'

/** It was closed before; by whom. */
export interface ClosedBefore {
  readonly kind: 'closed-before'
  readonly by: string
}

export async function closedBefore(tx: Tx, { closedBy }: StoredAlarm): Promise<ClosedBefore> {
  return { kind: 'closed-before', by: await nameOf(tx, closedBy) }
}

/** '' for whoever answers at night. */
export async function nameOf(tx: Tx, staffId: string | undefined): Promise<string> {
  return staffId === undefined ? '' : ((await findStaff(tx, staffId))?.name ?? '')
}
