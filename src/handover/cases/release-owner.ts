import type { StoredCase } from '../../store/cases.ts'
import { permitTexts } from '../../store/staff-messages.ts'
import { letGoOfTalk } from '../../store/ownership.ts'
import type { Tx } from '../../store/store.ts'
import { loadTalk } from '../../store/talks.ts'

/** The case's talk is the bot's again if this member of staff has it; what they wrote still leaves. */
export async function releaseOwner(
  tx: Tx,
  { talkId }: Pick<StoredCase, 'talkId'>,
  staffId: string,
): Promise<boolean> {
  const talk = await loadTalk(tx, talkId, { lock: true })
  if (talk.ownerStaffId !== staffId) return false
  await permitTexts(tx, talkId, staffId)
  await letGoOfTalk(tx, talkId)
  return true
}
