import type { Clock } from '../../domain/clock.ts'
import type { Store } from '../../store/store.ts'

/** What drafts are worked on with. */
export interface DraftDeps {
  readonly store: Store
  readonly clock: Clock
}
