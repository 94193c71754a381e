import type { Generated } from 'kysely'

/** Who there is: young people and staff, how they are reached, when staff are away. */
export interface PeopleTables {
  people: PeopleTable
  staff: StaffTable
  addresses: AddressesTable
  address_links: AddressLinksTable
  absences: AbsencesTable
  person_bars: PersonBarsTable
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
  /** The newest general notice they were told. */
  general_notice_id: string | null
  /** When they were last asked whether an answer helped. */
  asked_if_helped_at: number | null
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
