import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { ChannelName } from '../domain/address.ts'
import type { TemplateToSend } from '../domain/message.ts'
import { newId } from '../domain/new-id.ts'
import { emptyRow, type Place, placeColumns, textCell } from './messages.ts'
import { ownerMayLeave, sealTemplate } from './outbox.ts'
import type { Data, Tx } from './store.ts'

/** A text of staff's, as it is queued, or held until WhatsApp's window opens. */
export interface NewStaffText {
  readonly staffId: string
  /** As the young person will read it, also when a template says it. */
  readonly text: string
  readonly template?: TemplateToSend
  /** Held until they write again, but no longer than this; else it leaves now. */
  readonly heldUntil?: Date
  /** Of the form it was written in: the same form twice is one text. */
  readonly formKey: string
}

/** Keeps a text of staff's and returns its id; undefined when that form was taken in before. */
export async function addStaffText(
  tx: Tx,
  place: Place,
  text: NewStaffText,
  at: Date,
): Promise<string | undefined> {
  const id = newId(at)
  const { template } = text
  const row = await tx.sql
    .insertInto('messages')
    .values({
      ...outgoing(tx, place, { id, text: text.text, heldUntil: text.heldUntil }, at),
      author: 'staff',
      staff_id: text.staffId,
      template_sealed: template === undefined ? null : sealTemplate(tx, id, template),
      form_key: text.formKey,
    })
    .onConflict((conflict) => conflict.column('form_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row !== undefined) wake(tx, place, id)
  return row?.id
}

/** What the bot says of who is talking: who took over, passed on, handed back. */
export interface Announcement {
  readonly text: string
  /** Whoever owns the talk when it leaves; nobody: the bot. */
  readonly ownerStaffId?: string
  readonly heldUntil?: Date
}

/** Queues, or holds, what the bot says of who is talking. */
export async function addAnnouncement(
  tx: Tx,
  place: Place,
  announcement: Announcement,
  at: Date,
): Promise<void> {
  const id = newId(at)
  await tx.sql
    .insertInto('messages')
    .values({
      ...outgoing(tx, place, { id, ...announcement }, at),
      author: 'bot',
      staff_id: announcement.ownerStaffId ?? null,
      role: 'announcement',
    })
    .execute()
  wake(tx, place, id)
}

interface Outgoing {
  readonly id: string
  readonly text: string
  readonly heldUntil?: Date | undefined
}

function outgoing(tx: Tx, place: Place, { id, text, heldUntil }: Outgoing, at: Date) {
  return {
    ...emptyRow,
    ...placeColumns(place),
    id,
    direction: 'out' as const,
    text_sealed: tx.vault.seal(textCell(id), text),
    status: heldUntil === undefined ? 'queued' : 'held',
    expires_at: heldUntil?.getTime() ?? null,
    due_at: at.getTime(),
    created_at: at.getTime(),
  }
}

function wake(tx: Tx, place: Place, id: string): void {
  tx.hint('outbox', id)
  tx.hint('talk', place.talkId)
}

/** The text that was written in this form, if any. */
export async function findByFormKey(
  data: Data,
  formKey: string,
): Promise<{ readonly id: string; readonly talkId: string } | undefined> {
  const row = await data.sql
    .selectFrom('messages')
    .select(['id', 'talk_id'])
    .where('form_key', '=', formKey)
    .executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, talkId: row.talk_id }
}

/** A text of staff's, in ids. */
export interface StaffText {
  readonly id: string
  readonly staffId: string
  readonly talkId: string
  readonly personId: string
}

/** A text by its id, when staff wrote it. */
export async function findStaffText(data: Data, id: string): Promise<StaffText | undefined> {
  const row = await data.sql
    .selectFrom('messages')
    .select(['id', 'staff_id', 'talk_id', 'person_id'])
    .where('id', '=', id)
    .where('author', '=', 'staff')
    .executeTakeFirst()
  return row === undefined ? undefined : toStaffText(row)
}

interface StaffTextRow {
  readonly id: string
  readonly staff_id: string | null
  readonly talk_id: string
  readonly person_id: string
}

function toStaffText(row: StaffTextRow): StaffText {
  return {
    id: row.id,
    staffId: row.staff_id ?? '',
    talkId: row.talk_id,
    personId: row.person_id,
  }
}

// === When the owner changes

/**
 * The bot's texts of this talk that have not left do not leave any more; danger does, and what goes
 * out always. One that is on its way stays, and is shown as such.
 */
export async function cancelBotTexts(tx: Tx, talkId: string, code: string): Promise<void> {
  await tx.sql
    .updateTable('messages')
    .set({ status: 'cancelled', error_code: code })
    .where('talk_id', '=', talkId)
    .where('author', '=', 'bot')
    .where('status', 'in', ['queued', 'held'])
    .where('lane', '=', 'normal')
    .where('always', '=', 0)
    .execute()
}

/** What somebody wrote before they handed back or passed on still leaves, sent once more too. */
export async function permitTexts(tx: Tx, talkId: string, staffId: string): Promise<void> {
  await tx.sql
    .updateTable('messages')
    .set({ permitted: 1 })
    .where('talk_id', '=', talkId)
    .where('author', '=', 'staff')
    .where('staff_id', '=', staffId)
    .where('permitted', '=', 0)
    .execute()
}

/** The channels on which something passed in this talk since then. */
export async function channelsUsed(
  data: Data,
  talkId: string,
  since: Date,
): Promise<readonly ChannelName[]> {
  const rows = await data.sql
    .selectFrom('messages')
    .select('channel')
    .distinct()
    .where('talk_id', '=', talkId)
    .where('created_at', '>=', since.getTime())
    .where('status', 'not in', ['cancelled', 'held', 'expired'])
    .orderBy('channel')
    .execute()
  return rows.map((row) => row.channel as ChannelName)
}

// === Held for WhatsApp's window

/** Literal, because SQLite matches a partial index only by its own words. */
const held: RawBuilder<SqlBool> = sql<SqlBool>`status = 'held'`

/**
 * They wrote from this address: what was held for it leaves now, in its order. What its author may
 * not say any more is cancelled, and what has expired stays for `expireHeld`.
 */
export async function releaseHeld(tx: Tx, addressId: string, at: Date): Promise<void> {
  const { numAffectedRows } = await sql`update messages set
      status = case when ${ownerMayLeave} then 'queued' else 'cancelled' end,
      error_code = case when ${ownerMayLeave} then null else 'not-allowed' end,
      due_at = ${at.getTime()}
    where address_id = ${addressId} and ${held} and expires_at > ${at.getTime()}`.execute(tx.sql)
  if (numAffectedRows !== undefined && numAffectedRows > 0n) tx.hint('outbox', addressId)
}

/** Ends what was held too long; returns what staff wrote of it. */
export async function expireHeld(tx: Tx, at: Date): Promise<readonly StaffText[]> {
  const rows = await tx.sql
    .updateTable('messages')
    .set({ status: 'expired', error_code: 'expired' })
    .where(held)
    .where('expires_at', '<=', at.getTime())
    .returning(['id', 'staff_id', 'talk_id', 'person_id', 'author'])
    .execute()
  for (const row of rows) tx.hint('talk', row.talk_id)
  return rows.filter((row) => row.author === 'staff').map(toStaffText)
}

/** When the next held text expires, in milliseconds UTC. */
export async function nextExpiryAt(data: Data): Promise<number | undefined> {
  const row = await data.sql
    .selectFrom('messages')
    .select(({ fn }) => fn.min('expires_at').as('due'))
    .where(held)
    .executeTakeFirst()
  return row?.due ?? undefined
}

/** Takes back a text that this member of staff wrote and that is held; false when it is not. */
export async function takeBackHeld(tx: Tx, id: string, staffId: string): Promise<boolean> {
  const row = await tx.sql
    .updateTable('messages')
    .set({ status: 'cancelled', error_code: 'taken-back' })
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .where(held)
    .returning('talk_id')
    .executeTakeFirst()
  if (row !== undefined) tx.hint('talk', row.talk_id)
  return row !== undefined
}
