import { type Kysely, sql } from 'kysely'
import type { Database } from './database.ts'
import { readSetting, writeSetting, writeSettingOnce } from './settings.ts'
import { StoreUnavailable } from './store.ts'
import { createVault, keyId, openLookupKey, sealLookupKey, type Vault } from './vault.ts'
import { randomBytes } from 'node:crypto'

/** Whether this database was used before, so that its keys can be tried before it is changed. */
export async function holdsKeys(db: Kysely<Database>): Promise<boolean> {
  const tables = await db.introspection.getTables()
  if (!tables.some((table) => table.name === 'settings')) return false
  return (await readSetting(db, 'lookup-key')) !== undefined
}

/**
 * The vault of this store. Its look-up key doubles as the check value: only the right DATA_KEY
 * opens it. Every key that ever sealed a value here must be in the list; `reseal` lets go of the
 * old ones. Throws `StoreUnavailable` otherwise.
 */
export async function unlock(db: Kysely<Database>, keys: readonly Buffer[]): Promise<Vault> {
  await writeSettingOnce(db, 'lookup-key', sealLookupKey(keys, randomBytes(32)))
  const sealed = await readSetting(db, 'lookup-key')
  if (sealed === undefined) throw new StoreUnavailable('The store lost its look-up key')
  await refuseMissingKeys(db, keys)
  try {
    const lookupKey = openLookupKey(keys, sealed)
    await noteKeys(db, keys, lookupKey)
    return createVault(keys, lookupKey)
  } catch (cause) {
    throw new StoreUnavailable(
      'DATA_KEY does not open this store. Set the key it was made with (several, separated by commas, while changing keys), or set DATABASE_URL to another store',
      { cause },
    )
  }
}

async function refuseMissingKeys(db: Kysely<Database>, keys: readonly Buffer[]): Promise<void> {
  const given = keys.map(keyId)
  const inUse = await keysInUse(db)
  const missing = inUse.filter((id) => !given.includes(id))
  // None of them at all is simply the wrong DATA_KEY, which the look-up key will tell.
  if (missing.length === 0 || missing.length === inUse.length) return
  throw new StoreUnavailable(
    `DATA_KEY lacks a key that sealed values in this store (${missing.join(', ')}). Put it back at the end of the list, run: npm run waymark -- reseal, and then take it out`,
  )
}

async function keysInUse(db: Kysely<Database>): Promise<readonly string[]> {
  const known = await readSetting(db, 'data-keys')
  return known === undefined ? [] : known.split(',')
}

/** From here on the first key seals: it is in use, and it holds the look-up key too. */
async function noteKeys(
  db: Kysely<Database>,
  keys: readonly Buffer[],
  lookupKey: Buffer,
): Promise<void> {
  const inUse = await keysInUse(db)
  const [active] = keys.map(keyId)
  if (active === undefined || inUse.includes(active)) return
  await writeSetting(db, 'lookup-key', sealLookupKey(keys, lookupKey))
  await writeSetting(db, 'data-keys', [...inUse, active].join(','))
}

/** Every column that holds sealed values. */
const sealedColumns = {
  people: ['name_sealed', 'birthday_sealed', 'case_reference_sealed', 'case_link_sealed'],
  staff: ['name_sealed', 'email_sealed', 'mobile_sealed'],
  addresses: ['value_sealed'],
  address_links: ['reason_sealed', 'unlink_reason_sealed'],
  talks: ['dialog_sealed'],
  messages: ['text_sealed', 'media_sealed', 'template_sealed'],
  handovers: ['safe_contact_sealed'],
  questions: ['masked_sealed'],
  absences: ['reason_sealed'],
  sign_ins: ['totp_sealed'],
  drafts: ['text_sealed'],
  notes: ['text_sealed'],
  contact_records: ['summary_sealed', 'actions_sealed'],
  looks: ['reason_sealed'],
  alarms: ['done_sealed'],
  alarm_acts: ['note_sealed'],
  calls: ['to_sealed'],
  cases: ['safe_contact_sealed'],
  case_steps: ['note_sealed'],
  detections: ['verdict_note_sealed'],
  misses: ['note_sealed'],
  sample_texts: ['text_sealed'],
  knowledge_drafts: ['raw_sealed'],
  knowledge_saves: ['raw_sealed'],
  trials: ['result_sealed'],
  suggestions: ['masked_sealed'],
} as const

/** How many rows are sealed again at a time, so that a server beside is not held up. */
const together = 200

/**
 * Seals everything again with the first key, after which the others can leave DATA_KEY. Safe to
 * run beside a server that has the same list, to stop, and to run again. Returns how many values.
 */
export async function reseal(
  db: Kysely<Database>,
  vault: Vault,
  keys: readonly Buffer[],
): Promise<number> {
  const [active] = keys.map(keyId)
  let resealed = 0
  for (const [table, columns] of Object.entries(sealedColumns)) {
    for (const column of columns)
      resealed += await resealColumn(db, vault, { table, column, active: active ?? '' })
  }
  await resealLookupKey(db, keys)
  await writeSetting(db, 'data-keys', active ?? '')
  return resealed
}

/** Whoever went back to a key that had been first before finds it sealed with another. */
async function resealLookupKey(db: Kysely<Database>, keys: readonly Buffer[]): Promise<void> {
  const sealed = await readSetting(db, 'lookup-key')
  if (sealed === undefined) return
  await writeSetting(db, 'lookup-key', sealLookupKey(keys, openLookupKey(keys, sealed)))
}

interface SealedColumn {
  readonly table: string
  readonly column: string
  readonly active: string
}

async function resealColumn(
  db: Kysely<Database>,
  vault: Vault,
  { table, column, active }: SealedColumn,
): Promise<number> {
  let resealed = 0
  for (;;) {
    const { rows } = await sql<{ id: string; sealed: string }>`
      select id, ${sql.ref(column)} as sealed from ${sql.table(table)}
      where ${sql.ref(column)} is not null and ${sql.ref(column)} not like ${`v1:${active}:%`}
      limit ${together}`.execute(db)
    if (rows.length === 0) return resealed
    for (const { id, sealed } of rows) {
      const cell = { table, column: column.replace(/_sealed$/, ''), row: id }
      const again = vault.seal(cell, vault.open(cell, sealed))
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${again}
        where id = ${id} and ${sql.ref(column)} = ${sealed}`.execute(db)
    }
    resealed += rows.length
  }
}
