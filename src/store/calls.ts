import { sql } from 'kysely'
import { newId } from '../domain/new-id.ts'
import { type Claim, claimDue } from './claims.ts'
import type { Data, Store, Tx } from './store.ts'

/**
 * queued → calling → accepted (somebody pressed 1) | not-accepted | failed (the provider did not
 * take it). `stale`: nothing to ring about any more. Each ring is a row of its own.
 */
export type CallStatus = 'queued' | 'calling' | 'accepted' | 'not-accepted' | 'failed' | 'stale'

/** Literals, because SQLite matches a partial index only by its own words. */
export const callIsOpen = sql<boolean>`status in ('queued', 'calling')`

/** Taken in one go; each is one voice call. */
const mostTogether = 10

export interface NewCall {
  readonly alarmId: string
  /** E.164. */
  readonly to: string
  /** Absent: whoever answers at night. */
  readonly staffId: string | undefined
  /** How often they were rung about this before. */
  readonly attempts: number
}

export interface Call extends NewCall {
  readonly id: string
  readonly status: CallStatus
  readonly error: string | undefined
}

/** A call in hand: the write that ends the claim carries its token. */
export interface LeavingCall extends Call {
  readonly claim: Claim
}

/** Rings at `dueAt`. */
export async function addCall(tx: Tx, call: NewCall, dueAt: Date, at: Date): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('calls')
    .values({
      id,
      alarm_id: call.alarmId,
      staff_id: call.staffId ?? null,
      to_sealed: tx.vault.seal(toCell(id), call.to),
      status: 'queued',
      provider_id: null,
      due_at: dueAt.getTime(),
      attempts: call.attempts,
      created_at: at.getTime(),
      accepted_at: null,
      ended_at: null,
      error: null,
      claimed_by: null,
      claimed_until: null,
      retain_until: null,
    })
    .execute()
  tx.hint('call', id)
  return id
}

const toCell = (row: string) => ({ table: 'calls', column: 'to', row })

/** The call about this alarm, to this one, that is under way or still to be made. */
export async function findOpenCall(
  data: Data,
  alarmId: string,
  staffId: string | undefined,
): Promise<string | undefined> {
  const row = await data.sql
    .selectFrom('calls')
    .select('id')
    .where('alarm_id', '=', alarmId)
    .where('staff_id', staffId === undefined ? 'is' : '=', staffId ?? null)
    .where(callIsOpen)
    .executeTakeFirst()
  return row?.id
}

export async function findCall(data: Data, id: string): Promise<Call | undefined> {
  const row = await data.sql.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id,
    alarmId: row.alarm_id,
    to: data.vault.open(toCell(id), row.to_sealed),
    staffId: row.staff_id ?? undefined,
    attempts: row.attempts,
    status: row.status as CallStatus,
    error: row.error ?? undefined,
  }
}

/** When the next is to be made or given up (milliseconds UTC); undefined: none waits. */
export async function nextCallAt(data: Data): Promise<number | undefined> {
  const row = await data.sql
    .selectFrom('calls')
    .select(({ fn }) => fn.min('due_at').as('due'))
    .where(callIsOpen)
    .executeTakeFirst()
  return row?.due ?? undefined
}

/** Takes those that are due: they count as ringing until `giveUpAt`, whatever becomes of us. */
export async function claimCalls(
  tx: Tx,
  store: Pick<Store, 'leaseMs'>,
  by: string,
  { at, giveUpAt }: { readonly at: Date; readonly giveUpAt: Date },
): Promise<readonly LeavingCall[]> {
  const claims = await claimDue(tx, store, {
    table: 'calls',
    by,
    due: sql`${callIsOpen} and status = 'queued' and due_at <= ${at.getTime()}`,
    order: sql`due_at, id`,
    most: mostTogether,
    set: sql`status = 'calling', due_at = ${giveUpAt.getTime()}`,
  })
  const leaving: LeavingCall[] = []
  for (const claim of claims) {
    const call = await findCall(tx, claim.id)
    if (call !== undefined) leaving.push({ ...call, claim })
  }
  return leaving
}

/** Calls that nobody heard of again: the provider's word did not come, or its taker died. */
export async function listSilent(data: Data, at: Date): Promise<readonly Call[]> {
  const rows = await data.sql
    .selectFrom('calls')
    .select('id')
    .where(callIsOpen)
    .where('status', '=', 'calling')
    .where('due_at', '<=', at.getTime())
    .execute()
  const silent: Call[] = []
  for (const { id } of rows) {
    const call = await findCall(data, id)
    if (call !== undefined) silent.push(call)
  }
  return silent
}

/** What the provider said to our request. */
export type CallRecord =
  | { readonly kind: 'ringing'; readonly providerId: string }
  | { readonly kind: 'unknown'; readonly giveUpAt: Date }
  | { readonly kind: 'later'; readonly dueAt: Date; readonly code: string }

/** False: somebody pressed 1 already, or it is no longer ours. */
export async function recordCall(
  tx: Tx,
  { claim }: Pick<LeavingCall, 'claim'>,
  record: CallRecord,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('calls')
    .set({ ...columnsOf(record), claimed_by: null, claimed_until: null })
    .where('id', '=', claim.id)
    .where('claim_token', '=', claim.token)
    .where('status', '=', 'calling')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function columnsOf(record: CallRecord) {
  switch (record.kind) {
    case 'ringing':
      return { provider_id: record.providerId }
    case 'unknown':
      return { due_at: record.giveUpAt.getTime(), error: 'unknown' }
    case 'later':
      return { status: 'queued', due_at: record.dueAt.getTime(), error: record.code }
  }
}
