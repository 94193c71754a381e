import type { ServedKnowledge } from '../editing/serve-knowledge.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { Net } from '../oversight/safety/net.ts'
import { runPhrases } from '../oversight/safety/run-phrases.ts'
import type { ServedPhrases } from '../oversight/safety/serve-phrases.ts'
import { takeSample } from '../oversight/safety/take-sample.ts'
import type { Loop } from './loop.ts'

export interface SafetyJobDeps extends Pick<MessagingDeps, 'store' | 'clock' | 'safety'> {
  readonly knowledge: Pick<ServedKnowledge, 'library'>
  readonly safetyPhrases: ServedPhrases
  readonly net: Net
  /** Where the corpora are that phrases are run over. */
  readonly corporaDir: string
}

const second = 1000

type StartLoop = (name: string, pollMs: number, work: () => Promise<number | undefined>) => Loop

/** What the safeguarding lead's page needs to run by itself; `woken` by the topic 'safety'. */
export function safetyLoops(
  deps: SafetyJobDeps,
  loop: StartLoop,
): { readonly woken: readonly Loop[]; readonly slow: readonly Loop[] } {
  const { store, clock, net, corporaDir, knowledge } = deps
  return {
    woken: [
      // A phrase is in force everywhere within two seconds, whether or not the hint arrives.
      loop('safety phrases', 2 * second, async () => {
        await deps.safetyPhrases.refresh()
        return undefined
      }),
      loop('phrase runs', 10 * second, async () => {
        await runPhrases({ store, clock, net, corporaDir, library: knowledge.library })
        return undefined
      }),
    ],
    slow: [
      loop('monthly sample', 3600 * second, async () => {
        await takeSample({ store, clock, net, monthlySample: () => deps.safety().monthlySample })
        return undefined
      }),
    ],
  }
}
