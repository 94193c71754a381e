import { changeDraft } from '../../store/knowledge-drafts.ts'
import { recordEvent } from '../../store/events.ts'
import type { DraftDeps } from './draft-deps.ts'

export interface DraftToDrop {
  readonly id: string
  /** As it was looked at. */
  readonly version: number
  readonly reason: string
}

/**
 * Throws a draft away, with a reason; its last text is kept. False when it is no draft any more, or
 * somebody saved it after the version that was looked at.
 */
export async function dropDraft(
  { store, clock }: DraftDeps,
  staffId: string,
  { id, version, reason }: DraftToDrop,
): Promise<boolean> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const seen = { id, version, status: 'draft' } as const
    const dropped = await changeDraft(tx, seen, { status: 'dropped', why: reason })
    if (!dropped) return false
    await recordEvent(tx, { kind: 'draft-dropped', staffId, detail: { draft: id } }, at)
    return true
  })
}
