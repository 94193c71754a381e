import { type RawBuilder, sql } from 'kysely'
import { newId } from '../domain/new-id.ts'
import { type Audience, type DialogState, emptyDialogState } from '../domain/talk.ts'
import { type Claim, claimDue, ClaimLost } from './claims.ts'
import type { Data, Store, Tx } from './store.ts'

export interface StoredTalk {
  readonly id: string
  readonly personId: string
  readonly audience: Audience
  readonly ownerStaffId?: string
  readonly version: number
  readonly state: DialogState
  readonly attempts: number
}

/** The person's open talk of this audience, opened when there is none. */
export async function openTalk(
  tx: Tx,
  personId: string,
  audience: Audience,
  at: Date,
  state: DialogState = emptyDialogState,
): Promise<StoredTalk> {
  const found = await findOpenTalk(tx, personId, audience)
  if (found !== undefined) return found
  const id = newId(at)
  const row = await tx.sql
    .insertInto('talks')
    .values({
      id,
      person_id: personId,
      audience,
      owner_staff_id: null,
      dialog_sealed: sealState(tx, id, state),
      inbox_due_at: null,
      opened_at: at.getTime(),
      closed_at: null,
      claimed_by: null,
      claimed_until: null,
      retain_until: null,
      last_in_at: null,
      last_at: null,
    })
    // Texts to two of the person's addresses may open it at the same moment.
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'audience']).where('closed_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return openTalk(tx, personId, audience, at, state)
  return { id, personId, audience, version: 0, state, attempts: 0 }
}

/**
 * Where the next text of this person goes: a restricted talk takes everything while it is open
 * (fail closed), then the advisers', then the sealed one. Holds the row until the commit.
 */
export async function talkForInbound(tx: Tx, personId: string, at: Date): Promise<StoredTalk> {
  const rows = await tx.sql
    .selectFrom('talks')
    .selectAll()
    .where('person_id', '=', personId)
    .where('closed_at', 'is', null)
    .$if(tx.engine === 'postgres', (query) => query.forNoKeyUpdate())
    .execute()
  const talks = rows.map((row) => toTalk(tx, row))
  const restricted = talks.find((talk) => talk.audience.startsWith('restricted:'))
  const open = restricted ?? talks.find((talk) => talk.audience === 'advisers') ?? talks[0]
  return open ?? (await openTalk(tx, personId, 'sealed', at))
}

/** Where a text of this person would go if nothing were restricted. */
export async function ordinaryTalk(tx: Tx, personId: string, at: Date): Promise<StoredTalk> {
  const advisers = await findOpenTalk(tx, personId, 'advisers')
  return advisers ?? (await openTalk(tx, personId, 'sealed', at))
}

async function findOpenTalk(
  tx: Tx,
  personId: string,
  audience: Audience,
): Promise<StoredTalk | undefined> {
  const row = await tx.sql
    .selectFrom('talks')
    .selectAll()
    .where('person_id', '=', personId)
    .where('audience', '=', audience)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? undefined : toTalk(tx, row)
}

