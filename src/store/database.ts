import type { Generated } from 'kysely'
import type { ConsoleTables } from './console-tables.ts'
import type { SafetyTables } from './safety-tables.ts'

/**
 * The tables. Times are integer milliseconds UTC, ids UUIDv7 text, flags 0 or 1, on both engines.
 * A column ending in `_sealed` holds `v1:keyId:nonce:ciphertext` (see vault.ts); one ending in
 * `_hash` a keyed hash to look its value up by.
 */
export interface Database extends ConsoleTables, SafetyTables {
  people: PeopleTable
  staff: StaffTable
  addresses: AddressesTable
  address_links: AddressLinksTable
  talks: TalksTable
  messages: MessagesTable
  handovers: HandoversTable
  notices: NoticesTable
  questions: QuestionsTable
  events: EventsTable
  revisions: RevisionsTable
  senders: SendersTable
  settings: SettingsTable
  absences: AbsencesTable
  person_bars: PersonBarsTable
  tasks: TasksTable
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

export interface PeopleTable {
  id: string
  registered: number
  name_sealed: string | null
  birthday_sealed: string | null
  language: string
  adviser_id: string | null
  lead_worker_id: string | null
  district: string | null
  case_reference_sealed: string | null
  case_reference_hash: string | null
  case_link_sealed: string | null
  /** A `PersonStatus`; null: not known. */
  status: string | null
  /** The team whose duty advisers and manager may see them; null: any team's. */
  team: string | null
  /** 1: seen by their own adviser, lead worker and team manager alone. */
  locked: number
  /** A member of staff's own phone, not a young person: see meetParty. */
  staff_id: string | null
  /** The adviser whose name they have been told; another in `adviser_id` is news to them. */
  adviser_told_id: string | null
  left_register_at: number | null
  /** Somebody else reads their phone: first words of texts give nothing away. */
  discreet_at: number | null
  demo: number
  welcomed_at: number | null
  created_at: number
}

export interface StaffTable {
  id: string
  name_sealed: string
  email_sealed: string | null
  mobile_sealed: string | null
  roles: string
  team: string
  manager_id: string | null
  working_pattern: string
  email_hash: string | null
  mobile_hash: string | null
  /** 1: notices come by SMS to the work mobile too. */
  texts_on: Generated<number>
  /** Left the service; the row stays for the record. */
  left_at: number | null
  demo: number
  created_at: number
}

export interface AddressesTable {
  id: string
  channel: string
  value_sealed: string
  value_hash: string
  opted_out_at: number | null
  last_inbound_at: number | null
  last_inbound_to: string | null
  /** The same of texts in a restricted talk, which are news to nobody but its officers. */
  restricted_inbound_at: number | null
  restricted_inbound_to: string | null
  created_at: number
}

export interface AddressLinksTable {
  id: string
  address_id: string
  person_id: string
  from_at: number
  until_at: number | null
  linked_by: string
  /** A code: 'first text', 'registered', 'by hand' … */
  reason: string
  /** What a member of staff gave as their reason. */
  reason_sealed: string | null
  /** When somebody last made sure whose number it is. */
  checked_at: number | null
  unlinked_by: string | null
  unlink_reason_sealed: string | null
}

export interface TalksTable extends Claimable, Retained {
  id: string
  person_id: string
  audience: string
  owner_staff_id: string | null
  version: Generated<number>
  dialog_sealed: string | null
  /** When its unread texts are to be answered; null when none are. */
  inbox_due_at: number | null
  attempts: Generated<number>
  opened_at: number
  closed_at: number | null
  /** Their newest text, the newest text either way, and theirs since staff last wrote or read. */
  last_in_at: number | null
  last_at: number | null
  unread: Generated<number>
}

export interface MessagesTable extends Claimable, Retained {
  id: string
  direction: 'in' | 'out'
  talk_id: string
  person_id: string
  address_id: string
  channel: string
  author: 'young-person' | 'bot' | 'staff'
  staff_id: string | null
  /** The provider's id: a Twilio sid. Null until a text that leaves has one. */
  provider_id: string | null
  text_sealed: string
  media_sealed: string | null
  /** Incoming: received, answered. Outgoing: see `OutgoingStatus` in messages.ts. */
  status: string
  lane: string
  /** Outgoing: reply, welcome, … Exactly one `reply` answers an incoming text. */
  role: string | null
  /** Incoming: the reply that answered it. */
  reply_id: string | null
  /** Outgoing: goes out though the address is opted out (danger, the word that texts are off). */
  always: number
  outcome: string | null
  because: string | null
  article: string | null
  section: string | null
  opt_out: string | null
  due_at: number | null
  attempts: Generated<number>
  /** Outgoing: when an attempt began whose result is not known. */
  unknown_since: number | null
  maybe_twice: Generated<number>
  delivery_status: string | null
  error_code: string | null
  created_at: number
  sent_at: number | null
  /** 1: its author has since handed back or passed on; what they wrote before still goes. */
  permitted: Generated<number>
  /** Held for WhatsApp's window: not sent after this. */
  expires_at: number | null
  /** JSON of an approved template that leaves in place of the text: `{ contentSid, variables }`. */
  template_sealed: string | null
  /** Of the form it was written in: the same form twice is one text. */
  form_key: string | null
  /** When staff put its media away, unseen. */
  quarantined_at: number | null
}

export interface HandoversTable extends Retained {
  id: string
  talk_id: string
  person_id: string
  reason: string
  /** A `HandoverStatus`: open, taken, closed. */
  status: string
  /** 0 emergency, 1 worried, 2 asked: see `priorities`. */
  priority: Generated<number>
  /** A `HandoverStage`: whose turn it is. */
  stage: Generated<string>
  /** Of the young person when it was opened; null: unregistered, any team's duty. */
  team: string | null
  /** What they chose when their adviser was not due in: keep or someone-else. */
  wish: string | null
  /** How often it went on to somebody else, or its owner was reminded. */
  hops: Generated<number>
  acknowledged_by: string | null
  acknowledged_at: number | null
  taken_by: string | null
  taken_at: number | null
  closed_by: string | null
  /** A `HandoverOutcome` once it is closed. */
  outcome: string | null
  /** The one person it waits for; null: anybody of the stage's pool. */
  for_staff_id: string | null
  /** How they said it is safe to reach them. */
  safe_contact_sealed: string | null
  opened_at: number
  due_at: number | null
  closed_at: number | null
}

/** Something to tell one member of staff; its words are made when it is sent, and hold no name. */
export interface NoticesTable extends Claimable, Retained {
  id: string
  /** The rows of one notice share it: the e-mail and the SMS of the same. */
  pair_id: string
  staff_id: string
  /** A `NoticeKind`. */
  kind: string
  urgency: string
  channel: string
  handover_id: string | null
  alarm_id: string | null
  case_id: string | null
  person_id: string | null
  /** A `NoticeStatus`: see notices.ts. */
  status: string
  due_at: number | null
  /** Untold by then, somebody else is told. Null: told, nothing to tell, or done already. */
  reach_by: number | null
  /** When its time was up, untold: that counts once. */
  unreached_at: number | null
  /** The row in whose e-mail or SMS it goes, or went: its own, or another's. */
  bundle_id: string | null
  attempts: Generated<number>
  error: string | null
  provider_id: string | null
  created_at: number
  sent_at: number | null
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

// === The register

export interface AbsencesTable {
  id: string
  staff_id: string
  from_at: number
  until_at: number
  cover_staff_id: string | null
  reason_sealed: string | null
  /** 1: young people may be told the reason, and the day they are back. */
  tell_reason: number
  tell_until: number
  created_by: string
  created_at: number
  cancelled_at: number | null
}

/** Who must not see a young person's record: a relative, a conflict of interest. */
export interface PersonBarsTable {
  person_id: string
  staff_id: string
}

/** What somebody has to do outside Waymark, such as ring a young person no text can reach. */
export interface TasksTable extends Retained {
  id: string
  staff_id: string
  person_id: string
  /** A `TaskKind`. */
  kind: string
  message_id: string | null
  opened_at: number
  due_at: number | null
  done_at: number | null
  done_by: string | null
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
