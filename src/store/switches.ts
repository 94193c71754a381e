import type { Feature, OutOfService } from '../domain/out-of-service.ts'
import { newId } from '../domain/new-id.ts'
import { recordEvent } from './events.ts'
import type { SwitchesTable } from './editing-tables.ts'
import type { Data, Tx } from './store.ts'

/** What can be taken out of service; `language` is 'und' of a feature. */
export type Switchable =
  | { readonly kind: 'article'; readonly name: string; readonly language: string }
  | { readonly kind: 'feature'; readonly name: Feature; readonly language: 'und' }

/** Something that is, or was, out of service. */
export interface Switched {
  readonly id: string
  readonly kind: SwitchesTable['kind']
  readonly name: string
  readonly language: string
  /** Why, in the words of whoever took it out. */
  readonly reason: string
  readonly offBy: string
  readonly offAt: Date
  readonly onBy?: string
  readonly onAt?: Date
}

/** Takes something out of service at once; false when it is out already. */
export async function switchOff(
  tx: Tx,
  what: Switchable,
  { reason, by }: { readonly reason: string; readonly by: string },
  at: Date,
): Promise<boolean> {
  const id = newId(at)
  const { kind, name, language } = what
  const { numInsertedOrUpdatedRows } = await tx.sql
    .insertInto('switches')
    .values({
      ...{ id, kind, name, language, reason, off_by: by, off_at: at.getTime() },
      ...{ on_by: null, on_at: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows) === 0) return false
  const detail = { switch: id, what: kind, name }
  await recordEvent(tx, { kind: 'taken-out-of-service', staffId: by, detail }, at)
  tx.hint('switches', id)
  return true
}

/** Puts it back; false when it is in service already. */
export async function switchOn(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const row = await tx.sql
    .updateTable('switches')
    .set({ on_by: by, on_at: at.getTime() })
    .where('id', '=', id)
    .where('on_at', 'is', null)
    .returning(['kind', 'name'])
    .executeTakeFirst()
  if (row === undefined) return false
  const detail = { switch: id, what: row.kind, name: row.name }
  await recordEvent(tx, { kind: 'put-back-in-service', staffId: by, detail }, at)
  tx.hint('switches', id)
  return true
}

/** All that is out of service now, the newest first. */
export async function listSwitchedOff(data: Data): Promise<readonly Switched[]> {
  const rows = await data.sql
    .selectFrom('switches')
    .selectAll()
    .where('on_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toSwitched)
}

/** What was out of service and is back, the newest first. */
export async function listSwitchedBack(data: Data, most: number): Promise<readonly Switched[]> {
  const rows = await data.sql
    .selectFrom('switches')
    .selectAll()
    .where('on_at', 'is not', null)
    .orderBy('on_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(toSwitched)
}

/** The same as what turns look it up in. */
export async function loadOutOfService(data: Data): Promise<OutOfService> {
  const off = await listSwitchedOff(data)
  const names = (kind: Switched['kind']) => off.filter((one) => one.kind === kind)
  return {
    features: new Set(names('feature').map(({ name }) => name as Feature)),
    articles: new Set(names('article').map(({ name, language }) => `${language}/${name}`)),
  }
}

function toSwitched(row: SwitchesTable): Switched {
  const { id, kind, name, language, reason } = row
  return {
    ...{ id, kind, name, language, reason },
    offBy: row.off_by,
    offAt: new Date(row.off_at),
    ...(row.on_by !== null && { onBy: row.on_by }),
    ...(row.on_at !== null && { onAt: new Date(row.on_at) }),
  }
}
