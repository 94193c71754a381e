import { type StoreOptions, openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { createTestClock, type TestClock } from './clock.ts'
import type { DatabaseName, TestDatabase } from './databases.ts'
import { dataKey, locationOf, preparedDatabase, tuesdayMorning } from './prepared-database.ts'

/** A store on an empty database of its own; one clock rules it and its leases. */
export interface TestStore {
  readonly store: Store
  readonly clock: TestClock
  readonly database: TestDatabase
  /** The same database again, as another process opens it. */
  again(own?: Partial<StoreOptions>): Promise<Store>
  /** Removes every row, so that each test begins with nothing. */
  empty(): Promise<void>
  close(): Promise<void>
}

export async function openTestStore(name: DatabaseName): Promise<TestStore> {
  const clock = createTestClock(tuesdayMorning)
  const database = await preparedDatabase(name, 'migrated')
  const again = (own: Partial<StoreOptions> = {}): Promise<Store> =>
    openStore({
      location: locationOf(database),
      dataKeys: [dataKey],
      leaseNow: () => clock.now().getTime(),
      ...own,
    })
  const store = await again()
  return {
    store,
    clock,
    database,
    again,
    async empty() {
      for (const table of tables) await store.sql.deleteFrom(table).execute()
    },
    async close() {
      await store.close()
      await database.remove()
    },
  }
}

/** In an order that leaves no row pointing at one that is gone. */
const tables = [
  'events',
  'trials',
  'draft_presence',
  'knowledge_saves',
  'knowledge_drafts',
  'article_keepers',
  'keeper_reminders',
  'switches',
  'source_checks',
  'detections',
  'misses',
  'safety_phrases',
  'sample_texts',
  'case_grants',
  'case_steps',
  'case_kept_out',
  'cases',
  'questions',
  'question_groups',
  'question_decisions',
  'suggestions',
  'general_notices',
  'role_requests',
  'looks',
  'presence',
  'saved_replies',
  'contact_records',
  'notes',
  'drafts',
  'submissions',
  'throttles',
  'sessions',
  'sign_ins',
  'templates',
  'tasks',
  'absences',
  'person_bars',
  'notices',
  'calls',
  'on_call',
  'alarm_acts',
  'alarms',
  'handovers',
  'messages',
  'talks',
  'address_links',
  'addresses',
  'people',
  'staff',
  'file_conflicts',
  'revisions',
  'senders',
] as const
