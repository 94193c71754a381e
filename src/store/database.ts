import type { Generated } from 'kysely'
import type { CaseTables } from './case-tables.ts'
import type { ConsoleTables } from './console-tables.ts'
import type { PeopleTables } from './people-tables.ts'
import type { SafetyTables } from './safety-tables.ts'
import type { TalkTables } from './talk-tables.ts'

/**
 * The tables. Times are integer milliseconds UTC, ids UUIDv7 text, flags 0 or 1, on both engines.
 * A column ending in `_sealed` holds `v1:keyId:nonce:ciphertext` (see vault.ts); one ending in
 * `_hash` a keyed hash to look its value up by.
 */
export interface Database
  extends PeopleTables, TalkTables, ConsoleTables, SafetyTables, CaseTables {
  questions: QuestionsTable
  events: EventsTable
  revisions: RevisionsTable
  senders: SendersTable
  settings: SettingsTable
  templates: TemplatesTable
}

/** What every row that a worker claims carries: see claims.ts. */
export interface Claimable {
  claimed_by: string | null
  claimed_until: number | null
  claim_token: Generated<number>
}

/** What every row carries that is kept or erased by rule. */
export interface Retained {
  retain_until: number | null
  legal_hold: Generated<number>
}

export interface QuestionsTable extends Retained {
  id: string
  /** Both links are cut 30 days after the question was asked. */
  talk_id: string | null
  person_id: string | null
  asked_at: number
  outcome: string
  topics: string
  revision_id: string | null
  language: string
  masked_sealed: string | null
  signature: string
}

export interface EventsTable {
  id: string
  at: number
  kind: string
  talk_id: string | null
  person_id: string | null
  message_id: string | null
  handover_id: string | null
  staff_id: string | null
  /** JSON of ids, kinds and numbers; never words. */
  detail: string | null
}

export interface RevisionsTable {
  id: string
  kind: 'article' | 'council' | 'vocabulary'
  /** The article's id, or 'council', or 'vocabulary'. */
  name: string
  language: string
  raw: string
  hash: string
  /** The hash of the file it came from or was edited from. */
  base_hash: string | null
  status: 'draft' | 'review' | 'published' | 'withdrawn'
  by: string
  why: string
  created_at: number
  published_at: number | null
}

export interface SendersTable {
  sender: string
  /** Not before this moment may the next text of a normal lane leave. */
  next_at: number
}

export interface SettingsTable {
  name: string
  value: string
}

/** WhatsApp templates that Meta approved. */
export interface TemplatesTable {
  id: string
  kind: string
  language: string
  content_sid: string
  /** As it was approved, with {{1}} … for its variables. */
  wording: string
  /** JSON list of what fills them, in order, such as ["staff-name"]. */
  variables: string
  created_at: number
  withdrawn_at: number | null
}
