import { say } from '../outcome.ts'
import type { Decider } from '../tools.ts'

/** A work phone texts, in reply to a notice most likely: it is told where to look. */
export const staffPhone: Decider = {
  name: 'staff phone',
  decide(tools, turn, findings) {
    if (!turn.fromStaff) return undefined
    return say(turn, findings, {
      kind: 'smalltalk',
      because: 'a work phone',
      body: tools.phrases.say('replies:staff-phone'),
    })
  },
}
