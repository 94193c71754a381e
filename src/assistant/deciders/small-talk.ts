import type { Findings, SmallTalk, Turn, TurnOutcome } from '../../domain/turn.ts'
import { answerArticle } from '../answer-article.ts'
import { paOf, say } from '../outcome.ts'
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

/** The article about this service says what we are; without it, a fixed sentence does. */
function whatWeAre(tools: Tools, turn: Turn, findings: Findings): TurnOutcome {
  const article = tools.library().find('this-service', 'en')
  if (article === undefined) return chat(tools, turn, findings, 'are-you-human')
  return answerArticle(tools, turn, findings, { article, because: 'asks what we are' })
}

function phraseOf(kind: SmallTalk, turn: Turn): string {
  const openNumbers = turn.state.choices.length > 0
  return openNumbers && (kind === 'yes' || kind === 'no') ? 'which-number' : kind
}

/** The last answer missed: what it offered, and nothing is searched again. */
function notThat(tools: Tools, turn: Turn, findings: Findings): TurnOutcome {
  const pa = paOf(tools, turn)
  return say(turn, findings, {
    kind: 'smalltalk',
    because: 'not-that',
    body: tools.phrases.say('replies:small-talk.not-that'),
    choices: [
      { label: tools.phrases.say('replies:reach', { pa }), pick: { to: 'person' } },
      { label: tools.phrases.say('replies:none.again'), pick: { to: 'rephrase' } },
    ],
    state: { rephrased: true },
  })
}
