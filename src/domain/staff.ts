export const roles = [
  'personal-adviser',
  'social-worker',
  'duty-adviser',
  'team-manager',
  'content-editor',
  'approver',
  'safeguarding-lead',
  'allegations-officer',
  'head-of-service',
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
  /** Who stands in for them. */
  readonly coverId?: string
  /** What young people may be told of it; nothing unless it was ticked. */
  readonly tellReason?: string
  readonly tellUntil?: boolean
}

export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly team: string
  readonly email?: string
  /** E.164. */
  readonly workMobile?: string
  /** Notices come by SMS to the work mobile too. */
  readonly textsOn: boolean
  readonly managerId?: string
  readonly workingPattern: WorkingPattern
  /** Those that run or are to come. */
  readonly absences: readonly Absence[]
}

/** What they are called by young people: the first name alone. */
export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}
