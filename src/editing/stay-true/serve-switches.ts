import { nothingOut, type OutOfService } from '../../domain/out-of-service.ts'
import type { Store } from '../../store/store.ts'
import { loadOutOfService } from '../../store/switches.ts'

/** What is out of service, as it is in force in this process. */
export interface ServedSwitches {
  readonly outOfService: () => OutOfService
  /** Reads it again: at start, after every hint, and every two seconds beside that. */
  refresh(): Promise<void>
}

/** A store that fails leaves what was in force before. */
export function serveSwitches({ store }: { readonly store: Store }): ServedSwitches {
  let inForce = nothingOut
  return {
    outOfService: () => inForce,
    async refresh() {
      inForce = await loadOutOfService(store.reading)
    },
  }
}
