import type { OutcomeKind, Turn, TurnOutcome } from '../domain/turn.ts'
import { compose } from './compose.ts'
import type { Tools } from './tools.ts'

/** Never in danger, after an allegation or a wish to stop, and never out of the blue. */
const telling: readonly OutcomeKind[] = ['answer', 'choose', 'none', 'person', 'smalltalk']

/** That they have another adviser than the one they know of, before the next reply. */
export function addNewAdviser(
  tools: Pick<Tools, 'phrases'>,
  turn: Turn,
  outcome: TurnOutcome,
): TurnOutcome {
  const { newAdviser: pa } = turn
  if (pa === undefined || !telling.includes(outcome.kind)) return outcome
  const { text } = compose(turn, tools.phrases.say('person:new-adviser', { pa }))
  return {
    ...outcome,
    replies: [{ role: 'welcome', text }, ...outcome.replies],
    effects: [...outcome.effects, { kind: 'told-new-adviser' }],
  }
}
