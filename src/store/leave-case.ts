import { sql } from 'kysely'
import { newId } from '../domain/new-id.ts'
import { emptyRow, textCell } from './messages.ts'
import { recountTalk } from './recount-talk.ts'
import type { Tx } from './store.ts'

export interface OutOfCase {
  readonly personId: string
  /** The restricted talk. */
  readonly from: string
  /** The talk they go to. */
  readonly to: string
  readonly messageIds: readonly string[]
  /** What the bot asked below its answers: it stays with the case. */
  readonly question: string
}

/**
 * Moves texts of theirs out of a restricted talk, and the bot's answers to them without what it
 * asked about the case. Ones that have left before, for their sealed talk, go on to `to`. Returns
 * the ids of the texts that moved.
 */
export async function leaveCase(tx: Tx, leaving: OutOfCase): Promise<readonly string[]> {
  const { personId, to, messageIds } = leaving
  if (messageIds.length === 0) return []
  const rows = await tx.sql
    .selectFrom('messages')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .select(['messages.id', 'messages.reply_id'])
    .where('messages.id', 'in', messageIds)
    .where('messages.direction', '=', 'in')
    .where('messages.person_id', '=', personId)
    .where('messages.talk_id', '<>', to)
    .where((is) => is.or([is('talks.id', '=', leaving.from), is('talks.audience', '=', 'sealed')]))
    .orderBy('messages.id')
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  await tx.sql.updateTable('messages').set({ talk_id: to }).where('id', 'in', ids).execute()
  const answers = new Set(rows.map((row) => row.reply_id).filter((id) => id !== null))
  for (const id of answers) await takeAnswer(tx, leaving, id)
  await recountTalk(tx, leaving.from, ids.length)
  await tellAddresses(tx, ids)
  tx.hint('talk', to)
  return ids
}

/** They wrote from there to whoever reads the texts now: WhatsApp's window is open to those, too. */
async function tellAddresses(tx: Tx, messageIds: readonly string[]): Promise<void> {
  await tx.sql
    .updateTable('addresses')
    .set({
      last_inbound_at: sql.ref('restricted_inbound_at'),
      last_inbound_to: sql.ref('restricted_inbound_to'),
    })
    .where('id', 'in', (of) =>
      of.selectFrom('messages').select('address_id').where('messages.id', 'in', messageIds),
    )
    .where(sql<boolean>`restricted_inbound_at > coalesce(last_inbound_at, 0)`)
    .execute()
}

/**
 * The answer as it reads without the question, in a row of its own: what was really sent stays in
 * the restricted talk. One that left with it before just moves.
 */
async function takeAnswer(tx: Tx, { from, to, question }: OutOfCase, id: string): Promise<void> {
  const row = await tx.sql
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (row.status !== 'sent' && row.status !== 'failed') return
  const text = tx.vault.tryOpen(textCell(id), row.text_sealed) ?? ''
  const asked = text.lastIndexOf(question)
  if (asked < 0 || row.talk_id !== from) return
  const copy = newId(new Date(row.created_at))
  await tx.sql
    .insertInto('messages')
    .values({
      ...emptyRow,
      id: copy,
      direction: 'out',
      author: 'bot',
      talk_id: to,
      person_id: row.person_id,
      address_id: row.address_id,
      channel: row.channel,
      text_sealed: tx.vault.seal(textCell(copy), text.slice(0, asked).trimEnd()),
      status: row.status,
      role: 'copy',
      outcome: row.outcome,
      because: row.because,
      article: row.article,
      section: row.section,
      due_at: row.due_at,
      created_at: row.created_at,
      sent_at: row.sent_at,
      delivery_status: row.delivery_status,
    })
    .execute()
}
