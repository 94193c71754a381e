import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ChannelName } from '../domain/address.ts'
import { discreetly } from '../domain/discreet.ts'
import type { Lane, TemplateToSend } from '../domain/message.ts'
import { type Claim, claimDue, ClaimLost } from './claims.ts'
import { type StoredAddress, toAddress } from './addresses.ts'
import { textCell } from './messages.ts'
import type { Data, Store, Tx } from './store.ts'

/**
 * An outgoing text: queued → sending → sent | failed, or → unknown when it may have left.
 * `held`: waits for them to write again, and is then queued, or `expired`. `cancelled`: its author
 * may no longer speak here. `withheld`: recorded, never meant to leave.
 */
export type OutgoingStatus =
  | 'held'
  | 'queued'
  | 'sending'
  | 'unknown'
  | 'sent'
  | 'failed'
  | 'cancelled'
  | 'withheld'
  | 'expired'

/** What is waiting to leave in one lane of one channel. */
export interface Waiting {
  readonly lane: Lane
  readonly channel: ChannelName
  readonly dueAt: number
}

/** Literal, because SQLite matches a partial index only by its own words. */
const queued = sql.lit('queued' as const)
const inHand: RawBuilder<SqlBool> = sql<SqlBool>`messages.status in ('sending', 'unknown')`

/** What waits, danger first, and from when. */
export async function listWaiting(data: Data): Promise<readonly Waiting[]> {
  const rows = await data.sql
    .selectFrom('messages')
    .select(['lane', 'channel', sql<number>`min(due_at)`.as('due')])
    .where('status', '=', queued)
    .groupBy(['lane', 'channel'])
    .orderBy('lane')
    .execute()
  return rows.map((row) => ({
    lane: row.lane as Lane,
    channel: row.channel as ChannelName,
    dueAt: row.due,
  }))
}

/** A text in hand, with all that sending it needs. */
export interface Leaving {
  readonly claim: Claim
  readonly id: string
  readonly to: StoredAddress
  readonly text: string
  readonly template?: TemplateToSend
  readonly personId: string
  readonly lane: Lane
  readonly attempts: number
}

/**
 * The bot may speak while it owns the talk, staff while they do; what they wrote before they handed
 * back is permitted for good.
 */
export const ownerMayLeave: RawBuilder<SqlBool> = sql<SqlBool>`(
  messages.permitted = 1 or exists (select 1 from talks where talks.id = messages.talk_id
    and coalesce(talks.owner_staff_id, '') = coalesce(messages.staff_id, '')))`

/** The author may speak, to somebody who has not turned texts off; danger leaves always. */
const mayLeave: RawBuilder<SqlBool> = sql<SqlBool>`(
  messages.always = 1 or (
    exists (select 1 from addresses
      where addresses.id = messages.address_id and addresses.opted_out_at is null)
    and ${ownerMayLeave}))`

/** Each person's texts leave in their order; danger waits for none. */
const itsTurn: RawBuilder<SqlBool> = sql<SqlBool>`(
  messages.lane = 'danger' or not exists (
    select 1 from messages as earlier
    where earlier.person_id = messages.person_id and earlier.id < messages.id
      and earlier.status in ('queued', 'sending', 'unknown') and earlier.lane = 'normal'))`

/** Takes up to `most` texts that may leave now, and marks them as leaving in the same step. */
export async function claimForSending(
  tx: Tx,
  store: Pick<Store, 'leaseMs'>,
  by: string,
  from: { readonly lane: Lane; readonly channel: ChannelName; readonly most: number },
  at: Date,
): Promise<readonly Leaving[]> {
  await cancelForbidden(tx)
  const claims = await claimDue(tx, store, {
    table: 'messages',
    by,
    due: sql`status = 'queued' and lane = ${from.lane} and channel = ${from.channel}
      and due_at <= ${at.getTime()} and ${mayLeave} and ${itsTurn}`,
    order: sql`id`,
    most: from.most,
    set: sql`status = 'sending'`,
  })
  return loadClaimed(tx, claims)
}

async function cancelForbidden(tx: Tx): Promise<void> {
  await sql`update messages set status = 'cancelled', error_code = 'not-allowed'
    where status = 'queued' and not ${mayLeave}`.execute(tx.sql)
}

/** What was claimed, with its words and where it goes, oldest first. */
async function loadClaimed(
  tx: Tx,
  claims: readonly Claim[],
): Promise<readonly (Leaving & Unsettled)[]> {
  if (claims.length === 0) return []
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const rows = await tx.sql
    .selectFrom('messages')
    .innerJoin('addresses', 'addresses.id', 'messages.address_id')
    .innerJoin('people', 'people.id', 'messages.person_id')
    .select('discreet_at')
    .select(['messages.id', 'person_id', 'text_sealed', 'lane', 'attempts', 'unknown_since'])
    .select(['address_id', 'addresses.channel', 'value_sealed', 'opted_out_at'])
    .select('messages.template_sealed')
    .where('messages.id', 'in', [...byId.keys()])
    .orderBy('messages.id')
    .execute()
  return rows.map((row) => ({
    claim: byId.get(row.id) ?? { id: row.id, token: Number.NaN },
    id: row.id,
    personId: row.person_id,
    to: toAddress(tx, { ...row, id: row.address_id }),
    text: asItLeaves(tx.vault.open(textCell(row.id), row.text_sealed), row.discreet_at !== null),
    lane: row.lane as Lane,
    attempts: row.attempts,
    since: new Date(row.unknown_since ?? 0),
    ...(row.template_sealed !== null && {
      template: openTemplate(tx, row.id, row.template_sealed),
    }),
  }))
}

