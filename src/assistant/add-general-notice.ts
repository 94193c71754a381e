import type { Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import { compose } from './compose.ts'
import { isOn } from './in-service.ts'
import { isOrdinaryAnswer } from './ordinary-answer.ts'
import type { Tools } from './tools.ts'

/**
 * 'You said, we did', once to everybody who writes while it holds: after an everyday answer, and not
 * beside another question of ours.
 */
export function addGeneralNotice(
  tools: Pick<Tools, 'library' | 'outOfService'>,
  turn: Turn,
  findings: Findings,
  outcome: TurnOutcome,
  decider: string,
): TurnOutcome {
  const { notice } = turn
  const asked = outcome.effects.some(({ kind }) => kind === 'asked-if-helped')
  if (notice === undefined || notice.told || asked || !isOn(tools, 'general-notice')) return outcome
  if (!isOrdinaryAnswer(tools, turn, findings, outcome, decider)) return outcome
  const { text } = compose(turn, notice.text)
  return {
    ...outcome,
    replies: [...outcome.replies, { role: 'welcome', text }],
    effects: [...outcome.effects, { kind: 'told-notice', id: notice.id }],
  }
}
