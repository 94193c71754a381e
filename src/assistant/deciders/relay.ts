import type { Effect, Findings, Turn, TurnOutcome } from '../../domain/turn.ts'
import { nextState } from '../outcome.ts'
import type { Decider, Tools } from '../tools.ts'
import { allegation } from './allegation.ts'
import { answerToCard, ownDanger } from './danger.ts'
import { stopInDistress } from './opt-out.ts'

/**
 * A member of staff owns the talk: the bot says nothing. Danger that shows only in several texts
 * read together gets its card all the same, and so do END in distress and an answer to a card,
 * unless staff have written since: then a number may be for them.
 */
export const relay: Decider = {
  name: 'relay',
  decide(tools, turn, findings) {
    if (turn.ownerStaffId === undefined) return undefined
    const inDanger = sureDanger(tools, turn, findings) ?? stopInDistress(tools, turn, findings)
    if (inDanger !== undefined) return inDanger
    // What an adult did is not for whoever has the talk, unless an officer has it.
    if (turn.restricted !== true && findings.allegation !== undefined) {
      return allegation.decide(tools, turn, findings)
    }
    const answer = staffWroteLast(turn) ? undefined : answerToCard(tools, turn, findings)
    if (answer !== undefined) return answer
    const { choices } = turn.state
    return {
      kind: 'silent',
      because: 'adviser-owns',
      topics: [],
      replies: [],
      effects: quietEffects(turn, findings),
      state: nextState(turn, findings, { choices, rephrased: turn.state.rephrased }),
    }
  },
}

/** Whoever has the talk reads what was only heard faintly. */
function sureDanger(tools: Tools, turn: Turn, findings: Findings): TurnOutcome | undefined {
  return findings.danger?.unsure === true ? undefined : ownDanger(tools, turn, findings)
}

function staffWroteLast({ recent }: Turn): boolean {
  return recent.findLast(({ from }) => from !== 'young-person')?.from === 'staff'
}

/** What counts though a person answers. */
function quietEffects(turn: Turn, findings: Findings): readonly Effect[] {
  const effects: Effect[] = []
  if (findings.retraction && turn.openAlarm !== undefined) effects.push({ kind: 'taken-back' })
  if (findings.wishes.includes('discreet')) effects.push({ kind: 'discreet', on: true })
  if (findings.wishes.includes('not-discreet')) effects.push({ kind: 'discreet', on: false })
  return effects
}
