import type { Generated } from 'kysely'
import type { Claimable, Retained } from './database.ts'

/** What the safety net keeps: alarms and what was done about them, detections. */
export interface SafetyTables {
  alarms: AlarmsTable
  alarm_acts: AlarmActsTable
  on_call: OnCallTable
  calls: CallsTable
  detections: DetectionsTable
  misses: MissesTable
  safety_phrases: SafetyPhrasesTable
  sample_texts: SampleTextsTable
}

/** An episode: one open alarm of a category per person. */
export interface AlarmsTable extends Retained {
  id: string
  /** The talk it was read in first. */
  talk_id: string
  person_id: string
  handover_id: string
  message_id: string
  category: 'danger' | 'allegation'
  /** A `DangerKind`, the most pressing so far; 'allegation' for one of those. */
  kind: string
  rule: string
  status: string
  /** 0 emergency, 1 worried: see `levels`. */
  level: Generated<number>
  /** Four digits that a member of staff answers the alert with. */
  code: string | null
  /** Where it is on the ladder, and how often the ladder was gone through. */
  step: Generated<number>
  round: Generated<number>
  /** When it goes on to the next; null while somebody deals with it and has recorded an attempt. */
  due_at: number | null
  /** Everybody was asked once and nobody deals with it. */
  unanswered_at: number | null
  /** 'I've seen it', which stops nothing. */
  seen_by: string | null
  seen_at: number | null
  /** 'I'm dealing with it', which stops the ladder for 30 minutes … */
  acknowledged_by: string | null
  acknowledged_at: number | null
  /** … and for good once an attempt to reach them is recorded. */
  attempted_at: number | null
  /** What their card said of who was told: a `Told['kind']`. */
  told: Generated<string>
  /** When ten minutes of silence after their card are over; `card_step` is 'silence' until then. */
  card_due_at: number | null
  card_step: string | null
  /** When they are told, once, that nobody has picked it up; null: said, or not to be said. */
  pick_up_by: number | null
  /** Their last answer to 1 2 3, or 'silent'. */
  answer: string | null
  /** Texts of danger since the one that opened it. */
  joined: Generated<number>
  last_text_at: number | null
  taken_back_at: number | null
  /** 1: its words are in a restricted talk; only the kind and how to reach them are shown. */
  restricted: Generated<number>
  team: string | null
  drill: Generated<number>
  /** 'true' or 'false' alarm, once a person has said so. */
  verdict: string | null
  opened_at: number
  closed_at: number | null
  closed_by: string | null
  /** What was done, as whoever closed it wrote it. */
  done_sealed: string | null
  /** When the head of service was told that nobody had answered. */
  reported_at: number | null
}

/** What somebody did about an alarm: an `AlarmAct`. `staff_id` null: whoever answers the night call. */
export interface AlarmActsTable extends Retained {
  id: string
  alarm_id: string
  staff_id: string | null
  act: string
  how: string | null
  reached: number | null
  note_sealed: string | null
  at: number
}

/** A shift of the paid on-call rota. */
export interface OnCallTable {
  id: string
  staff_id: string
  from_at: number
  until_at: number
  created_by: string
  created_at: number
  cancelled_at: number | null
}

/** A voice call that says an alarm waits: queued, calling, accepted, not-accepted, failed. */
export interface CallsTable extends Claimable, Retained {
  id: string
  alarm_id: string
  /** Null: the emergency duty team. */
  staff_id: string | null
  to_sealed: string
  status: string
  provider_id: string | null
  due_at: number | null
  attempts: Generated<number>
  created_at: number
  accepted_at: number | null
  ended_at: number | null
  error: string | null
}

/** What the net read in one text, and what a person made of it. */
export interface DetectionsTable extends Retained {
  id: string
  alarm_id: string | null
  message_id: string
  talk_id: string
  person_id: string
  category: string
  kind: string
  level: number
  rule: string
  /** A `DangerSource`. */
  source: string
  at: number
  drill: Generated<number>
  verdict: string | null
  verdict_by: string | null
  verdict_at: number | null
  verdict_note_sealed: string | null
}

/** A text that should have raised an alarm and did not. */
export interface MissesTable extends Retained {
  id: string
  message_id: string
  talk_id: string
  person_id: string
  kind: string
  reported_by: string
  note_sealed: string | null
  at: number
  /** The alarm that was raised because of it. */
  alarm_id: string | null
  /** The safeguarding lead who looked at it. */
  seen_by: string | null
  seen_at: number | null
}

/** A phrase that a safeguarding lead added: draft, active, withdrawn. `run` is JSON. */
export interface SafetyPhrasesTable {
  id: string
  phrase: string
  category: string
  kind: string
  level: number
  why: string
  status: string
  run: string | null
  created_by: string
  created_at: number
  active_by: string | null
  active_at: number | null
  withdrawn_by: string | null
  withdrawn_at: number | null
}

/** A masked text of a sealed talk, with no link to whose it was. */
export interface SampleTextsTable extends Retained {
  id: string
  month: string
  text_sealed: string
  found: string | null
  verdict: string | null
  verdict_by: string | null
  verdict_at: number | null
  created_at: number
}
