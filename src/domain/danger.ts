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

export interface Danger {
  readonly kind: DangerKind
  /** The name of the rule that fired, for `waymark ask` and for the record; never the words. */
  readonly rule: string
}

/** Something an adult who works with young people did. */
export interface Allegation {
  readonly rule: string
}
