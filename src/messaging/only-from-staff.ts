import type { InboundMessage } from '../domain/message.ts'
import { findStaffIdByMobile } from '../store/staff.ts'
import type { MessagingDeps } from './deps.ts'
import { receiveMessage } from './receive-message.ts'

/** A rehearsal takes in what staff text; anybody else is answered by the fallback's words. */
export async function onlyFromStaff(
  deps: MessagingDeps,
  inbound: InboundMessage,
): Promise<'rehearsal' | Awaited<ReturnType<typeof receiveMessage>>> {
  const staffId = await findStaffIdByMobile(deps.store, inbound.from.value)
  return staffId === undefined ? 'rehearsal' : receiveMessage(deps, inbound)
}
