import { type Kysely, sql } from 'kysely'

/** The spine: later work adds screens and columns, not a new shape. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const claimable = `
  claimed_by text, claimed_until bigint, claim_token bigint not null default 0`

const retained = `
  retain_until bigint, legal_hold integer not null default 0`

/** SQLite uses a partial index only for a query that says its condition with the same literals. */
const statements: readonly string[] = [
  `create table people (
    id text primary key, registered integer not null, name_sealed text, birthday_sealed text,
    language text not null, adviser_id text, lead_worker_id text, district text,
    case_reference_sealed text, demo integer not null, welcomed_at bigint,
    created_at bigint not null)`,
  `create table staff (
    id text primary key, name_sealed text not null, email_sealed text, mobile_sealed text,
    roles text not null, team text not null, manager_id text, working_pattern text not null,
    absences text not null, demo integer not null, created_at bigint not null)`,
  `create table addresses (
    id text primary key, channel text not null, value_sealed text not null,
    value_hash text not null unique, opted_out_at bigint, last_inbound_at bigint,
    last_inbound_to text, created_at bigint not null)`,
  `create table address_links (
    id text primary key, address_id text not null references addresses (id),
    person_id text not null references people (id), from_at bigint not null, until_at bigint,
    linked_by text not null, reason text not null)`,
  `create unique index address_links_current on address_links (address_id) where until_at is null`,
  `create index address_links_person on address_links (person_id)`,
  `create table talks (
    id text primary key, person_id text not null references people (id), audience text not null,
    owner_staff_id text, version bigint not null default 0, dialog_sealed text,
    inbox_due_at bigint, attempts integer not null default 0,
    opened_at bigint not null, closed_at bigint, ${claimable}, ${retained})`,
  `create unique index talks_open on talks (person_id, audience) where closed_at is null`,
  `create index talks_due on talks (inbox_due_at) where inbox_due_at is not null`,
  `create table messages (
    id text primary key, direction text not null, talk_id text not null references talks (id),
    person_id text not null, address_id text not null references addresses (id),
    channel text not null, author text not null, staff_id text, provider_id text unique,
    text_sealed text not null, media_sealed text, status text not null, lane text not null,
    role text, reply_id text, always integer not null, outcome text, because text, article text,
    section text, opt_out text, due_at bigint, attempts integer not null default 0,
    unknown_since bigint, maybe_twice integer not null default 0, delivery_status text,
    error_code text, created_at bigint not null, sent_at bigint, ${claimable}, ${retained})`,
  `create index messages_talk on messages (talk_id, id)`,
  `create index messages_unread on messages (talk_id, id) where status = 'received'`,
  `create index messages_leaving on messages (person_id, id)
     where status in ('queued', 'sending', 'unknown')`,
  `create index messages_queued on messages (lane, channel, id) where status = 'queued'`,
  `create index messages_in_hand on messages (claimed_until)
     where status in ('sending', 'unknown')`,
  `create index messages_person on messages (person_id, id)`,
  `create index messages_address on messages (address_id, created_at)`,
  `create table handovers (
    id text primary key, talk_id text not null references talks (id), person_id text not null,
    reason text not null, status text not null, for_staff_id text, safe_contact_sealed text,
    opened_at bigint not null, due_at bigint, closed_at bigint, ${retained})`,
  `create index handovers_talk on handovers (talk_id)`,
  `create unique index handovers_open on handovers (talk_id) where status = 'open'`,
  `create table alarms (
    id text primary key, talk_id text not null references talks (id), person_id text not null,
    handover_id text not null references handovers (id), message_id text not null,
    category text not null, kind text not null, rule text not null, status text not null,
    opened_at bigint not null, acknowledged_by text, acknowledged_at bigint, closed_at bigint, ${retained})`,
  `create unique index alarms_open on alarms (talk_id, category) where status = 'open'`,
  `create table notices (
    id text primary key, talk_id text not null references talks (id), handover_id text,
    staff_id text not null, channel text not null, text_sealed text not null,
    status text not null, due_at bigint, attempts integer not null default 0,
    created_at bigint not null, ${claimable}, ${retained})`,
  `create index notices_due on notices (due_at) where status = 'queued'`,
  `create table questions (
    id text primary key, talk_id text, person_id text, asked_at bigint not null,
    outcome text not null, topics text not null, revision_id text, language text not null,
    masked_sealed text, signature text not null, ${retained})`,
  `create index questions_signature on questions (signature)`,
  `create index questions_person on questions (asked_at) where person_id is not null`,
  `create table events (
    id text primary key, at bigint not null, kind text not null, talk_id text, person_id text,
    message_id text, handover_id text, staff_id text, detail text)`,
  `create index events_talk on events (talk_id, id)`,
  `create table revisions (
    id text primary key, kind text not null, name text not null, language text not null,
    raw text not null, hash text not null, base_hash text, status text not null,
    "by" text not null, why text not null, created_at bigint not null, published_at bigint)`,
  `create index revisions_name on revisions (kind, name, language, id)`,
  `create table senders (sender text primary key, next_at bigint not null)`,
  `create table settings (name text primary key, value text not null)`,
]
