import { isOn } from '../in-service.ts'
import { say } from '../outcome.ts'
import { asksWhatChanged } from '../readers/what-changed.ts'
import type { Decider } from '../tools.ts'

/**
 * 'What changed', 'you said we did': the notice that holds, if one does. Who has told of danger, or of
 * what an adult did, may ask what was done about that.
 */
export const whatChanged: Decider = {
  name: 'what changed',
  decide(tools, turn, findings) {
    if (!asksWhatChanged(findings.question) || !isOn(tools, 'general-notice')) return undefined
    const told = findings.danger ?? findings.earlierDanger ?? findings.allegation ?? turn.openAlarm
    if (told !== undefined || turn.restricted === true) return undefined
    const { notice } = turn
    const { choices, rephrased } = turn.state
    return say(turn, findings, {
      kind: 'smalltalk',
      because: notice === undefined ? 'no notice holds' : 'asks what changed',
      body: notice?.text ?? tools.phrases.say('replies:nothing-changed'),
      effects: notice?.told === false ? [{ kind: 'told-notice', id: notice.id }] : [],
      state: { choices, rephrased },
    })
  },
}
