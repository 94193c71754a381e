import type { Clock } from '../../domain/clock.ts'
import { recordEvent } from '../../store/events.ts'
import type { Store } from '../../store/store.ts'
import { decideOnSuggestion, suggestionOutcomes } from '../../store/suggestions.ts'
import type { DraftProblem } from '../check-draft.ts'

const longestReason = 500

export type SuggestionDecided =
  | { readonly kind: 'decided' }
  | { readonly kind: 'refused'; readonly problems: readonly DraftProblem[] }
  /** Somebody else has decided on it meanwhile. */
  | { readonly kind: 'meanwhile' }

/** What became of a suggestion, and why. Nobody is texted: nobody knows whose it was. */
export async function settleSuggestion(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  staffId: string,
  asked: { readonly id: string; readonly outcome: string; readonly reason: string },
): Promise<SuggestionDecided> {
  const outcome = suggestionOutcomes.find((one) => one === asked.outcome)
  const reason = asked.reason.trim()
  const problems = [
    ...(outcome === undefined ? [{ field: 'outcome', text: 'Choose what became of it' }] : []),
    ...checkReason(reason),
  ]
  if (outcome === undefined || problems.length > 0) return { kind: 'refused', problems }
  const at = clock.now()
  const { id } = asked
  return store.transaction(async (tx) => {
    if (!(await decideOnSuggestion(tx, id, { outcome, reason, by: staffId }, at))) {
      return { kind: 'meanwhile' }
    }
    const detail = { suggestion: id, outcome }
    await recordEvent(tx, { kind: 'suggestion-decided', staffId, detail }, at)
    return { kind: 'decided' }
  })
}

function checkReason(reason: string): readonly DraftProblem[] {
  if (reason === '') return [{ field: 'reason', text: 'Say why, or what was done' }]
  if (reason.length <= longestReason) return []
  return [{ field: 'reason', text: `Say it in at most ${longestReason} characters` }]
}
