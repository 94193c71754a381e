export const districts = [
  'gloucester',
  'cheltenham',
  'stroud',
  'cotswold',
  'tewkesbury',
  'forest-of-dean',
  'outside',
] as const
export type District = (typeof districts)[number]

/** What a person has told us of themselves that changes which part of an answer is theirs. */
export interface Circumstances {
  /** In years, as they said it or from their birthday in the register. */
  readonly age?: number
  readonly district?: District
  readonly student?: boolean
  readonly parent?: boolean
  readonly custody?: boolean
  readonly asylum?: boolean
}
