export const roles = [
  'personal-adviser',
  'social-worker',
  'duty-adviser',
  'team-manager',
  'content-editor',
  'approver',
  'safeguarding-lead',
  'allegations-officer',
  'administrator',
] as const
export type Role = (typeof roles)[number]

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Local times in Europe/London, 'HH:MM' to 'HH:MM'; several periods a day; a missing day is off. */
export type WorkingPattern = Readonly<
  Partial<Record<Weekday, readonly (readonly [string, string])[]>>
>

/** A time away, both ends in milliseconds UTC; `until` is the first moment back. */
export interface Absence {
  readonly from: number
  readonly until: number
}

export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly team: string
  readonly workMobile?: string
  readonly workingPattern: WorkingPattern
  readonly absences: readonly Absence[]
}
