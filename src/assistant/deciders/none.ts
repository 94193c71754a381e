import type { Findings } from '../../domain/turn.ts'
import { askForPerson } from '../ask-for-person.ts'
import { looksLikeQuestion } from '../looks-like-question.ts'
import { paOf, say } from '../outcome.ts'
import { dueSentence } from '../person-words.ts'
import { plain } from '../readers/plain.ts'
import type { Decider } from '../tools.ts'

/** Nothing checked answers this: say so, offer a person; after one more try, go straight there. */
export const none: Decider = {
  name: 'none',
  decide(tools, turn, findings) {
    const { phrases } = tools
    const pa = paOf(tools, turn)
    const polite = politeness(findings)
    if (polite !== undefined) {
      return say(turn, findings, {
        kind: 'smalltalk',
        because: `${polite}, and nothing asked`,
        body: phrases.say(`replies:small-talk.${polite}`),
        state: { choices: turn.state.choices, rephrased: turn.state.rephrased },
      })
    }
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

const closing =
  /\b(?:thanks|thank (?:you|u)|thx|ta|cheers)(?: (?:so|very) much)? (?:anyway|(?:4|for) (?:(?:all )?(?:ur|your|the) )?(?:help|time|advice))\b/

/** Taking something back, or thanks at the end of a story, asks nothing. */
function politeness(findings: Findings): 'acknowledgement' | 'thanks' | undefined {
  if (looksLikeQuestion(findings.question)) return undefined
  if (closing.test(plain(findings.question))) return 'thanks'
  return findings.retraction ? 'acknowledgement' : undefined
}
