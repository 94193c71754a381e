import { type Kysely, sql } from 'kysely'

/** The register, the handover, and what the console needs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const claimable = `
  claimed_by text, claimed_until bigint, claim_token bigint not null default 0`

const retained = `
  retain_until bigint, legal_hold integer not null default 0`

/** SQLite uses a partial index only for a query that says its condition with the same literals. */
const statements: readonly string[] = [
  // === The register
  `alter table staff add column email_hash text`,
  `alter table staff add column mobile_hash text`,
  `alter table staff add column texts_on integer not null default 0`,
  `alter table staff add column left_at bigint`,
  `create unique index staff_email on staff (email_hash) where left_at is null`,
  `create index staff_mobile on staff (mobile_hash)`,
  `create table absences (
    id text primary key, staff_id text not null references staff (id), from_at bigint not null,
    until_at bigint not null, cover_staff_id text references staff (id), reason_sealed text,
    tell_reason integer not null, tell_until integer not null, created_by text not null,
    created_at bigint not null, cancelled_at bigint)`,
  `create index absences_staff on absences (staff_id, until_at)`,
  `create index absences_until on absences (until_at)`,
  `alter table staff drop column absences`,
  `alter table people add column status text`,
  `alter table people add column team text`,
  `alter table people add column case_reference_hash text`,
  `alter table people add column case_link_sealed text`,
  `alter table people add column locked integer not null default 0`,
  `alter table people add column staff_id text`,
  `alter table people add column adviser_told_id text`,
  `alter table people add column left_register_at bigint`,
  `create unique index people_case_reference on people (case_reference_hash)`,
  `create index people_adviser on people (adviser_id)`,
  `create index people_lead_worker on people (lead_worker_id)`,
  `create index people_team on people (team)`,
  `create table person_bars (
    person_id text not null references people (id), staff_id text not null references staff (id),
    primary key (person_id, staff_id))`,
  `alter table address_links add column checked_at bigint`,
  `alter table address_links add column unlinked_by text`,
  `alter table address_links add column reason_sealed text`,
  `alter table address_links add column unlink_reason_sealed text`,

  // === The handover
  `alter table talks add column last_in_at bigint`,
  `alter table talks add column last_at bigint`,
  `alter table talks add column unread integer not null default 0`,
  `alter table messages add column permitted integer not null default 0`,
  `alter table messages add column expires_at bigint`,
  `alter table messages add column template_sealed text`,
  `alter table messages add column form_key text`,
  `alter table messages add column quarantined_at bigint`,
  `create unique index messages_form_key on messages (form_key)`,
  `create index messages_held on messages (address_id) where status = 'held'`,
  `create index messages_expiring on messages (expires_at) where status = 'held'`,
  `alter table handovers add column priority integer not null default 2`,
  `alter table handovers add column stage text not null default 'unrouted'`,
  `alter table handovers add column team text`,
  `alter table handovers add column wish text`,
  `alter table handovers add column hops integer not null default 0`,
  `alter table handovers add column acknowledged_by text`,
  `alter table handovers add column acknowledged_at bigint`,
  `alter table handovers add column taken_by text`,
  `alter table handovers add column taken_at bigint`,
  `alter table handovers add column closed_by text`,
  `alter table handovers add column outcome text`,
  `drop index handovers_open`,
  `create unique index handovers_live on handovers (talk_id) where closed_at is null`,
  `create index handovers_due on handovers (due_at) where closed_at is null`,
  `create index handovers_for on handovers (for_staff_id, priority, opened_at)
     where closed_at is null`,
  `create index handovers_pool
     on handovers (team, stage, priority, opened_at, for_staff_id) where status = 'open'`,
  `create index handovers_taken on handovers (taken_by) where closed_at is null`,
  `create index handovers_emergencies on handovers (team, opened_at)
     where status = 'open' and priority = 0`,
  `create index handovers_closed on handovers (closed_by, closed_at)`,
  `create index handovers_person on handovers (person_id, opened_at)`,
  `drop table notices`,
  `create table notices (
    id text primary key, pair_id text not null, staff_id text not null references staff (id),
    kind text not null, urgency text not null, channel text not null, handover_id text,
    person_id text, status text not null, due_at bigint, reach_by bigint,
    unreached_at bigint, bundle_id text,
    attempts integer not null default 0, error text, provider_id text,
    created_at bigint not null, sent_at bigint, ${claimable}, ${retained})`,
  `create index notices_due on notices (due_at) where status in ('queued', 'sending')`,
  `create index notices_reach on notices (reach_by) where reach_by is not null`,
  `create index notices_pair on notices (pair_id)`,
  `create index notices_bundle on notices (bundle_id)`,
  `create index notices_provider on notices (provider_id) where provider_id is not null`,
  `create index notices_open on notices (staff_id, channel) where status in ('queued', 'sending')`,
  `create index notices_staff on notices (staff_id, channel, sent_at)`,
  `create index notices_handover on notices (handover_id)`,
  `create table tasks (
    id text primary key, staff_id text not null references staff (id), person_id text not null,
    kind text not null, message_id text, opened_at bigint not null, due_at bigint,
    done_at bigint, done_by text, ${retained})`,
  `create index tasks_open on tasks (staff_id, opened_at) where done_at is null`,
  `create table templates (
    id text primary key, kind text not null, language text not null, content_sid text not null,
    wording text not null, variables text not null, created_at bigint not null,
    withdrawn_at bigint)`,
  `create unique index templates_kind on templates (kind, language) where withdrawn_at is null`,

  // === The console
  `create table sign_ins (
    id text primary key, staff_id text not null unique references staff (id),
    issuer text not null, subject text not null,
    password_hash text, totp_sealed text, totp_confirmed_at bigint, totp_last_step bigint,
    recovery_hashes text not null default '[]', setup_hash text, setup_until bigint,
    created_at bigint not null)`,
  `create unique index sign_ins_subject on sign_ins (issuer, subject)`,
  `create table sessions (
    id_hash text primary key, staff_id text not null references staff (id), kind text not null,
    created_at bigint not null, seen_at bigint not null, checked_at bigint not null,
    ends_at bigint not null, ended_at bigint)`,
  `create index sessions_staff on sessions (staff_id)`,
  `create table throttles (
    name text primary key, failures integer not null, until_at bigint not null)`,
  `create table submissions (
    key text primary key, staff_id text not null, at bigint not null, location text not null)`,
  `create table drafts (
    id text primary key, staff_id text not null, talk_id text not null,
    text_sealed text not null, why text, updated_at bigint not null)`,
  `create unique index drafts_talk on drafts (staff_id, talk_id)`,
  `create table notes (
    id text primary key, person_id text not null references people (id), talk_id text,
    staff_id text not null references staff (id), text_sealed text not null,
    created_at bigint not null, ${retained})`,
  `create index notes_person on notes (person_id, id)`,
  `create table contact_records (
    id text primary key, person_id text not null references people (id), talk_id text not null,
    handover_id text not null, staff_id text not null references staff (id),
    from_at bigint not null, until_at bigint not null, channels text not null,
    summary_sealed text not null, actions_sealed text not null, with_words integer not null,
    outcome text not null, in_case_system_at bigint, in_case_system_by text,
    created_at bigint not null, ${retained})`,
  `create index contact_records_person on contact_records (person_id, id)`,
  `create index contact_records_pending on contact_records (staff_id, id)
     where in_case_system_at is null`,
  `create table saved_replies (
    id text primary key, staff_id text references staff (id), title text not null,
    text text not null, created_at bigint not null, removed_at bigint)`,
  `create table presence (
    staff_id text not null, talk_id text not null, looking_until bigint not null,
    typing_until bigint not null, primary key (talk_id, staff_id))`,
  `create table looks (
    id text primary key, staff_id text not null, person_id text not null,
    reason_sealed text not null, at bigint not null, until_at bigint not null)`,
  `create index looks_staff on looks (staff_id, person_id, until_at)`,
  `create index looks_person on looks (person_id, at)`,
  `create table role_requests (
    id text primary key, staff_id text not null references staff (id), role text not null,
    asked_by text not null, asked_at bigint not null, decided_by text, decided_at bigint,
    granted integer)`,
  `create index talks_person on talks (person_id, audience)`,
  `create index talks_owner on talks (owner_staff_id) where closed_at is null`,
  `create index events_person on events (person_id, id)`,
  `create index events_staff on events (staff_id, id)`,
]
