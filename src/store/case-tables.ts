import type { Generated } from 'kysely'
import type { Retained } from './database.ts'

/** What allegations officers keep. */
export interface CaseTables {
  cases: CasesTable
  case_kept_out: CaseKeptOutTable
  case_steps: CaseStepsTable
  case_grants: CaseGrantsTable
}

/** Something an adult did, as the allegations officers work on it. */
export interface CasesTable extends Retained {
  id: string
  person_id: string
  talk_id: string
  /** open, closed, released (no allegation after all). */
  status: string
  /** Whom it is about, by number: adviser, manager, someone-else. Null: not said, so both are kept out. */
  about: string | null
  /** 1: the risk is current. Null: not decided. */
  is_current: number | null
  /** now, childhood: as the officer decides it. */
  happened: string | null
  /** 1: the young person is an adult. Null: not decided. */
  is_adult: number | null
  /** An `AllegationRoute`. */
  route: string | null
  /** An `AllegationStage`. */
  stage: string
  officer_id: string | null
  safe_contact_sealed: string | null
  opened_at: number
  /** One working day from receipt. */
  due_at: number
  remind_at: number | null
  decided_at: number | null
  closed_at: number | null
  closed_by: string | null
  outcome: string | null
  drill: Generated<number>
}

/** An officer or manager who is the one named. */
export interface CaseKeptOutTable {
  case_id: string
  staff_id: string
  why: string
  by: string | null
  at: number
}

export interface CaseStepsTable extends Retained {
  id: string
  case_id: string
  staff_id: string | null
  step: string
  note_sealed: string | null
  at: number
}

/** A safeguarding lead may read a restricted talk because an officer said so. */
export interface CaseGrantsTable {
  id: string
  case_id: string
  staff_id: string
  granted_by: string
  at: number
  until_at: number
  ended_at: number | null
}
