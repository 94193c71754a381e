import { nextState } from '../outcome.ts'
import type { Decider } from '../tools.ts'

/** A member of staff owns the talk: the bot says nothing, and danger in it is raised at receive. */
export const relay: Decider = {
  name: 'relay',
  decide(_, turn, findings) {
    if (turn.ownerStaffId === undefined) return undefined
    const { choices } = turn.state
    return {
      kind: 'silent',
      because: 'adviser-owns',
      topics: [],
      replies: [],
      effects:
        findings.danger === undefined ? [] : [{ kind: 'raise-alarm', danger: findings.danger }],
      state: nextState(turn, findings, { choices, rephrased: turn.state.rephrased }),
    }
  },
}
