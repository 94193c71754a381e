import type { Choice } from '../domain/talk.ts'
import type { Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import { articleChoice } from './answer-article.ts'
import { say } from './outcome.ts'
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
    const choice = articleChoice(tools, id)
    return choice === undefined ? [] : [choice]
  })
  if (offered.length === 0) return undefined
  const other = tools.phrases.say('replies:choose.something-else')
  return say(turn, findings, {
    kind: 'choose',
    because,
    topics: offered.flatMap(({ pick }) => ('article' in pick ? [pick.article] : [])),
    body: tools.phrases.say('replies:choose.which'),
    choices: [...offered, { label: other, pick: { to: 'rephrase' } }],
  })
}
