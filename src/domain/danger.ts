/** The nine kinds of danger, the most pressing first. */
export const dangerKinds = [
  'medical',
  'suicide',
  'violence',
  'child-danger',
  'sexual-violence',
  'exploitation',
  'harm-to-others',
  'self-harm',
  'unsafe-tonight',
] as const
export type DangerKind = (typeof dangerKinds)[number]

/**
 * emergency: means, intent, happening, unsafe tonight, a child at risk now; somebody acts within
 * minutes, at any hour. worried: a person reads it today, and nobody is called at night.
 * The number is the column's.
 */
export const levels = { emergency: 0, worried: 1 } as const
export type Level = keyof typeof levels

/** What heard it: a named rule, the learnt signal, a phrase the safeguarding lead added, their answer. */
export const dangerSources = ['rule', 'learnt', 'language', 'phrase', 'answer', 'person'] as const
export type DangerSource = (typeof dangerSources)[number]

export interface Danger {
  readonly kind: DangerKind
  readonly level: Level
  /** The name of the rule that fired, for `waymark ask` and for the record; never the words. */
  readonly rule: string
  /** Default: rule. */
  readonly source?: DangerSource
  /** Heard faintly, by the learnt signal alone or by a rule that it doubts: where an article answers, it does so as well. */
  readonly unsure?: true
}

/** Something an adult who works with young people did. */
export interface Allegation {
  readonly rule: string
  /** Default: rule. */
  readonly source?: DangerSource
}

/** To '1 I'm in danger 2 Not sure 3 OK for now'; `silent`: ten minutes without a text. */
export const dangerAnswers = ['in-danger', 'not-sure', 'ok-for-now', 'silent'] as const
export type DangerAnswer = (typeof dangerAnswers)[number]
