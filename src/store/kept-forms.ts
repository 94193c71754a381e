import { findDraft, removeDraft, saveDraft } from './drafts.ts'
import type { Data, Tx } from './store.ts'

/** A form that was posted and not taken in, because its session was over. */
export interface KeptForm {
  /** Where it was posted to: a path of ours. */
  readonly path: string
  readonly fields: Readonly<Record<string, string | readonly string[]>>
}

/** A shift: whoever comes back later has to look anew. */
const keptMs = 12 * 60 * 60 * 1000

/** It lies among the drafts, sealed as they are, in the place of no talk. */
const place = (staffId: string) => ({ staffId, talkId: 'kept-form' })

/** Keeps a form until they are signed in again; the newest alone. */
export async function keepForm(tx: Tx, staffId: string, form: KeptForm, at: Date): Promise<void> {
  await saveDraft(tx, place(staffId), { text: JSON.stringify(form) }, at)
}

export async function findKeptForm(
  data: Data,
  staffId: string,
  now: Date,
): Promise<KeptForm | undefined> {
  const draft = await findDraft(data, place(staffId))
  if (draft === undefined || draft.updatedAt.getTime() + keptMs < now.getTime()) return undefined
  return JSON.parse(draft.text) as KeptForm
}

export async function forgetForm(tx: Tx, staffId: string): Promise<void> {
  await removeDraft(tx, place(staffId))
}
