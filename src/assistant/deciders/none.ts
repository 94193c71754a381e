import { askForPerson } from '../ask-for-person.ts'
import { paOf, say } from '../outcome.ts'
import { dueSentence } from '../person-words.ts'
import type { Decider } from '../tools.ts'

/** Nothing checked answers this: say so, offer a person; after one more try, go straight there. */
export const none: Decider = {
  name: 'none',
  decide(tools, turn, findings) {
    const { phrases } = tools
    const pa = paOf(tools, turn)
    if (turn.state.rephrased) {
      const outcome = askForPerson(tools, turn, findings, {
        reason: 'not-known',
        because: 'nothing found a second time',
        first: phrases.say('replies:none.twice'),
      })
      return { ...outcome, kind: 'none' }
    }
    const ask = [phrases.say('replies:none.ask', { pa }), dueSentence(tools, turn)]
    return say(turn, findings, {
      kind: 'none',
      because: 'nothing in the articles is close enough',
      body: ask.filter((sentence) => sentence !== undefined).join(' '),
      choices: [
        { label: phrases.say('replies:none.yes', { pa }), pick: { to: 'person' } },
        { label: phrases.say('replies:none.again'), pick: { to: 'rephrase' } },
      ],
      state: { rephrased: true },
    })
  },
}
