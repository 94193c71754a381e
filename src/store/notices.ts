import { isForEditors, type NoticeKind } from '../domain/handover.ts'
import { newId } from '../domain/new-id.ts'
import type { Tx } from './store.ts'

/** How a member of staff is told. */
export const noticeChannels = ['email', 'sms'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

/** urgent: leaves at once. normal: at most one an hour to one member of staff, several as one. */
export type NoticeUrgency = 'urgent' | 'normal'

/**
 * queued → sending (SMS alone) → sent | failed, or → unknown when an SMS may have left.
 * `bundled`: told in another's. `stale`: nothing to tell any more.
 */
export type NoticeStatus =
  'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'bundled' | 'stale'

/** Normal ones to one member of staff are this far apart, in milliseconds. */
export const bundleMs = 60 * 60 * 1000

/** How long after it was due a notice may go untold before somebody else is, in milliseconds. */
export const reachWithinMs = { urgent: 5 * 60 * 1000, normal: 60 * 60 * 1000 } as const

export interface NewNotice {
  readonly staffId: string
  readonly kind: NoticeKind
  readonly urgency: NoticeUrgency
  readonly handoverId?: string
  readonly personId?: string
  /** Something an adult did: what is on record of it stays with the case's talk. */
  readonly caseId?: string
  readonly alarmId?: string
  /** The id of the article it is about. */
  readonly article?: string
  /** Whoever is off shift is told when they come in. */
  readonly notBefore?: Date
}

/** An emergency rings their work mobile though ordinary texts are off: e-mail alone is no alarm. */
const emergencyKinds: readonly NoticeKind[] = ['alarm', 'alarm-went-on', 'alarm-unanswered']
export function ringsThough(kind: NoticeKind): boolean {
  return emergencyKinds.includes(kind)
}

/**
 * Queues what one member of staff is to be told: by e-mail, and by SMS to their work mobile when
 * they wish it. `no-way`: they have neither, or have left, so somebody else must be told.
 */
export async function queueNotice(
  tx: Tx,
  notice: NewNotice,
  at: Date,
): Promise<'queued' | 'no-way'> {
  const channels = await channelsOf(tx, notice)
  const pairId = newId(at)
  for (const channel of channels) await addRow(tx, { ...notice, channel, pairId }, at)
  return channels.length === 0 ? 'no-way' : 'queued'
}

async function channelsOf(tx: Tx, { staffId, kind }: NewNotice): Promise<readonly NoticeChannel[]> {
  const row = await tx.sql
    .selectFrom('staff')
    .select(['email_sealed', 'mobile_sealed', 'texts_on'])
    .where('id', '=', staffId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return []
  const mayRing = !isForEditors(kind)
  const hasSms = mayRing && row.mobile_sealed !== null && (row.texts_on === 1 || ringsThough(kind))
  return noticeChannels.filter((channel) =>
    channel === 'email' ? row.email_sealed !== null : hasSms,
  )
}

async function addRow(
  tx: Tx,
  notice: NewNotice & { readonly channel: NoticeChannel; readonly pairId: string },
  at: Date,
): Promise<void> {
  const id = newId(at)
  const dueAt = await firstDueAt(tx, notice, at)
  await tx.sql
    .insertInto('notices')
    .values({
      id,
      pair_id: notice.pairId,
      staff_id: notice.staffId,
      kind: notice.kind,
      urgency: notice.urgency,
      channel: notice.channel,
      handover_id: notice.handoverId ?? null,
      alarm_id: notice.alarmId ?? null,
      case_id: notice.caseId ?? null,
      article: notice.article ?? null,
      person_id: notice.personId ?? null,
      status: 'queued',
      due_at: dueAt,
      reach_by: dueAt + reachWithinMs[notice.urgency],
      unreached_at: null,
      bundle_id: null,
      error: null,
      provider_id: null,
      created_at: at.getTime(),
      sent_at: null,
      claimed_by: null,
      claimed_until: null,
      retain_until: null,
    })
    .execute()
  tx.hint('notice', id)
}

/** Urgent ones now, or when they come in; a normal one an hour after the last that was sent. */
async function firstDueAt(
  tx: Tx,
  notice: Pick<NewNotice, 'staffId' | 'urgency' | 'notBefore'> & {
    readonly channel: NoticeChannel
  },
  at: Date,
): Promise<number> {
  const first = Math.max(at.getTime(), notice.notBefore?.getTime() ?? 0)
  if (notice.urgency === 'urgent') return first
  const row = await tx.sql
    .selectFrom('notices')
    .select(({ fn }) => fn.max('sent_at').as('last'))
    .where('staff_id', '=', notice.staffId)
    .where('channel', '=', notice.channel)
    .where('urgency', '=', 'normal')
    .where('status', '=', 'sent')
    .executeTakeFirst()
  return Math.max(first, (row?.last ?? 0) + bundleMs)
}