/** What somebody reads along with on their phone begins with words that give nothing away. */
function asItLeaves(text: string, discreet: boolean): string {
  return discreet ? discreetly(text) : text
}

const templateCell = (row: string) => ({ table: 'messages', column: 'template', row })

function openTemplate(data: Data, id: string, sealed: string): TemplateToSend {
  return JSON.parse(data.vault.open(templateCell(id), sealed)) as TemplateToSend
}

/** The template as it is kept with a text. */
export function sealTemplate(data: Data, id: string, template: TemplateToSend): string {
  return data.vault.seal(templateCell(id), JSON.stringify(template))
}

/** What became of a text in hand: the columns that change. */
export type SendRecord =
  | { readonly status: 'sent'; readonly providerId: string }
  | { readonly status: 'failed'; readonly code: string }
  | {
      readonly status: 'queued'
      readonly dueAt: Date
      readonly code?: string
      readonly maybeTwice: boolean
    }
  | { readonly status: 'unknown' }

/** Ends a text's claim with what became of it. Throws `ClaimLost` when another worker has it. */
export async function recordSend(
  tx: Tx,
  claim: Claim,
  record: SendRecord,
  at: Date,
): Promise<void> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('messages')
    .set({
      ...columnsOf(record, at),
      attempts: sql`attempts + 1`,
      claimed_by: null,
      claimed_until: null,
    })
    .where('id', '=', claim.id)
    .where('claim_token', '=', claim.token)
    // A receipt may have come before the answer to our request: then it is sent already.
    .where('status', 'in', ['sending', 'unknown'])
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new ClaimLost(claim)
  // What was sent leaves nothing to do: whoever sent it looks for more by itself.
  if (record.status === 'unknown') tx.hint('unknown', claim.id)
  else if (record.status !== 'sent') tx.hint('outbox', claim.id)
}

function columnsOf(record: SendRecord, at: Date) {
  switch (record.status) {
    case 'sent':
      return {
        status: 'sent',
        provider_id: record.providerId,
        sent_at: at.getTime(),
        error_code: null,
      }
    case 'failed':
      return { status: 'failed', error_code: record.code }
    case 'queued':
      return {
        status: 'queued',
        due_at: record.dueAt.getTime(),
        error_code: record.code ?? null,
        ...(record.maybeTwice && { maybe_twice: 1 }),
      }
    case 'unknown':
      return { status: 'unknown', unknown_since: at.getTime() }
  }
}

/**
 * Texts whose worker died with the result unknown: danger is due again at once and marked, the
 * rest become `unknown` as of the moment they were taken. Returns how many.
 */
export async function recoverLapsedSends(
  tx: Tx,
  store: Pick<Store, 'leaseMs'>,
  at: Date,
): Promise<number> {
  const now = await tx.leaseNow()
  const { numAffectedRows } = await sql`
    update messages set
      status = case when lane = 'danger' and attempts = 0 then 'queued' else 'unknown' end,
      due_at = case when lane = 'danger' then ${at.getTime()} else due_at end,
      maybe_twice = case when lane = 'danger' and attempts = 0 then 1 else maybe_twice end,
      unknown_since = ${at.getTime()} - (${now} - claimed_until) - ${store.leaseMs},
      attempts = attempts + 1, claimed_by = null, claimed_until = null,
      claim_token = claim_token + 1
    where status = 'sending' and ${inHand} and claimed_until <= ${now}`.execute(tx.sql)
  const lapsed = Number(numAffectedRows ?? 0n)
  if (lapsed > 0) tx.hint('outbox', 'lapsed')
  return lapsed
}

/** How long a receipt is waited for before the provider's own list is asked. */
export const waitForReceiptMs = 60_000

/** A text that may have left. */
export interface Unsettled {
  readonly claim: Claim
  readonly id: string
  readonly personId: string
  readonly to: StoredAddress
  readonly text: string
  readonly since: Date
  readonly attempts: number
}

/** Takes texts of unknown result whose receipt did not come in time. */
export async function claimUnsettled(
  tx: Tx,
  store: Pick<Store, 'leaseMs'>,
  by: string,
  at: Date,
): Promise<readonly Unsettled[]> {
  const claims = await claimDue(tx, store, {
    table: 'messages',
    by,
    due: sql`status = 'unknown' and ${inHand} and unknown_since <= ${at.getTime() - waitForReceiptMs}`,
    order: sql`id`,
    most: 10,
  })
  return loadClaimed(tx, claims)
}

/** When the outbox has something to look at again, by the app's clock; undefined: nothing waits. */
export async function nextUnsettledAt(data: Data): Promise<number | undefined> {
  const row = await data.sql
    .selectFrom('messages')
    .select(
      sql<number | null>`min(
      case when status = 'unknown'
        and coalesce(claimed_until, 0) <= unknown_since + ${sql.lit(waitForReceiptMs)}
      then unknown_since + ${sql.lit(waitForReceiptMs)} else claimed_until end)`.as('due'),
    )
    .where(inHand)
    .executeTakeFirst()
  return row?.due ?? undefined
}
