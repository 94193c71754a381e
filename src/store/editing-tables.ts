import type { Generated } from 'kysely'
import type { Claimable, Retained } from './database.ts'

/** What the editors' workspace keeps: drafts, trials, decisions on what was asked, switches. */
export interface EditingTables {
  knowledge_drafts: KnowledgeDraftsTable
  knowledge_saves: KnowledgeSavesTable
  draft_presence: DraftPresenceTable
  trials: TrialsTable
  question_groups: QuestionGroupsTable
  question_decisions: QuestionDecisionsTable
  suggestions: SuggestionsTable
  general_notices: GeneralNoticesTable
  article_keepers: ArticleKeepersTable
  keeper_reminders: KeeperRemindersTable
  switches: SwitchesTable
  source_checks: SourceChecksTable
  file_conflicts: FileConflictsTable
}

/** A text of the knowledge base that is being changed; at most one open of each place. */
export interface KnowledgeDraftsTable extends Retained {
  id: string
  /** A `KnowledgePlace`. */
  kind: 'article' | 'council' | 'vocabulary'
  name: string
  language: string
  raw_sealed: string
  /** Moves with every save. */
  version: number
  /** What was published when the draft was begun; null: a new article. */
  base_revision_id: string | null
  /** A `DraftStatus`: draft, review, scheduled, published, dropped. */
  status: string
  /** A `ChangeKind`, once it is chosen. */
  change: string | null
  /** What changed and why, in the editor's words. */
  why: string | null
  created_by: string
  created_at: number
  saved_by: string
  saved_at: number
  sent_by: string | null
  sent_at: number | null
  /** The approver's words, when it came back. */
  returned_because: string | null
  approved_by: string | null
  approved_at: number | null
  /** Why it is published though a trial says that more gets worse than better. */
  despite_worse: string | null
  publish_at: number | null
  /** Why it could not be published when its time came. */
  publish_problem: string | null
  /** The revision it became. */
  revision_id: string | null
}

/** A draft as each save left it. */
export interface KnowledgeSavesTable {
  id: string
  draft_id: string
  version: number
  raw_sealed: string
  saved_by: string
  saved_at: number
}

/** Who has a draft open. */
export interface DraftPresenceTable {
  draft_id: string
  staff_id: string
  seen_at: number
  /** When they last changed something in it; 0: not yet. */
  edited_at: Generated<number>
}

/** What would change if a draft were published, at one of its versions. */
export interface TrialsTable extends Claimable, Retained {
  id: string
  draft_id: string
  draft_version: number
  /** waiting, running, done, failed. */
  status: string
  total: number
  done: number
  better: number
  worse: number
  other: number
  /** JSON of the differences; it holds masked texts. */
  result_sealed: string | null
  problem: string | null
  asked_by: string
  asked_at: number
  ended_at: number | null
  due_at: number | null
}

/**
 * Questions that went wrong and are alike, counted: see asked.ts. Made of `questions`, from which it
 * can be made again at any time.
 */
export interface QuestionGroupsTable {
  language: string
  signature: string
  /** Those nobody has decided on yet, of every outcome and of each. */
  open: number
  none: number
  unhelpful: number
  choose: number
  person: number
  /** Those that were decided on before. */
  decided: number
  /** 0: of a sensitive topic, and fewer than three people asked. */
  shown: number
  sensitive_topic: string | null
  /** Of those that are open, to the hour. */
  newest_at: number
  newest_id: string | null
}

/** What became of a group of questions that are alike; asked again later, it is open again. */
export interface QuestionDecisionsTable {
  id: string
  signature: string
  language: string
  /** ask, article, dismissed. */
  decision: string
  article: string | null
  draft_id: string | null
  reason: string | null
  by: string
  at: number
}

/** What a young person would have better; nobody can tell whose it was. */
export interface SuggestionsTable extends Retained {
  id: string
  masked_sealed: string
  language: string
  /** To the hour. */
  asked_at: number
  /** open, decided. */
  status: string
  outcome: string | null
  reason: string | null
  decided_by: string | null
  decided_at: number | null
}

/** 'You said, we did': said once to everybody who writes while it holds. */
export interface GeneralNoticesTable {
  id: string
  language: string
  text: string
  from_at: number
  until_at: number
  created_by: string
  created_at: number
  withdrawn_by: string | null
  withdrawn_at: number | null
}

/** Who answers for an article: its subject, its words, and who lets them out. */
export interface ArticleKeepersTable {
  name: string
  language: string
  owner_staff_id: string | null
  editor_staff_id: string | null
  approver_staff_id: string | null
  set_by: string
  set_at: number
}

/** What a keeper was reminded of, once for each day it is about. */
export interface KeeperRemindersTable {
  name: string
  language: string
  kind: string
  /** ISO date. */
  for_day: string
  at: number
}

/** An article or a feature that is out of service, and what was before. */
export interface SwitchesTable {
  id: string
  kind: 'article' | 'feature'
  name: string
  language: string
  reason: string
  off_by: string
  off_at: number
  on_by: string | null
  on_at: number | null
}

/** Whether a source still answers. */
export interface SourceChecksTable {
  url: string
  checked_at: number
  status: string
  gone_since: number | null
}

/** A file that changed while its text was edited in the console: neither was overwritten. */
export interface FileConflictsTable {
  id: string
  kind: 'article' | 'council' | 'vocabulary'
  name: string
  language: string
  file_raw: string
  file_hash: string
  /** What was published when it was found. */
  revision_id: string
  found_at: number
  settled_by: string | null
  settled_at: number | null
  /** console, file, draft. */
  settled_as: string | null
}
