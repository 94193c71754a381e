import { type Kysely, sql } from 'kysely'

/** The editors' workspace: drafts, trials, what was asked in vain, what is out of service. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const claimable = `
  claimed_by text, claimed_until bigint, claim_token bigint not null default 0`

const retained = `
  retain_until bigint, legal_hold integer not null default 0`

/** SQLite uses a partial index only for a query that says its condition with the same literals. */
const statements: readonly string[] = [
  // === What is published, and how it came about
  `alter table revisions add column change text not null default 'ordinary'`,
  `alter table revisions add column approved_by text`,
  `alter table revisions add column check_by bigint`,
  `alter table revisions add column checked_by text`,
  `alter table revisions add column checked_at bigint`,
  `alter table revisions add column despite_worse text`,
  `alter table revisions add column restores text`,
  `create index revisions_unchecked on revisions (check_by) where checked_at is null and check_by is not null`,

  // === Drafts
  `create table knowledge_drafts (
    id text primary key, kind text not null, name text not null, language text not null,
    raw_sealed text not null, version integer not null, base_revision_id text, status text not null,
    change text, why text, created_by text not null, created_at bigint not null,
    saved_by text not null, saved_at bigint not null, sent_by text, sent_at bigint,
    returned_because text, approved_by text, approved_at bigint, despite_worse text,
    publish_at bigint, publish_problem text, revision_id text, ${retained})`,
  `create unique index knowledge_drafts_open on knowledge_drafts (kind, name, language)
     where status in ('draft', 'review', 'scheduled')`,
  `create index knowledge_drafts_publish on knowledge_drafts (publish_at) where status = 'scheduled'`,
  `create table knowledge_saves (
    id text primary key, draft_id text not null references knowledge_drafts (id),
    version integer not null, raw_sealed text not null, saved_by text not null,
    saved_at bigint not null)`,
  `create unique index knowledge_saves_version on knowledge_saves (draft_id, version)`,
  `create table draft_presence (
    draft_id text not null references knowledge_drafts (id), staff_id text not null references staff (id),
    seen_at bigint not null, edited_at bigint not null default 0,
    primary key (draft_id, staff_id))`,
  `create table trials (
    id text primary key, draft_id text not null references knowledge_drafts (id),
    draft_version integer not null, status text not null, total integer not null default 0,
    done integer not null default 0, better integer not null default 0,
    worse integer not null default 0, other integer not null default 0, result_sealed text,
    problem text, asked_by text not null, asked_at bigint not null, ended_at bigint,
    due_at bigint, ${claimable}, ${retained})`,
  `create index trials_draft on trials (draft_id, id)`,
  `create index trials_due on trials (due_at) where status in ('waiting', 'running')`,

  // === What was asked
  `alter table questions add column sensitive integer not null default 0`,
  `alter table questions add column section text`,
  `alter table questions add column helped integer`,
  // What was asked before this release has none of these: it stays in the counts of reports alone.
  `alter table questions add column sensitive_topic text`,
  `alter table questions add column wrong integer not null default 0`,
  `alter table questions add column latest integer not null default 0`,
  `alter table questions add column repeats integer not null default 0`,
  `alter table questions add column uncounted integer not null default 0`,
  `alter table questions add column decision_id text`,
  `create index questions_latest on questions (talk_id) where latest = 1`,
  `create index questions_by_person on questions (person_id, signature) where person_id is not null`,
  `create index questions_uncounted on questions (language, signature) where uncounted = 1`,
  `create table question_groups (
    language text not null, signature text not null, open integer not null,
    none integer not null, unhelpful integer not null, choose integer not null,
    person integer not null, decided integer not null, shown integer not null,
    sensitive_topic text, newest_at bigint not null, newest_id text,
    primary key (language, signature))`,
  `create index question_groups_open on question_groups
     (open, newest_at, signature, none, unhelpful, choose, person) where shown = 1 and open > 0`,
  `create index question_groups_hidden on question_groups (sensitive_topic, open) where shown = 0`,
  `create index questions_asked on questions (asked_at)`,
  `create index questions_alike on questions (language, signature, asked_at)`,
  `create table question_decisions (
    id text primary key, signature text not null, language text not null, decision text not null,
    article text, draft_id text, reason text, "by" text not null, at bigint not null)`,
  `create index question_decisions_signature on question_decisions (language, signature, at)`,
  `create table suggestions (
    id text primary key, masked_sealed text not null, language text not null, asked_at bigint not null,
    status text not null, outcome text, reason text, decided_by text, decided_at bigint, ${retained})`,
  `create index suggestions_status on suggestions (status, id)`,
  `create table general_notices (
    id text primary key, language text not null, text text not null, from_at bigint not null,
    until_at bigint not null, created_by text not null, created_at bigint not null,
    withdrawn_by text, withdrawn_at bigint)`,
  `alter table people add column general_notice_id text`,
  `alter table people add column asked_if_helped_at bigint`,

  // === Staying true
  `create table article_keepers (
    name text not null, language text not null, owner_staff_id text, editor_staff_id text,
    approver_staff_id text, set_by text not null, set_at bigint not null,
    primary key (name, language))`,
  `create table keeper_reminders (
    name text not null, language text not null, kind text not null, for_day text not null,
    at bigint not null, primary key (name, language, kind, for_day))`,
  `create table switches (
    id text primary key, kind text not null, name text not null, language text not null,
    reason text not null, off_by text not null, off_at bigint not null, on_by text, on_at bigint)`,
  `create unique index switches_off on switches (kind, name, language) where on_at is null`,
  `create table source_checks (
    url text primary key, checked_at bigint not null, status text not null, gone_since bigint)`,
  `alter table notices add column article text`,

  // === Files and database
  `create table file_conflicts (
    id text primary key, kind text not null, name text not null, language text not null,
    file_raw text not null, file_hash text not null, revision_id text not null,
    found_at bigint not null, settled_by text, settled_at bigint, settled_as text)`,
  `create unique index file_conflicts_open on file_conflicts (kind, name, language) where settled_at is null`,
]
