import type { Findings, SmallTalk, Turn, TurnOutcome } from '../../domain/turn.ts'
import { answerArticle } from '../answer-article.ts'
import { whoToAsk } from '../handover-words.ts'
import { notServed } from '../in-service.ts'
import { offerAnotherTry, offerPerson } from '../offer-person.ts'
import { say, sayFitting } from '../outcome.ts'
import { dueSentence } from '../person-words.ts'
import type { Decider, Tools } from '../tools.ts'

/** Small talk is answered as what it is and never searched; open numbers stay open. */
export const smallTalk: Decider = {
  name: 'small talk',
  decide(tools, turn, findings) {
    const kind = findings.smallTalk
    if (kind === undefined) return undefined
    if (kind === 'not-that') return notThat(tools, turn, findings)
    if (kind === 'are-you-human') return whatWeAre(tools, turn, findings)
    return chat(tools, turn, findings, kind)
  },
}

function chat(tools: Tools, turn: Turn, findings: Findings, kind: SmallTalk): TurnOutcome {
  const { choices, rephrased } = turn.state
  return say(turn, findings, {
    kind: 'smalltalk',
    because: kind,
    body: tools.phrases.say(`replies:small-talk.${phraseOf(kind, turn)}`),
    state: { choices, rephrased },
  })
}

/** The article about this service says what we are; where it is not served, a fixed sentence does. */
function whatWeAre(tools: Tools, turn: Turn, findings: Findings): TurnOutcome {
  const article = tools.library().find('this-service', 'en')
  if (article === undefined || notServed(tools, turn, article) !== undefined) {
    return chat(tools, turn, findings, 'are-you-human')
  }
  return answerArticle(tools, turn, findings, { article, because: 'asks what we are' })
}

function phraseOf(kind: SmallTalk, turn: Turn): string {
  const openNumbers = turn.state.choices.length > 0
  return openNumbers && (kind === 'yes' || kind === 'no') ? 'which-number' : kind
}

/** So many answers in a row that missed, and a person is offered. */
const tooOften = 2

/** The last answer missed: nothing is searched again. The second in a row offers a person. */
function notThat(tools: Tools, turn: Turn, findings: Findings): TurnOutcome {
  const unhelpful = (turn.state.unhelpful ?? 0) + 1
  const often = unhelpful >= tooOften
  const person = offerPerson(tools, turn, {
    label: often ? 'replies:none.yes' : 'replies:ask',
    reason: often ? 'unhelpful' : 'asked',
  })
  const sorry = tools.phrases.say('replies:small-talk.not-that')
  const pa = whoToAsk(tools, turn)
  return sayFitting(turn, findings, {
    kind: 'smalltalk',
    because: often ? `not-that, ${unhelpful} in a row` : 'not-that',
    sentences:
      often && person.length > 0
        ? [tools.phrases.say('replies:unhelpful', { pa }), dueSentence(tools, turn)]
        : [sorry],
    optional: [],
    choices: [...person, offerAnotherTry(tools)],
    effects: [{ kind: 'helped', helped: false }],
    state: { rephrased: true, unhelpful },
  })
}
