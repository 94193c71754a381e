import type { Clock } from '../../domain/clock.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { recordEvent } from '../../store/events.ts'
import type { Store, Tx } from '../../store/store.ts'
import { countNotFalse, markDetection, type Verdict } from '../../store/verdicts.ts'
import { readDetection, type SeenDetection } from '../../store/views/detections.ts'

export interface MarkDeps {
  readonly store: Store
  readonly clock: Clock
  /**
   * Closes an open alarm as a false one, so that the talk is sealed again and the young person is
   * told; false when it was closed already. In the caller's transaction.
   */
  readonly closeAsFalse: (
    tx: Tx,
    closing: { readonly alarmId: string; readonly staffId: string; readonly note: string },
    at: Date,
  ) => Promise<boolean>
}

export interface Mark {
  readonly detectionId: string
  readonly verdict: Verdict
  /** What the page showed. */
  readonly was: Verdict | undefined
  readonly note: string
}

/** `stays-open`: other texts of the alarm are not marked as false, so it is none as a whole. */
export type Marked =
  | { readonly kind: 'gone' | 'changed' }
  | { readonly kind: 'marked'; readonly alarm: 'none' | 'closed' | 'stays-open' }

/** Keeps what the safeguarding lead makes of a detection, and closes its alarm if that was none. */
export async function markVerdict(
  deps: MarkDeps,
  viewer: Viewer,
  { detectionId, verdict, was, note }: Mark,
): Promise<Marked> {
  const { store, clock } = deps
  const at = clock.now()
  const { staffId } = viewer
  return store.transaction(async (tx): Promise<Marked> => {
    const seen = await readDetection(tx, viewer, detectionId, at)
    if (seen === undefined || !maySay(seen)) return { kind: 'gone' }
    const mark = { detectionId, verdict, was, by: staffId, note }
    if (!(await markDetection(tx, mark, at))) return { kind: 'changed' }
    const { talkId, messageId } = seen
    const detail = { detection: detectionId, verdict }
    await recordEvent(tx, { kind: 'detection-marked', staffId, talkId, messageId, detail }, at)
    const alarmId = seen.alarm?.open === true ? seen.alarm.id : undefined
    if (verdict === 'true' || alarmId === undefined) return { kind: 'marked', alarm: 'none' }
    if ((await countNotFalse(tx, alarmId)) > 0) return { kind: 'marked', alarm: 'stays-open' }
    const closed = await deps.closeAsFalse(tx, { alarmId, staffId, note }, at)
    return { kind: 'marked', alarm: closed ? 'closed' : 'none' }
  })
}

/** Nobody judges words that they may not read, and an allegation is the officers' to judge. */
export function maySay({ text, category }: Pick<SeenDetection, 'text' | 'category'>): boolean {
  return category === 'danger' && text !== undefined
}
