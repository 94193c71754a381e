import type { Generated } from 'kysely'
import type { Retained } from './database.ts'

/** What the staff console keeps for itself: sign-in, drafts, notes, records of contact. */
export interface ConsoleTables {
  sign_ins: SignInsTable
  sessions: SessionsTable
  throttles: ThrottlesTable
  submissions: SubmissionsTable
  drafts: DraftsTable
  notes: NotesTable
  contact_records: ContactRecordsTable
  saved_replies: SavedRepliesTable
  presence: PresenceTable
  looks: LooksTable
  role_requests: RoleRequestsTable
}

/** How a member of staff proves who they are: (issuer, subject), so that others can vouch later. */
export interface SignInsTable {
  id: string
  staff_id: string
  issuer: string
  subject: string
  password_hash: string | null
  totp_sealed: string | null
  totp_confirmed_at: number | null
  /** A code counts once. */
  totp_last_step: number | null
  recovery_hashes: Generated<string>
  /** Of the link with which they set a password the first time. */
  setup_hash: string | null
  setup_until: number | null
  created_at: number
}

export interface SessionsTable {
  id_hash: string
  staff_id: string
  /** desk: ends when idle. phone: stays for the shift and asks for the code again when idle. */
  kind: string
  created_at: number
  seen_at: number
  /** When the one-time code was last given. */
  checked_at: number
  ends_at: number
  ended_at: number | null
}

export interface ThrottlesTable {
  name: string
  failures: number
  until_at: number
}

/** Forms that were taken in: the same key again leads to where the first one led. */
export interface SubmissionsTable {
  key: string
  staff_id: string
  at: number
  location: string
}

/** What somebody typed and did not send. */
export interface DraftsTable {
  id: string
  staff_id: string
  talk_id: string
  text_sealed: string
  /** Why it was not sent, when it was meant to be. */
  why: string | null
  updated_at: number
}

export interface NotesTable extends Retained {
  id: string
  person_id: string
  talk_id: string | null
  staff_id: string
  text_sealed: string
  created_at: number
}

export interface ContactRecordsTable extends Retained {
  id: string
  person_id: string
  talk_id: string
  handover_id: string
  staff_id: string
  from_at: number
  until_at: number
  /** JSON list of channels. */
  channels: string
  summary_sealed: string
  actions_sealed: string
  with_words: number
  outcome: string
  in_case_system_at: number | null
  in_case_system_by: string | null
  created_at: number
}

export interface SavedRepliesTable {
  id: string
  /** Null: everybody's. */
  staff_id: string | null
  title: string
  text: string
  created_at: number
  removed_at: number | null
}

/** Who is looking at a talk or typing in it, until when. */
export interface PresenceTable {
  staff_id: string
  talk_id: string
  looking_until: number
  typing_until: number
}

/** Why somebody looked at a young person who is not theirs. */
export interface LooksTable {
  id: string
  staff_id: string
  person_id: string
  reason_sealed: string
  at: number
  until_at: number
}

/** A role that needs a second administrator's yes. */
export interface RoleRequestsTable {
  id: string
  staff_id: string
  role: string
  asked_by: string
  asked_at: number
  decided_by: string | null
  decided_at: number | null
  granted: number | null
}
