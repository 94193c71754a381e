import type { SafetyPhrase } from '../../domain/safety-phrase.ts'
import { activePhrases } from '../../store/safety-phrases.ts'
import type { Store } from '../../store/store.ts'

/** The phrases a safeguarding lead added, as they are in force in this process. */
export interface ServedPhrases {
  readonly inForce: () => readonly SafetyPhrase[]
  /** Reads them again: at start, after every hint, and every two seconds beside that. */
  refresh(): Promise<void>
}

/** Until the first `refresh` there are none; a store that fails leaves those of before in force. */
export function servePhrases({ store }: { readonly store: Store }): ServedPhrases {
  let phrases: readonly SafetyPhrase[] = []
  return {
    inForce: () => phrases,
    async refresh() {
      phrases = await activePhrases(store.reading)
    },
  }
}
