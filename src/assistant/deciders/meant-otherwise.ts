import { askForPerson } from '../ask-for-person.ts'
import { say } from '../outcome.ts'
import { queryOf } from '../query.ts'
import type { Decider } from '../tools.ts'
import { stopTexts } from './opt-out.ts'

/**
 * Wishes and small talk in words no pattern knows: the wording of the whole text is more like these
 * than like any question. Patterns come first because they need no index.
 */
export const meantOtherwise: Decider = {
  name: 'meant otherwise',
  async decide(tools, turn, findings) {
    const { judgement } = await tools.searchArticles(queryOf(turn, findings))
    if (judgement.kind !== 'otherwise') return undefined
    const { meaning, because } = judgement
    switch (meaning) {
      case 'person':
        return askForPerson(tools, turn, findings, { reason: 'asked', because })
      case 'stop':
        return stopTexts(tools, turn, findings, because)
      case 'small-talk':
        return say(turn, findings, {
          kind: 'smalltalk',
          because,
          body: tools.phrases.say('replies:small-talk.other'),
          state: { choices: turn.state.choices, rephrased: turn.state.rephrased },
        })
    }
  },
}
