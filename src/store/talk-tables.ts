import type { Generated } from 'kysely'
import type { Claimable, Retained } from './database.ts'

/** What is said, and who among staff is asked to do something about it. */
export interface TalkTables {
  talks: TalksTable
  messages: MessagesTable
  handovers: HandoversTable
  notices: NoticesTable
  tasks: TasksTable
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
  /** The id of the article it is about. */
  article: string | null
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
