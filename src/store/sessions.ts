import type { Session, SessionKind } from '../domain/session.ts'
import { longestMs } from '../domain/session.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { Data, Tx } from './store.ts'
import { toViewer, viewerQuery } from './viewers.ts'

/** A session as it is on record, with whose it is. */
export interface StoredSession extends Session {
  readonly idHash: string
  /** When the one-time code was last given. */
  readonly checkedAt: number
  readonly viewer: Viewer
  readonly name: string
}

/** What a cookie's value is kept as: nobody signs in with what the database holds. */
export function sessionHash(data: Data, token: string, secret = ''): string {
  return data.vault.lookup('session', `${secret}\0${token}`)
}

export async function addSession(
  tx: Tx,
  session: { readonly idHash: string; readonly staffId: string; readonly kind: SessionKind },
  at: Date,
): Promise<void> {
  const now = at.getTime()
  await tx.sql
    .insertInto('sessions')
    .values({
      id_hash: session.idHash,
      staff_id: session.staffId,
      kind: session.kind,
      created_at: now,
      seen_at: now,
      checked_at: now,
      ends_at: now + longestMs[session.kind],
      ended_at: null,
    })
    .execute()
}

/** The session and whose it is, over or not; undefined when there is none or they have left. */
export async function findSession(
  data: Data,
  idHash: string,
  now: Date,
): Promise<StoredSession | undefined> {
  const rows = await viewerQuery(data, now)
    .innerJoin('sessions', 'sessions.staff_id', 'staff.id')
    .where('sessions.id_hash', '=', idHash)
    .select(['kind', 'seen_at', 'checked_at', 'ends_at', 'ended_at'])
    .execute()
  const [row] = rows
  const viewer = toViewer(rows, now)
  if (row === undefined || viewer === undefined) return undefined
  const cell = { table: 'staff', column: 'name', row: viewer.staffId }
  return {
    idHash,
    kind: row.kind as SessionKind,
    seenAt: row.seen_at,
    checkedAt: row.checked_at,
    endsAt: row.ends_at,
    endedAt: row.ended_at ?? undefined,
    viewer,
    name: data.vault.tryOpen(cell, row.name_sealed) ?? '',
  }
}

/** They were here. */
export async function touchSession(tx: Tx, idHash: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('sessions')
    .set({ seen_at: at.getTime() })
    .where('id_hash', '=', idHash)
    .where('seen_at', '<', at.getTime())
    .execute()
}

/** They gave the code again. */
export async function checkSession(tx: Tx, idHash: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('sessions')
    .set({ seen_at: at.getTime(), checked_at: at.getTime() })
    .where('id_hash', '=', idHash)
    .where('ended_at', 'is', null)
    .execute()
}

export async function endSession(tx: Tx, idHash: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('sessions')
    .set({ ended_at: at.getTime() })
    .where('id_hash', '=', idHash)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of theirs, but for the one that is named. */
export async function endSessionsOf(
  tx: Tx,
  staffId: string,
  at: Date,
  except?: string,
): Promise<void> {
  await tx.sql
    .updateTable('sessions')
    .set({ ended_at: at.getTime() })
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .$if(except !== undefined, (query) => query.where('id_hash', '!=', except ?? ''))
    .execute()
}
