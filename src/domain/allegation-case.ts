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
