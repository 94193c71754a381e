import type { Circumstances } from './circumstances.ts'

export type PersonId = string

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
  readonly district?: Circumstances['district']
  readonly welcomed: boolean
}
