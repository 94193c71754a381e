import { lastUsed, windowTo } from '../../messaging/choose-way.ts'
import type { StaffDeps } from '../../messaging/deps.ts'
import { loadReach } from '../../messaging/ways-to-reach.ts'
import { loadSafeContact } from '../../store/case-contact.ts'
import type { StoredCase } from '../../store/cases.ts'
import { addAnnouncement } from '../../store/staff-messages.ts'
import type { Tx } from '../../store/store.ts'

/**
 * Tells the young person what became of what they told, unless they said that a text is not safe,
 * texts are off, or WhatsApp's window is closed. Whether it was said.
 */
export async function tellYoungPerson(
  tx: Tx,
  deps: Pick<StaffDeps, 'senderOf'>,
  { id, personId, talkId }: Pick<StoredCase, 'id' | 'personId' | 'talkId'>,
  text: string,
  at: Date,
): Promise<boolean> {
  const contact = await loadSafeContact(tx, id)
  if (contact !== undefined && contact.how !== 'text') return false
  const reach = await loadReach(tx, deps, { personId, restricted: true }, at)
  const to = lastUsed(reach)
  if (to === undefined || to.optedOut || !windowTo(reach, to).open) return false
  const place = { talkId, personId, addressId: to.id, channel: to.channel }
  await addAnnouncement(tx, place, { text }, at)
  return true
}
