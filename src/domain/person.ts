import type { Circumstances } from './circumstances.ts'

export type PersonId = string

/** Where in care or after it they are. */
export const personStatuses = ['in-care', 'care-leaver', 'closed'] as const
export type PersonStatus = (typeof personStatuses)[number]

/**
 * A young person. `registered` is false for the row that stands behind an address nobody has
 * linked to a young person yet: it gets public information and no facts of anyone's case.
 */
export interface Person {
  readonly id: PersonId
  readonly registered: boolean
  readonly preferredName?: string
  /** ISO date. Absent: treated as under 18 wherever that is the safer reading. */
  readonly birthday?: string
  readonly language: string
  readonly adviserId?: string
  readonly leadWorkerId?: string
  readonly status?: PersonStatus
  /** Whose duty advisers and manager may see them. */
  readonly team?: string
  readonly district?: Circumstances['district']
  readonly welcomed: boolean
  /** The adviser whose name they were told. */
  readonly adviserToldId?: string
  /** Set when the address is the work phone of this member of staff. */
  readonly staffId?: string
  /** Somebody else reads their phone: see domain/discreet.ts. */
  readonly discreet?: boolean
  /** When they were last asked whether an answer helped. */
  readonly askedIfHelpedAt?: Date
  /** The newest 'you said, we did' they were told. */
  readonly generalNoticeId?: string
}
