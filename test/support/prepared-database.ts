import { addDemoPeople } from '../../src/demo/demo-people.ts'
import { importKnowledge } from '../../src/editing/import-knowledge.ts'
import { readKnowledgeDir } from '../../src/knowledge/load-files.ts'
import { openStore, type StoreLocation } from '../../src/store/open-store.ts'
import { createTestClock } from './clock.ts'
import { createDatabase, type DatabaseName, type TestDatabase } from './databases.ts'
import { fewAsks } from './few-asks.ts'

export const dataKey = Buffer.alloc(32, 7)

/** A Tuesday at 11:00 in London, when advisers are in. */
export const tuesdayMorning = new Date('2026-11-24T11:00:00Z')

/** `migrated`: all tables, no rows. `filled`: the demo's people and the knowledge with few asks too. */
export type Preparation = 'migrated' | 'filled'

/**
 * A database of its own with what most tests begin with. It is a copy of one that each worker makes
 * once: to migrate and fill one takes longer than most tests.
 */
export async function preparedDatabase(
  name: DatabaseName,
  preparation: Preparation,
): Promise<TestDatabase> {
  const key = `${name} ${preparation}`
  const template = templates.get(key) ?? makeTemplate(name, preparation)
  templates.set(key, template)
  const { url } = await template
  return createDatabase(name, url)
}

export function locationOf({ url }: TestDatabase): StoreLocation {
  return url.startsWith('sqlite:')
    ? { engine: 'sqlite', file: url.slice('sqlite:'.length) }
    : { engine: 'postgres', url }
}

const templates = new Map<string, Promise<TestDatabase>>()

async function makeTemplate(name: DatabaseName, preparation: Preparation): Promise<TestDatabase> {
  const database = await createDatabase(name)
  const store = await openStore({ location: locationOf(database), dataKeys: [dataKey] })
  if (preparation === 'filled') {
    const clock = createTestClock(tuesdayMorning)
    await addDemoPeople({ store, clock })
    await importKnowledge({ store, clock }, await readKnowledgeDir(fewAsks()))
  }
  await store.close()
  // The test server and its databases are gone with the run; a file would stay.
  if (name === 'sqlite') process.once('exit', () => void database.remove())
  return database
}
