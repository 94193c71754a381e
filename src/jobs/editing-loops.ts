import type { PublishDeps } from '../editing/publish/publish-deps.ts'
import { publishScheduled } from '../editing/publish/publish-scheduled.ts'
import { askSource } from '../editing/stay-true/ask-source.ts'
import { checkSources } from '../editing/stay-true/check-sources.ts'
import { remindKeepers } from '../editing/stay-true/remind-keepers.ts'
import type { ServedSwitches } from '../editing/stay-true/serve-switches.ts'
import type { Trials } from '../editing/trial/create-trials.ts'
import type { Loop } from './loop.ts'

export interface EditingJobDeps extends PublishDeps {
  readonly switches: ServedSwitches
  readonly trials: Pick<Trials, 'runDue'>
  /** Whether the pages that articles name as sources are asked for. */
  readonly sourceChecks: boolean
}

const second = 1000

type StartLoop = (name: string, pollMs: number, work: () => Promise<number | undefined>) => Loop

/** What the editors' workspace needs to run by itself. */
export function editingLoops(
  deps: EditingJobDeps,
  loop: StartLoop,
): {
  readonly drafts: readonly Loop[]
  readonly switches: readonly Loop[]
  readonly trial: readonly Loop[]
  readonly slow: readonly Loop[]
} {
  const quietly = (work: () => Promise<void>) => async () => {
    await work()
    return undefined
  }
  return {
    drafts: [loop('publications', 30 * second, () => publishScheduled(deps))],
    // In force everywhere within two seconds, whether or not the hint arrives.
    switches: [
      loop(
        'switches',
        2 * second,
        quietly(() => deps.switches.refresh()),
      ),
    ],
    trial: [
      loop(
        'trials',
        10 * second,
        quietly(() => deps.trials.runDue()),
      ),
    ],
    slow: [
      loop(
        'keepers',
        3600 * second,
        quietly(() => remindKeepers(deps)),
      ),
      ...(deps.sourceChecks
        ? [
            loop(
              'sources',
              60 * second,
              quietly(() => checkSources(deps, askSource)),
            ),
          ]
        : []),
    ],
  }
}
