import type { Library } from '../../knowledge/library.ts'
import type { Candidates, Judgement } from '../../knowledge/search/candidates.ts'
import type { Verdict } from '../../knowledge/search/verdict.ts'
import type { DialogState } from '../../domain/talk.ts'
import type { TurnOutcome } from '../../domain/turn.ts'
import { takeTrialTurn } from './take-trial-turn.ts'
import type { TrialDeps } from './trial-deps.ts'

/** Takes the turn of a text of which it is known what search makes of it. */
export type TakeTurn = (text: string, verdict: Verdict, state?: DialogState) => Promise<TurnOutcome>

/** Whole turns over a library, without searching once more; one at a time. */
export function turnsOver(
  deps: Pick<TrialDeps, 'assistantWith' | 'clock'>,
  library: Library,
): TakeTurn {
  let found: Verdict = { kind: 'none', articles: [], also: [] }
  const assistant = deps.assistantWith({
    searchArticles: ({ text }) => Promise.resolve(candidatesOf(found, text)),
    library: () => library,
  })
  return (text, verdict, state) => {
    found = verdict
    return takeTrialTurn(assistant, text, deps.clock.now(), state)
  }
}

function candidatesOf(verdict: Verdict, text: string): Candidates {
  return {
    read: { clean: text, words: [], changes: [], issues: [] },
    candidates: verdict.articles.map((article, at) => ({
      ...{ article, score: 0, why: [] },
      probability: 1 / (at + 2),
    })),
    judgement: judgementOf(verdict),
    also: verdict.also,
  }
}

function judgementOf({ kind, articles, meaning = 'small-talk' }: Verdict): Judgement {
  const because = 'as search judged'
  switch (kind) {
    case 'answer':
    case 'none':
      return { kind, because }
    case 'choose':
      return { kind, articles, because }
    case 'otherwise':
      return { kind, meaning, because }
  }
}
