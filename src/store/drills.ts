import type { DrillAsked, DrillResult, DrillRunning } from '../domain/drill.ts'
import { readSetting, writeSetting } from './settings.ts'
import type { Data, Tx } from './store.ts'

const current = 'drill'
const last = 'drill-result'
const person = 'drill-person'

/** The drill that was asked for or runs: there is one at a time. */
export async function readDrill(data: Data): Promise<DrillAsked | DrillRunning | undefined> {
  const value = await readSetting(data.sql, current)
  return value === undefined || value === '' ? undefined : (JSON.parse(value) as DrillAsked)
}

/** The same, held until the transaction ends: two processes never begin one drill. */
export async function holdDrill(tx: Tx): Promise<DrillAsked | DrillRunning | undefined> {
  if (tx.engine === 'postgres') {
    await tx.sql
      .selectFrom('settings')
      .select('name')
      .where('name', '=', current)
      .forUpdate()
      .execute()
  }
  return readDrill(tx)
}

/** Asks the service that runs for one; false while another is asked for or runs. */
export async function askDrill(tx: Tx, asked: DrillAsked): Promise<boolean> {
  return replace(tx, undefined, asked)
}

/** Writes what became of it; false when another process was first. */
export function moveDrill(
  tx: Tx,
  before: DrillAsked | DrillRunning,
  after: DrillRunning | undefined,
): Promise<boolean> {
  return replace(tx, before, after)
}

/** Compare-and-set: an empty value is no drill. */
async function replace(
  tx: Tx,
  before: DrillAsked | undefined,
  after: DrillAsked | undefined,
): Promise<boolean> {
  const written = (drill: DrillAsked | undefined) =>
    drill === undefined ? '' : JSON.stringify(drill)
  await tx.sql
    .insertInto('settings')
    .values({ name: current, value: '' })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { numUpdatedRows } = await tx.sql
    .updateTable('settings')
    .set({ value: written(after) })
    .where('name', '=', current)
    .where('value', '=', written(before))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How the last one went. */
export async function readDrillResult(data: Data): Promise<DrillResult | undefined> {
  const value = await readSetting(data.sql, last)
  return value === undefined ? undefined : (JSON.parse(value) as DrillResult)
}

export function writeDrillResult(tx: Tx, result: DrillResult): Promise<void> {
  return writeSetting(tx.sql, last, JSON.stringify(result))
}

/** The row that stands in for a young person, when there was a drill before. */
export function readDrillPerson(data: Data): Promise<string | undefined> {
  return readSetting(data.sql, person)
}

export function writeDrillPerson(tx: Tx, personId: string): Promise<void> {
  return writeSetting(tx.sql, person, personId)
}
