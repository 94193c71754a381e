import { say } from '../outcome.ts'
import type { Decider } from '../tools.ts'

/** A wish to stop in any words, and START. YES is one only for an address that is opted out. */
export const optOut: Decider = {
  name: 'opt-out',
  decide(tools, turn, findings) {
    const keyword = turn.messages.findLast((message) => message.optOut !== undefined)?.optOut
    const yes = turn.optedOut && findings.smallTalk === 'yes'
    if (keyword === 'stop' || findings.wishes.includes('stop')) {
      return say(turn, findings, {
        kind: 'stop',
        because: keyword === 'stop' ? 'the network says so' : 'a wish to stop',
        body: tools.phrases.say('replies:stop'),
        effects: [{ kind: 'opt-out' }],
      })
    }
    if (keyword !== 'start' && !findings.wishes.includes('start') && !yes) return undefined
    return say(turn, findings, {
      kind: 'stop',
      because: turn.optedOut ? 'a wish to start again' : 'a wish to start, and nothing was stopped',
      body: tools.phrases.say(turn.optedOut ? 'replies:started' : 'replies:already-on'),
      effects: turn.optedOut ? [{ kind: 'opt-in' }] : [],
    })
  },
}
