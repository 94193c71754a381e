import type { Choice } from '../domain/talk.ts'
import type { Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import { articleChoice } from './answer-article.ts'
import { notServed } from './in-service.ts'
import { say } from './outcome.ts'
import { sayNotServed } from './say-not-served.ts'
import type { Tools } from './tools.ts'

const mostOffered = 3

/** 'Which of these do you mean', with a way out. */
export function offerArticles(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  ids: readonly string[],
  because: string,
): TurnOutcome | undefined {
  const offered = ids.slice(0, mostOffered).flatMap((id): Choice[] => {
    const choice = articleChoice(tools, turn, id)
    return choice === undefined ? [] : [choice]
  })
  if (offered.length === 0) return noneServed(tools, turn, findings, ids)
  const other = tools.phrases.say('replies:choose.something-else')
  return say(turn, findings, {
    kind: 'choose',
    because,
    topics: offered.flatMap(({ pick }) => ('article' in pick ? [pick.article] : [])),
    body: tools.phrases.say('replies:choose.which'),
    choices: [...offered, { label: other, pick: { to: 'rephrase' } }],
  })
}

/** All that it could be is out of service: that is said, in place of not knowing. */
function noneServed(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  [id = '']: readonly string[],
): TurnOutcome | undefined {
  const article = tools.library().find(id, 'en')
  const why = article && notServed(tools, turn, article)
  return why && sayNotServed(tools, turn, findings, { article, why })
}
