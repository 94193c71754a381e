/** Whom it is about, as the young person says by number. Unsaid: both the PA and managers are kept out. */
export const aboutWhom = ['adviser', 'manager', 'someone-else'] as const
export type AboutWhom = (typeof aboutWhom)[number]

/** Where an officer takes it: the council says in council.yaml who each of these is. */
export const allegationRoutes = [
  'child-now',
  'childhood',
  'adult-now',
  'peers-or-family',
  'complaint',
] as const
export type AllegationRoute = (typeof allegationRoutes)[number]

/** How far the officers are with it, in order. */
export const allegationStages = ['received', 'read', 'contacted', 'referred', 'decided'] as const
export type AllegationStage = (typeof allegationStages)[number]

export const caseStatuses = ['open', 'closed', 'released'] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** When it happened: what is told of years ago goes another way than what happens now. */
export const whenHappened = ['now', 'childhood'] as const
export type WhenHappened = (typeof whenHappened)[number]

/** What came of a case, as the officer who closes it says. */
export const caseOutcomes = ['referred', 'dealt-with', 'complaint', 'nothing-further'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

/** What is on record of a case, a line each; a stage has its own name. */
export const caseSteps = [
  'told-more',
  'asked-for-person',
  'safe-contact',
  'about',
  'texts-off',
  'officers-told',
  'nobody-told',
  'reminded',
  'decided',
  'current',
  'note',
  'kept-out',
  'let-in',
  'granted',
  'grant-ended',
  'took',
  'replied',
  'gave-back',
  'media-shown',
  'something-else',
  'released-text',
  'released',
  'closed',
  'moved',
] as const
export type CaseStep = (typeof caseSteps)[number] | AllegationStage