/** One talk; `lock` keeps others from changing it until the transaction ends. */
export async function loadTalk(
  data: Data,
  id: string,
  options: { lock: boolean } = { lock: false },
): Promise<StoredTalk> {
  const row = await data.sql
    .selectFrom('talks')
    .selectAll()
    .where('id', '=', id)
    .$if(options.lock && data.engine === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirstOrThrow()
  return toTalk(data, row)
}

interface TalkRow {
  readonly id: string
  readonly person_id: string
  readonly audience: string
  readonly owner_staff_id: string | null
  readonly version: number
  readonly dialog_sealed: string | null
  readonly attempts: number
}

function toTalk(data: Data, row: TalkRow): StoredTalk {
  return {
    id: row.id,
    personId: row.person_id,
    audience: row.audience as Audience,
    version: row.version,
    attempts: row.attempts,
    state: openState(data, row),
    ...(row.owner_staff_id !== null && { ownerStaffId: row.owner_staff_id }),
  }
}

/** What the bot remembers, of a talk's row. */
export function openState(data: Data, row: Pick<TalkRow, 'id' | 'dialog_sealed'>): DialogState {
  if (row.dialog_sealed === null) return emptyDialogState
  try {
    return JSON.parse(data.vault.open(stateCell(row.id), row.dialog_sealed)) as DialogState
  } catch {
    // What was remembered is worth less than that the next text is heard.
    return emptyDialogState
  }
}

function sealState(data: Data, id: string, state: DialogState): string {
  return data.vault.seal(stateCell(id), JSON.stringify(state))
}

function stateCell(id: string) {
  return { table: 'talks', column: 'dialog', row: id }
}

/** Writes what the bot must remember, and moves the version: a turn in hand is taken again. */
export async function saveDialogState(tx: Tx, id: string, state: DialogState): Promise<void> {
  await tx.sql
    .updateTable('talks')
    .set({ dialog_sealed: sealState(tx, id, state), version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/**
 * A turn in hand in any of this person's talks is taken again with what has just changed. Of what
 * happens in a restricted talk the advisers' does not move: its version is on their pages.
 */
export async function moveVersions(
  tx: Tx,
  personId: string,
  changed: Audience = 'advisers',
): Promise<void> {
  await tx.sql
    .updateTable('talks')
    .set({ version: sql`version + 1` })
    .where('person_id', '=', personId)
    .where('closed_at', 'is', null)
    .$if(changed.startsWith('restricted:'), (query) => query.where('audience', '<>', 'advisers'))
    .execute()
}

/** How long a burst may grow; see `burstDueAt`. */
const longestBurstMs = 4000
const mostInBurst = 5

/**
 * Says when the talk's unread texts are to be answered: `burstMs` after the last one, but never
 * more than 4 s after the first or beyond five texts, and at once when `cut`.
 */
export async function awaitTurn(
  tx: Tx,
  talkId: string,
  burst: { readonly burstMs: number; readonly cut: boolean },
  at: Date,
): Promise<void> {
  const now = at.getTime()
  const dueAt = burst.cut ? now : burstDueAt(talkId, now, burst.burstMs)
  await tx.sql.updateTable('talks').set({ inbox_due_at: dueAt }).where('id', '=', talkId).execute()
  tx.hint('inbox', talkId)
}

/** Counted in the statement that writes it, so over the texts that are unread by then. */
function burstDueAt(talkId: string, now: number, burstMs: number): RawBuilder<number> {
  const quiet = sql<number>`cast(${now + burstMs} as bigint)`
  const latest = sql<number>`min(created_at) + ${sql.lit(longestBurstMs)}`
  return sql`(
    select case
      when count(*) >= ${sql.lit(mostInBurst)} then cast(${now} as bigint)
      when ${latest} < ${quiet} then ${latest}
      else ${quiet} end
    from messages where talk_id = ${talkId} and status = 'received')`
}

/** Takes up to `most` talks whose unread texts are due; one turn at a time for each person. */
export async function claimTalks(
  tx: Tx,
  store: Pick<Store, 'leaseMs'>,
  by: string,
  most: number,
  at: Date,
): Promise<readonly Claim[]> {
  return claimDue(tx, store, {
    table: 'talks',
    by,
    due: sql`inbox_due_at <= ${at.getTime()}`,
    order: sql`inbox_due_at`,
    most,
  })
}

/** When the next talk is due; a moment that has passed while somebody holds it counts not. */
export async function nextTalkDueAt(data: Data): Promise<number | undefined> {
  const row = await data.sql
    .selectFrom('talks')
    .select(
      sql<number>`min(
      case when claimed_until > inbox_due_at then claimed_until else inbox_due_at end)`.as('due'),
    )
    .where('inbox_due_at', 'is not', null)
    .executeTakeFirst()
  return row?.due ?? undefined
}

/** Counts one more attempt at this talk's turn, and lets go of it: it is due again at `dueAt`. */
export async function releaseTalk(tx: Tx, claim: Claim, dueAt: Date): Promise<void> {
  await tx.sql
    .updateTable('talks')
    .set({
      attempts: sql`attempts + 1`,
      inbox_due_at: dueAt.getTime(),
      claimed_by: null,
      claimed_until: null,
    })
    .where('id', '=', claim.id)
    .where('claim_token', '=', claim.token)
    .execute()
  tx.hint('inbox', claim.id)
}

/** Lets go of a talk in which nothing was unread any more: due again only when something is. */
export async function releaseAnsweredTalk(tx: Tx, claim: Claim): Promise<void> {
  if ((await holdTalk(tx, claim)) === undefined) return
  await tx.sql
    .updateTable('talks')
    .set({ inbox_due_at: stillDue(claim), claimed_by: null, claimed_until: null })
    .where('id', '=', claim.id)
    .execute()
}

/** Somebody took over, opted out or opened an alarm while the turn was taken. */
export class TurnStale extends Error {
  constructor(talkId: string) {
    super(`The talk ${talkId} changed while its turn was taken`)
    this.name = 'TurnStale'
  }
}

/**
 * The write that ends a turn: its state, and the talk due again only when more texts came in
 * meanwhile. Throws `ClaimLost`, or `TurnStale` when the version moved.
 */
export async function endTurn(
  tx: Tx,
  claim: Claim,
  version: number,
  state: DialogState,
): Promise<void> {
  const talk = await holdTalk(tx, claim)
  if (talk === undefined) throw new ClaimLost(claim)
  if (talk.version !== version) throw new TurnStale(claim.id)
  await tx.sql
    .updateTable('talks')
    .set({
      dialog_sealed: sealState(tx, claim.id, state),
      version: sql`version + 1`,
      attempts: 0,
      inbox_due_at: stillDue(claim),
      claimed_by: null,
      claimed_until: null,
    })
    .where('id', '=', claim.id)
    .execute()
}

/**
 * The talk while its claim is ours. PostgreSQL reads other tables as they were before it waited for
 * a row: only a statement that begins with the row held sees a text that has just come in.
 */
async function holdTalk(tx: Tx, claim: Claim): Promise<{ version: number } | undefined> {
  return tx.sql
    .selectFrom('talks')
    .select('version')
    .where('id', '=', claim.id)
    .where('claim_token', '=', claim.token)
    .$if(tx.engine === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
}

/** When it was due stays while a text is unread. */
function stillDue(claim: Claim): RawBuilder<number | null> {
  return sql`case when exists (
    select 1 from messages where talk_id = ${claim.id} and status = 'received')
    then inbox_due_at else null end`
}
