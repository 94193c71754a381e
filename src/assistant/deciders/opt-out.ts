import type { Findings, Turn, TurnOutcome } from '../../domain/turn.ts'
import { goesToOf, nameOf } from '../handover-words.ts'
import { say } from '../outcome.ts'
import type { Decider, Tools } from '../tools.ts'

/** A wish to stop in any words, and START. YES is one only for an address that is opted out. */
export const optOut: Decider = {
  name: 'opt-out',
  decide(tools, turn, findings) {
    const keyword = turn.messages.findLast((message) => message.optOut !== undefined)?.optOut
    const yes = turn.optedOut && findings.smallTalk === 'yes'
    if (keyword === 'stop' || findings.wishes.includes('stop')) {
      const because = keyword === 'stop' ? 'the network says so' : 'a wish to stop'
      return stopTexts(tools, turn, findings, because)
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

/** The last text of the bot until they want more, and the opt-out on record. */
export function stopTexts(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  because: string,
): TurnOutcome {
  return say(turn, findings, {
    kind: 'stop',
    because,
    body: textsAreOff(tools, turn),
    effects: [{ kind: 'opt-out' }],
  })
}

/** Whoever they know, or covers, is told; of texts that were off already nobody is told again. */
function textsAreOff({ phrases }: Pick<Tools, 'phrases'>, turn: Turn): string {
  const { stage } = goesToOf(turn) ?? { stage: 'unrouted' }
  const known = stage === 'lead-worker' || stage === 'adviser' || stage === 'cover'
  if (!known || turn.optedOut) return phrases.say('replies:stop.alone')
  return phrases.say('replies:stop.told', { who: nameOf({ phrases }, { stage, dueInNow: false }) })
}
