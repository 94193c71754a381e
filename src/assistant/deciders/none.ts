import type { Findings, Turn, TurnOutcome } from '../../domain/turn.ts'
import { nameOf, whoToAsk } from '../handover-words.ts'
import { looksLikeQuestion } from '../looks-like-question.ts'
import { offerAnotherTry, offerPerson } from '../offer-person.ts'
import { say, sayFitting } from '../outcome.ts'
import { dueSentence, mobileSentence, teamSentence } from '../person-words.ts'
import { plain } from '../readers/plain.ts'
import type { Decider, Tools } from '../tools.ts'

/** Nothing checked answers this: say so, and offer to ask a person. */
export const none: Decider = {
  name: 'none',
  decide(tools, turn, findings) {
    const polite = politeness(findings)
    if (polite !== undefined) {
      return say(turn, findings, {
        kind: 'smalltalk',
        because: `${polite}, and nothing asked`,
        body: tools.phrases.say(`replies:small-talk.${polite}`),
        state: { choices: turn.state.choices, rephrased: turn.state.rephrased },
      })
    }
    return notKnown(tools, turn, findings)
  },
}

/** The second time in a row the numbers come with it, where there is room. */
function notKnown(tools: Tools, turn: Turn, findings: Findings): TurnOutcome {
  const again = turn.state.rephrased
  const numbers = [mobileSentence(tools, turn), teamSentence(tools, turn, findings)]
  return sayFitting(turn, findings, {
    kind: 'none',
    because: again ? 'nothing found a second time' : 'nothing in the articles is close enough',
    sentences: admitting(tools, turn),
    optional: numbersNow(turn, numbers),
    choices: [
      ...offerPerson(tools, turn, {
        label: 'replies:none.yes',
        reason: 'not-known',
        bring: turn.messages.map(({ id }) => id),
      }),
      offerAnotherTry(tools),
    ],
    state: { rephrased: true },
  })
}

function numbersNow(
  { state, restricted }: Turn,
  numbers: readonly (string | undefined)[],
): readonly (string | undefined)[] {
  if (restricted === true) return numbers.slice(1)
  return state.rephrased ? numbers : []
}

function admitting(tools: Tools, turn: Turn): readonly (string | undefined)[] {
  const { phrases } = tools
  if (turn.restricted === true) return [phrases.say('replies:none.restricted')]
  if (turn.handover !== undefined) {
    return [phrases.say('replies:none.with-them', { who: nameOf(tools, turn.handover.with) })]
  }
  const phrase = turn.state.rephrased ? 'replies:none.twice' : 'replies:none.ask'
  return [phrases.say(phrase, { pa: whoToAsk(tools, turn) }), dueSentence(tools, turn)]
}

const closing =
  /\b(?:thanks|thank (?:you|u)|thx|ta|cheers)(?: (?:so|very) much)? (?:anyway|(?:4|for) (?:(?:all )?(?:ur|your|the) )?(?:help|time|advice))\b/

/** Taking something back, or thanks at the end of a story, asks nothing. */
function politeness(findings: Findings): 'acknowledgement' | 'thanks' | undefined {
  if (looksLikeQuestion(findings.question)) return undefined
  if (closing.test(plain(findings.question))) return 'thanks'
  return findings.retraction ? 'acknowledgement' : undefined
}
