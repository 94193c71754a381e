import type { DangerSource } from '../domain/danger.ts'
import { newId } from '../domain/new-id.ts'
import type { Tx } from './store.ts'

/** What the net read in one text. */
export interface NewDetection {
  /** Absent: of an allegation, which has a case. */
  readonly alarmId?: string
  readonly messageId: string
  readonly talkId: string
  readonly personId: string
  readonly category: 'danger' | 'allegation'
  /** A `DangerKind`, or 'allegation'. */
  readonly kind: string
  /** The column's: see `levels`. */
  readonly level: number
  readonly rule: string
  /** Default: rule. */
  readonly source?: DangerSource
  readonly drill?: boolean
}

/** Keeps it for those who answer for the net, and returns its id. */
export async function addDetection(tx: Tx, found: NewDetection, at: Date): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('detections')
    .values({
      id,
      alarm_id: found.alarmId ?? null,
      message_id: found.messageId,
      talk_id: found.talkId,
      person_id: found.personId,
      category: found.category,
      kind: found.kind,
      level: found.level,
      rule: found.rule,
      source: found.source ?? 'rule',
      at: at.getTime(),
      drill: found.drill === true ? 1 : 0,
      verdict: null,
      verdict_by: null,
      verdict_at: null,
      verdict_note_sealed: null,
      retain_until: null,
    })
    .execute()
  return id
}
