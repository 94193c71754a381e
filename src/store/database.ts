import type { Generated } from 'kysely'
import type { CaseTables } from './case-tables.ts'
import type { ConsoleTables } from './console-tables.ts'
import type { EditingTables } from './editing-tables.ts'
import type { PeopleTables } from './people-tables.ts'
import type { SafetyTables } from './safety-tables.ts'
import type { TalkTables } from './talk-tables.ts'

/**
 * The tables. Times are integer milliseconds UTC, ids UUIDv7 text, flags 0 or 1, on both engines.
 * A column ending in `_sealed` holds `v1:keyId:nonce:ciphertext` (see vault.ts); one ending in
 * `_hash` a keyed hash to look its value up by.
 */
export interface Database
  extends PeopleTables, TalkTables, ConsoleTables, SafetyTables, CaseTables, EditingTables {
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
  /** 1: of a sensitive topic, shown to editors only when three are alike. */
  sensitive: Generated<number>
  section: string | null
  /** What they said of the answer: 1 it helped, 0 it did not. */
  helped: number | null
  /** The key of a `SensitiveTopic`. */
  sensitive_topic: string | null
  /** 1: it ended in no answer that helped, and is among those for editors. */
  wrong: Generated<number>
  /** 1: the last of its talk: what they do next says how it ended. */
  latest: Generated<number>
  /** 1: the same person had asked alike within the 30 days that this can be told. */
  repeats: Generated<number>
  /** 1: its group is to be counted again. */
  uncounted: Generated<number>
  /** The decision on its group that it was part of. */
  decision_id: string | null
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
  /** A `ChangeKind`; 'ordinary' for what came from a file. */
  change: Generated<string>
  approved_by: string | null
  /** By when a second person has to have looked at an urgent correction. */
  check_by: number | null
  checked_by: string | null
  checked_at: number | null
  /** Why it was published though a trial said that more would get worse than better. */
  despite_worse: string | null
  /** The revision whose text it brings back. */
  restores: string | null
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
