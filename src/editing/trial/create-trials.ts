import { createDraftAsker, type DraftAnswer } from './ask-draft.ts'
import { runDueTrials } from './run-due-trials.ts'
import type { TrialDeps, TriedDraft } from './trial-deps.ts'

/** Tries drafts before they are published; what is in force never notices. */
export interface Trials {
  /**
   * What somebody who texts this would be sent. The first ask of a draft takes a second, with other
   * words half a minute. Throws `DraftFaulty` when the draft cannot be read.
   */
  askDraft(draft: TriedDraft, text: string): Promise<DraftAnswer>
  /** Runs every trial that waits, or was left by a process that ended. */
  runDue(): Promise<void>
  /** Leaves what is in hand to another process, and closes the searches. */
  close(): Promise<void>
}

export function createTrials(deps: TrialDeps): Trials {
  const asker = createDraftAsker(deps)
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  return {
    askDraft: (draft, text) => asker.ask(draft, text),
    runDue() {
      running = runDueTrials(deps, stopping.signal)
      return running
    },
    async close() {
      stopping.abort()
      await Promise.all([asker.close(), running.catch(() => undefined)])
    },
  }
}
