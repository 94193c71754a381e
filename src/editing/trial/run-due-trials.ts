import { type Claim, ClaimLost } from '../../store/claims.ts'
import { findKnowledgeDraft } from '../../store/knowledge-drafts.ts'
import { claimTrial, endTrial, leaveTrial, noteTrialProgress } from '../../store/trial-claims.ts'
import { sweepTrials, type TrialRow } from '../../store/trials.ts'
import { runTrial } from './run-trial.ts'
import { createTally, type Tally } from './tally.ts'
import type { TrialDeps } from './trial-deps.ts'
import { DraftFaulty } from './with-draft.ts'

/** How often it is written how far a trial is, in milliseconds; it keeps the trial ours, too. */
const beatMs = 1000

/** Runs every trial that waits, or whose process has ended, until `stopping`. */
export async function runDueTrials(deps: TrialDeps, stopping: AbortSignal): Promise<void> {
  const { store, clock, processId } = deps
  await store.transaction((tx) => sweepTrials(tx, clock.now()))
  while (!stopping.aborted) {
    const claimed = await store.transaction((tx) => claimTrial(tx, store, processId))
    if (claimed === undefined) return
    await runClaimed(deps, claimed, stopping)
  }
}

async function runClaimed(
  deps: TrialDeps,
  { claim, trial }: { readonly claim: Claim; readonly trial: TrialRow },
  stopping: AbortSignal,
): Promise<void> {
  const ended = new AbortController()
  const signal = AbortSignal.any([ended.signal, stopping])
  const tally = createTally()
  const beating = beat(deps, claim, tally, { ended, signal })
  try {
    const end = await runToEnd(deps, trial, { tally, signal })
    ended.abort()
    await beating
    await deps.store.transaction((tx) => endTrial(tx, claim, end, deps.clock.now()))
  } catch (error) {
    ended.abort()
    await beating
    if (error instanceof ClaimLost || signal.reason instanceof ClaimLost) return
    const { store, clock } = deps
    await store
      .transaction((tx) =>
        stopping.aborted
          ? leaveTrial(tx, claim)
          : endTrial(tx, claim, { status: 'failed', problem: 'broken' }, clock.now()),
      )
      .catch(ignoreLost)
    if (!stopping.aborted) throw error
  }
}

type TrialEnd = Parameters<typeof endTrial>[2]

async function runToEnd(
  deps: TrialDeps,
  trial: TrialRow,
  running: { readonly tally: Tally; readonly signal: AbortSignal },
): Promise<TrialEnd> {
  const draft = await findKnowledgeDraft(deps.store, trial.draftId)
  if (draft?.version !== trial.draftVersion) return { status: 'failed', problem: 'newer' }
  const began = performance.now()
  try {
    await runTrial(deps, draft, running)
  } catch (error) {
    if (error instanceof DraftFaulty) return { status: 'failed', problem: 'faulty' }
    throw error
  }
  const result = running.tally.result(Math.round(performance.now() - began))
  return { status: 'done', ...running.tally.progress(), result: JSON.stringify(result) }
}

/** Says how far it is until it ends. Ends it when it is not ours any more. */
async function beat(
  { store, clock }: TrialDeps,
  claim: Claim,
  tally: Tally,
  { ended, signal }: { readonly ended: AbortController; readonly signal: AbortSignal },
): Promise<void> {
  for (;;) {
    await clock.wait(beatMs, signal)
    if (signal.aborted) return
    try {
      await store.transaction((tx) => noteTrialProgress(tx, store, claim, tally.progress()))
    } catch (error) {
      // Of a store that is away the run itself will meet the end.
      if (error instanceof ClaimLost) ended.abort(error)
    }
  }
}

function ignoreLost(error: unknown): void {
  if (!(error instanceof ClaimLost)) throw error
}
