import { say } from '../outcome.ts'
import type { Decider } from '../tools.ts'

/** Somebody else reads their phone: texts begin with words that give nothing away, until NORMAL. */
export const discreet: Decider = {
  name: 'discreet',
  decide({ phrases }, turn, findings) {
    const on = findings.wishes.includes('discreet')
    const off = findings.wishes.includes('not-discreet') && turn.discreet === true
    if (!on && !off) return undefined
    const body = on ? `replies:discreet.on-${turn.channel}` : 'replies:discreet.off'
    return say({ ...turn, discreet: on }, findings, {
      kind: 'smalltalk',
      because: on ? 'somebody reads their phone' : 'discreet no longer',
      body: phrases.say(body),
      effects: [{ kind: 'discreet', on }],
      state: { choices: turn.state.choices, rephrased: turn.state.rephrased },
    })
  },
}
