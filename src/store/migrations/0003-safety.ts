import { type Kysely, sql } from 'kysely'

/** Alarms that go on until a person deals with them, cases of the allegations officers, detections. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const claimable = `
  claimed_by text, claimed_until bigint, claim_token bigint not null default 0`

const retained = `
  retain_until bigint, legal_hold integer not null default 0`

/** SQLite uses a partial index only for a query that says its condition with the same literals. */
const statements: readonly string[] = [
  // === Episodes: one open alarm of danger per person
  `drop index alarms_open`,
  `alter table alarms add column level integer not null default 0`,
  `alter table alarms add column code text`,
  `alter table alarms add column step integer not null default 0`,
  `alter table alarms add column round integer not null default 0`,
  `alter table alarms add column due_at bigint`,
  `alter table alarms add column unanswered_at bigint`,
  `alter table alarms add column seen_by text`,
  `alter table alarms add column seen_at bigint`,
  `alter table alarms add column attempted_at bigint`,
  `alter table alarms add column told text not null default 'nobody'`,
  `alter table alarms add column card_due_at bigint`,
  `alter table alarms add column card_step text`,
  `alter table alarms add column pick_up_by bigint`,
  `alter table alarms add column answer text`,
  `alter table alarms add column joined integer not null default 0`,
  `alter table alarms add column last_text_at bigint`,
  `alter table alarms add column taken_back_at bigint`,
  `alter table alarms add column restricted integer not null default 0`,
  `alter table alarms add column team text`,
  `alter table alarms add column drill integer not null default 0`,
  `alter table alarms add column verdict text`,
  `alter table alarms add column closed_by text`,
  `alter table alarms add column done_sealed text`,
  `alter table alarms add column reported_at bigint`,
  `update alarms set status = 'closed', closed_at = opened_at
     where status = 'open' and id not in (
       select max(id) from alarms where status = 'open' group by person_id, category)`,
  `update alarms set status = 'closed', closed_at = opened_at
     where status = 'open' and handover_id in (select id from handovers where closed_at is not null)`,
  `update alarms set step = -1,
       level = case when (select priority from handovers where id = handover_id) = 1 then 1 else 0 end,
       due_at = case when category = 'danger' and acknowledged_at is null
         and (select priority from handovers where id = handover_id) = 0 then opened_at end
     where status = 'open'`,
  `create unique index alarms_open on alarms (person_id, category) where status = 'open'`,
  `create index alarms_due on alarms (due_at) where status = 'open'`,
  `create index alarms_card_due on alarms (card_due_at) where status = 'open'`,
  `create index alarms_pick_up on alarms (pick_up_by) where status = 'open'`,
  `create index alarms_unreported on alarms (unanswered_at) where reported_at is null`,
  `create index alarms_code on alarms (code) where status = 'open'`,
  `create index alarms_talk on alarms (talk_id)`,
  `create table alarm_acts (
    id text primary key, alarm_id text not null references alarms (id), staff_id text,
    act text not null, how text, reached integer, note_sealed text, at bigint not null, ${retained})`,
  `create index alarm_acts_alarm on alarm_acts (alarm_id, id)`,

  // === Out of hours
  `create table on_call (
    id text primary key, staff_id text not null references staff (id), from_at bigint not null,
    until_at bigint not null, created_by text not null, created_at bigint not null,
    cancelled_at bigint)`,
  `create index on_call_until on on_call (until_at)`,
  `create table calls (
    id text primary key, alarm_id text not null references alarms (id), staff_id text,
    to_sealed text not null, status text not null, provider_id text, due_at bigint,
    attempts integer not null default 0, created_at bigint not null, accepted_at bigint,
    ended_at bigint, error text, ${claimable}, ${retained})`,
  `create index calls_due on calls (due_at) where status in ('queued', 'calling')`,
  `create index calls_alarm on calls (alarm_id, id)`,
  `alter table notices add column alarm_id text`,
  `alter table notices add column case_id text`,
  `create index notices_alarm on notices (alarm_id)`,

  // === Something an adult did
  `create table cases (
    id text primary key, person_id text not null references people (id),
    talk_id text not null references talks (id), status text not null, about text,
    is_current integer, happened text, is_adult integer, route text, stage text not null,
    officer_id text, safe_contact_sealed text, opened_at bigint not null, due_at bigint not null,
    remind_at bigint, decided_at bigint, closed_at bigint, closed_by text, outcome text,
    drill integer not null default 0, ${retained})`,
  `create unique index cases_open on cases (person_id) where status = 'open'`,
  `create index cases_talk on cases (talk_id)`,
  `create index cases_remind on cases (remind_at) where status = 'open'`,
  `create table case_kept_out (
    case_id text not null references cases (id), staff_id text not null references staff (id),
    why text not null, by text, at bigint not null, primary key (case_id, staff_id))`,
  `create table case_steps (
    id text primary key, case_id text not null references cases (id), staff_id text,
    step text not null, note_sealed text, at bigint not null, ${retained})`,
  `create index case_steps_case on case_steps (case_id, id)`,
  `create table case_grants (
    id text primary key, case_id text not null references cases (id),
    staff_id text not null references staff (id), granted_by text not null, at bigint not null,
    until_at bigint not null, ended_at bigint)`,
  `create index case_grants_staff on case_grants (staff_id, until_at)`,
  `alter table addresses add column restricted_inbound_at bigint`,
  `alter table addresses add column restricted_inbound_to text`,

  // === Seen by those who answer for it
  `create table detections (
    id text primary key, alarm_id text, message_id text not null, talk_id text not null,
    person_id text not null, category text not null, kind text not null, level integer not null,
    rule text not null, source text not null, at bigint not null, drill integer not null default 0,
    verdict text, verdict_by text, verdict_at bigint, verdict_note_sealed text, ${retained})`,
  `create index detections_at on detections (at)`,
  `create index detections_message on detections (message_id)`,
  `create index detections_person on detections (person_id, at)`,
  `create table misses (
    id text primary key, message_id text not null, talk_id text not null, person_id text not null,
    kind text not null, reported_by text not null, note_sealed text, at bigint not null,
    alarm_id text, seen_by text, seen_at bigint, ${retained})`,
  `create index misses_at on misses (at)`,
  `create unique index misses_message on misses (message_id)`,
  `create table safety_phrases (
    id text primary key, phrase text not null, category text not null, kind text not null,
    level integer not null, why text not null, status text not null, run text,
    created_by text not null, created_at bigint not null, active_by text, active_at bigint,
    withdrawn_by text, withdrawn_at bigint)`,
  `create table sample_texts (
    id text primary key, month text not null, text_sealed text not null, found text,
    verdict text, verdict_by text, verdict_at bigint, created_at bigint not null, ${retained})`,
  `create index sample_texts_month on sample_texts (month)`,

  // === Somebody reads their phone
  `alter table people add column discreet_at bigint`,
]
