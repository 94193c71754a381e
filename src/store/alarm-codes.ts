import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Data, Tx } from './store.ts'

/** Four digits, never beginning with 0. */
const lowest = 1000
const beyond = 10_000
/** With a handful of open alarms the first is free; it is never worth more tries than these. */
const mostTries = 50

/** A code that no open alarm has: what staff answer the alert with. Undefined: none was free. */
export async function freeCode(tx: Tx): Promise<string | undefined> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const code = String(randomInt(lowest, beyond))
    if ((await findOpenByCode(tx, code)) === undefined) return code
  }
  return undefined
}

/** The open alarm with this code. */
export async function findOpenByCode(data: Data, code: string): Promise<string | undefined> {
  const row = await data.sql
    .selectFrom('alarms')
    .select('id')
    .where('code', '=', code)
    .where('status', '=', sql.lit('open'))
    .executeTakeFirst()
  return row?.id
}

/** The alarm that had this code last, and is closed. */
export async function findClosedByCode(data: Data, code: string): Promise<string | undefined> {
  const row = await data.sql
    .selectFrom('alarms')
    .select('id')
    .where('code', '=', code)
    .where('status', '=', 'closed')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.id
}
