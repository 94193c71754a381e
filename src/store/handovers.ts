import {
  type HandoverReason,
  type HandoverStage,
  type HandoverStatus,
  priorities,
  type Priority,
  type WhoWish,
} from '../domain/handover.ts'
import { newId } from '../domain/new-id.ts'
import type { HandoversTable } from './talk-tables.ts'
import type { Data, Tx } from './store.ts'

export interface StoredHandover {
  readonly id: string
  readonly talkId: string
  readonly personId: string
  readonly reason: HandoverReason
  readonly status: HandoverStatus
  readonly priority: Priority
  readonly stage: HandoverStage
  /** Whose pool it is in; absent: any team's. */
  readonly team?: string
  readonly wish?: WhoWish
  readonly hops: number
  readonly openedAt: Date
  /** The one it waits for; absent: anybody of the stage's pool. */
  readonly forStaffId?: string
  readonly acknowledgedBy?: string
  readonly takenBy?: string
  readonly takenAt?: Date
  /** When it goes on to the next stage, or its owner is reminded. */
  readonly dueAt?: Date
}

export interface NewHandover {
  readonly talkId: string
  readonly personId: string
  readonly reason: HandoverReason
  /** Default: asked. */
  readonly priority?: Priority
  readonly wish?: WhoWish
}

/** The talk's live handover, opened when there is none: asking twice is asking once. */
export async function openHandover(
  tx: Tx,
  handover: NewHandover,
  at: Date,
): Promise<{ readonly id: string; readonly opened: boolean }> {
  const id = newId(at)
  const row = await tx.sql
    .insertInto('handovers')
    .values({
      ...emptyHandover,
      id,
      talk_id: handover.talkId,
      person_id: handover.personId,
      reason: handover.reason,
      priority: priorities[handover.priority ?? 'asked'],
      status: 'open',
      wish: handover.wish ?? null,
      opened_at: at.getTime(),
    })
    .onConflict((conflict) => conflict.column('talk_id').where('closed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row !== undefined) return { id, opened: true }
  const known = await tx.sql
    .selectFrom('handovers')
    .select('id')
    .where('talk_id', '=', handover.talkId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { id: known.id, opened: false }
}

const emptyHandover = {
  for_staff_id: null,
  team: null,
  wish: null,
  acknowledged_by: null,
  acknowledged_at: null,
  taken_by: null,
  taken_at: null,
  closed_by: null,
  outcome: null,
  safe_contact_sealed: null,
  due_at: null,
  closed_at: null,
  retain_until: null,
} as const

/** The handover of a talk that nobody has closed; in a transaction its row is held. */
export async function findLiveHandover(
  data: Data | Tx,
  talkId: string,
): Promise<StoredHandover | undefined> {
  const row = await selectLive(data).where('talk_id', '=', talkId).executeTakeFirst()
  return row === undefined ? undefined : toHandover(row)
}

/** One handover while nobody has closed it; in a transaction its row is held. */
export async function loadLiveHandover(
  data: Data | Tx,
  id: string,
): Promise<StoredHandover | undefined> {
  const row = await selectLive(data).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toHandover(row)
}

function selectLive(data: Data | Tx) {
  return data.sql
    .selectFrom('handovers')
    .selectAll()
    .where('closed_at', 'is', null)
    .$if(data.engine === 'postgres' && 'inTransaction' in data, (query) => query.forNoKeyUpdate())
}

type Row = Omit<HandoversTable, 'priority' | 'stage' | 'hops' | 'legal_hold'> & {
  readonly priority: number
  readonly stage: string
  readonly hops: number
}

/** One row, as the rest of the code reads it. */
export function toHandover(row: Row): StoredHandover {
  return {
    id: row.id,
    talkId: row.talk_id,
    personId: row.person_id,
    reason: row.reason as HandoverReason,
    status: row.status as HandoverStatus,
    priority: priorityOf(row.priority),
    stage: row.stage as HandoverStage,
    hops: row.hops,
    openedAt: new Date(row.opened_at),
    ...(row.team !== null && { team: row.team }),
    ...(row.wish !== null && { wish: row.wish as WhoWish }),
    ...(row.for_staff_id !== null && { forStaffId: row.for_staff_id }),
    ...(row.acknowledged_by !== null && { acknowledgedBy: row.acknowledged_by }),
    ...(row.taken_by !== null && { takenBy: row.taken_by }),
    ...(row.taken_at !== null && { takenAt: new Date(row.taken_at) }),
    ...(row.due_at !== null && { dueAt: new Date(row.due_at) }),
  }
}

function priorityOf(value: number): Priority {
  if (value === priorities.emergency) return 'emergency'
  return value === priorities.worried ? 'worried' : 'asked'
}

/** Keeps how they said it is safe to reach them with the talk's open handover. */
export async function noteSafeContact(
  tx: Tx,
  talkId: string,
  contact: { readonly how: string; readonly when?: string },
): Promise<void> {
  const handover = await findLiveHandover(tx, talkId)
  if (handover === undefined) return
  const cell = { table: 'handovers', column: 'safe_contact', row: handover.id }
  await tx.sql
    .updateTable('handovers')
    .set({ safe_contact_sealed: tx.vault.seal(cell, JSON.stringify(contact)) })
    .where('id', '=', handover.id)
    .execute()
}
