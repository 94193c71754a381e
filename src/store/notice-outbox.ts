import { sql } from 'kysely'
import type { NoticeKind } from '../domain/handover.ts'
import { type Claim, claimDue, ClaimLost } from './claims.ts'
import { noteTold } from './note-told.ts'
import { isLead, isOpen, isTheirs, keepApart, markStale, settleLapsed } from './notice-states.ts'
import type { NoticeChannel, NoticeUrgency } from './notices.ts'
import type { Data, Store, Tx } from './store.ts'
import { letGoOn } from './unreached.ts'

/** Taken in one go; each is one e-mail or one SMS. */
const mostTogether = 10

/** One e-mail or SMS in hand: a notice, and those of the same member of staff that go with it. */
export interface LeavingNotice {
  readonly claim: Claim
  readonly staffId: string
  readonly channel: NoticeChannel
  readonly urgency: NoticeUrgency
  readonly attempts: number
  /** They left the service since. */
  readonly hasLeft: boolean
  readonly kinds: readonly BundledKind[]
  /** Of the open alarm it tells of: what an SMS is answered with. */
  readonly code?: string
  readonly drill?: boolean
}

export interface BundledKind {
  readonly kind: NoticeKind
  /** They are the young person's adviser now; or, of a handover, it waits for them. */
  readonly isTheirs: boolean
}

/** When the next may leave by this channel (milliseconds UTC); undefined: nothing waits. */
export async function nextNoticeAt(
  data: Data,
  channel: NoticeChannel,
): Promise<number | undefined> {
  const row = await data.sql
    .selectFrom('notices')
    .select(
      sql<number | null>`min(case when coalesce(claimed_until, 0) > due_at or status = 'sending'
        then claimed_until else due_at end)`.as('due'),
    )
    .where(isOpen)
    .where('channel', '=', channel)
    .where(isLead)
    .executeTakeFirst()
  return row?.due ?? undefined
}

/** Takes those that may leave now, urgent ones first, each with all that goes in the same. */
export async function claimNotices(
  tx: Tx,
  store: Pick<Store, 'leaseMs'>,
  by: string,
  channel: NoticeChannel,
  at: Date,
): Promise<readonly LeavingNotice[]> {
  await settleLapsed(tx)
  await markStale(tx)
  await keepApart(tx, channel, at)
  const claims = await claimDue(tx, store, {
    table: 'notices',
    by,
    due: sql`${isOpen} and status = 'queued' and channel = ${channel}
      and due_at <= ${at.getTime()} and ${isLead}`,
    order: sql`urgency desc, id`,
    most: mostTogether,
  })
  const leaving: LeavingNotice[] = []
  for (const claim of claims) leaving.push(await gather(tx, claim))
  return leaving
}

/** An SMS may not be sent twice, so the row says that it is leaving before it leaves. */
async function gather(tx: Tx, claim: Claim): Promise<LeavingNotice> {
  const lead = await tx.sql
    .selectFrom('notices')
    .innerJoin('staff', 'staff.id', 'notices.staff_id')
    .leftJoin('alarms', 'alarms.id', 'notices.alarm_id')
    .selectAll('notices')
    .select(['left_at', 'alarms.code', 'alarms.drill', 'alarms.status as alarm_status'])
    .where('notices.id', '=', claim.id)
    .executeTakeFirstOrThrow()
  const status = lead.channel === 'sms' ? 'sending' : 'queued'
  await sql`update notices set bundle_id = ${claim.id}, status = ${status},
      claimed_by = ${lead.claimed_by}, claimed_until = ${lead.claimed_until}
    where id = ${claim.id} or (
      ${lead.urgency} = 'normal' and urgency = 'normal' and ${isOpen} and status = 'queued'
      and staff_id = ${lead.staff_id} and channel = ${lead.channel})`.execute(tx.sql)
  return {
    claim,
    staffId: lead.staff_id,
    channel: lead.channel as NoticeChannel,
    urgency: lead.urgency as NoticeUrgency,
    attempts: lead.attempts,
    hasLeft: lead.left_at !== null,
    kinds: await kindsOf(tx, claim.id),
    ...(lead.code !== null && lead.alarm_status === 'open' && { code: lead.code }),
    ...(lead.drill === 1 && { drill: true }),
  }
}

async function kindsOf(tx: Tx, bundleId: string): Promise<readonly BundledKind[]> {
  const rows = await tx.sql
    .selectFrom('notices')
    .leftJoin('people', 'people.id', 'notices.person_id')
    .select(['kind', 'handover_id', 'notices.staff_id', 'adviser_id'])
    .select(sql<number>`case when ${isTheirs()} then 1 else 0 end`.as('waits_for_them'))
    .where('bundle_id', '=', bundleId)
    .where(isOpen)
    .orderBy('notices.id')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as NoticeKind,
    isTheirs:
      row.kind === 'adviser-changed' ? row.adviser_id === row.staff_id : row.waits_for_them === 1,
  }))
}

/** What became of an e-mail or SMS in hand. */
export type NoticeRecord =
  | { readonly status: 'sent'; readonly providerId?: string }
  | { readonly status: 'failed'; readonly code: string }
  | { readonly status: 'queued'; readonly dueAt: Date; readonly code: string }
  | { readonly status: 'unknown' }

/** Ends the claim on a notice and its bundle. Throws `ClaimLost` when another worker has it. */
export async function recordNotice(
  tx: Tx,
  { claim }: Pick<LeavingNotice, 'claim'>,
  record: NoticeRecord,
  at: Date,
): Promise<void> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('notices')
    .set({ ...columnsOf(record, at), ...released })
    .where('id', '=', claim.id)
    .where('claim_token', '=', claim.token)
    // A receipt may have come before the answer to our request: then it is settled already.
    .where(isOpen)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new ClaimLost(claim)
  await tx.sql
    .updateTable('notices')
    .set({
      ...columnsOf(record, at),
      ...released,
      ...(record.status === 'sent' && { status: 'bundled' }),
    })
    .where('bundle_id', '=', claim.id)
    .where(isOpen)
    .where('id', '<>', claim.id)
    .execute()
  if (record.status === 'sent') await noteTold(tx, claim.id, at)
  if (record.status === 'failed') await letGoOn(tx, claim.id, at)
}

const released = {
  attempts: sql<number>`attempts + 1`,
  claimed_by: null,
  claimed_until: null,
}

function columnsOf(record: NoticeRecord, at: Date) {
  switch (record.status) {
    case 'sent':
      return {
        status: 'sent',
        sent_at: at.getTime(),
        error: null,
        provider_id: record.providerId ?? null,
      }
    case 'failed':
      return { status: 'failed', error: record.code }
    case 'queued':
      return { status: 'queued', due_at: record.dueAt.getTime(), error: record.code }
    case 'unknown':
      return { status: 'unknown', error: 'unknown' }
  }
}
