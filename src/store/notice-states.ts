import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { bundleMs, type NoticeChannel, reachWithinMs } from './notices.ts'
import type { Tx } from './store.ts'

/** Literal, because SQLite matches a partial index only by its own words. */
export const isOpen: RawBuilder<SqlBool> = sql<SqlBool>`notices.status in ('queued', 'sending')`

/**
 * The one whose turn it is: an urgent one always, a normal one when it is the oldest open one of
 * this member of staff and channel. The others go in the same e-mail or SMS.
 */
export const isLead: RawBuilder<SqlBool> = sql<SqlBool>`(
  notices.urgency = 'urgent' or not exists (
    select 1 from notices as earlier
    where earlier.staff_id = notices.staff_id and earlier.channel = notices.channel
      and earlier.status in ('queued', 'sending') and earlier.urgency = 'normal'
      and earlier.id < notices.id))`

/** The handover waits for whom the notice is for: for them by name, or in a pool they belong to. */
export function isTheirs(notice: 'notices' | 'beside' = 'notices'): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
  select 1 from handovers join staff on staff.id = ${sql.ref(`${notice}.staff_id`)}
  where handovers.id = ${sql.ref(`${notice}.handover_id`)} and (
    handovers.for_staff_id = staff.id or (
      handovers.for_staff_id is null
      and (handovers.team is null or handovers.team = staff.team)
      and ((handovers.stage = 'duty' and staff.roles like '%"duty-adviser"%')
        or (handovers.stage = 'manager' and staff.roles like '%"team-manager"%')))))`
}

/** Somebody has it, or has said that they have read it. */
const isDealtWith: RawBuilder<SqlBool> = sql<SqlBool>`exists (
  select 1 from handovers where handovers.id = notices.handover_id
    and (handovers.status <> 'open' or handovers.acknowledged_at is not null))`

/** The same, since there was this to tell: danger may come up in a talk that somebody has. */
const isDealtWithSince: RawBuilder<SqlBool> = sql<SqlBool>`exists (
  select 1 from handovers where handovers.id = notices.handover_id
    and (handovers.closed_at is not null or handovers.taken_at > notices.created_at
      or handovers.acknowledged_at > notices.created_at))`

const isClosed: RawBuilder<SqlBool> = sql<SqlBool>`exists (
  select 1 from handovers where handovers.id = notices.handover_id
    and handovers.closed_at is not null)`

const isAnothers: RawBuilder<SqlBool> = sql<SqlBool>`exists (
  select 1 from handovers where handovers.id = notices.handover_id
    and handovers.taken_by <> notices.staff_id)`

/** Somebody deals with it since, or it is closed. */
const isAlarmDealtWith: RawBuilder<SqlBool> = sql<SqlBool>`exists (
  select 1 from alarms where alarms.id = notices.alarm_id
    and (alarms.status = 'closed' or alarms.acknowledged_at > notices.created_at))`

/** What is true for ever (an adviser changed, texts were turned off) is never stale. */
const isStale: RawBuilder<SqlBool> = sql<SqlBool>`(
  (notices.kind = 'handover' and (${isDealtWith} or not ${isTheirs()}))
  or (notices.kind = 'danger' and ${isDealtWithSince})
  or (notices.kind in ('alarm', 'alarm-went-on', 'alarm-unanswered') and ${isAlarmDealtWith})
  or (notices.kind = 'reminder' and ${isClosed})
  or (notices.kind = 'passed-to-you' and (${isClosed} or ${isAnothers})))`

/** Puts away what there is nothing to tell of any more. */
export async function markStale(tx: Tx): Promise<void> {
  const now = await tx.leaseNow()
  await sql`update notices set status = 'stale', reach_by = null
    where ${isOpen} and status = 'queued' and coalesce(claimed_until, 0) <= ${now}
      and (handover_id is not null or alarm_id is not null) and ${isStale}`.execute(tx.sql)
}

/** SMS whose worker died with the result unknown: they may have left, so they are not sent again. */
export async function settleLapsed(tx: Tx): Promise<void> {
  const now = await tx.leaseNow()
  await sql`update notices set status = 'unknown', error = 'unknown', attempts = attempts + 1,
      claimed_by = null, claimed_until = null, claim_token = claim_token + 1
    where ${isOpen} and status = 'sending' and claimed_until <= ${now}`.execute(tx.sql)
}

/** Puts normal ones off to an hour after the last that was sent to the same member of staff. */
export async function keepApart(tx: Tx, channel: NoticeChannel, at: Date): Promise<void> {
  const last = sql`(select max(sent_at) from notices as earlier
    where earlier.staff_id = notices.staff_id and earlier.channel = notices.channel
      and earlier.urgency = 'normal' and earlier.status = 'sent')`
  await sql`update notices set
      due_at = ${last} + ${sql.lit(bundleMs)},
      reach_by = case when unreached_at is null
        then ${last} + ${sql.lit(bundleMs + reachWithinMs.normal)} end
    where ${isOpen} and status = 'queued' and channel = ${channel} and urgency = 'normal'
      and due_at <= ${at.getTime()} and ${last} > ${at.getTime() - bundleMs}`.execute(tx.sql)
}
