import type { Choice } from '../../domain/talk.ts'
import type { Findings, Turn, TurnOutcome } from '../../domain/turn.ts'
import type { Candidates } from '../../knowledge/search/candidates.ts'
import { answerArticle, articleChoice } from '../answer-article.ts'
import { say } from '../outcome.ts'
import { queryOf } from '../query.ts'
import type { Decider, Tools } from '../tools.ts'

const mostOffered = 3

/** The answer search judged to be right, or the few it could not decide between. */
export const articles: Decider = {
  name: 'answer from articles',
  async decide(tools, turn, findings) {
    const found = await tools.searchArticles(queryOf(turn, findings))
    switch (found.judgement.kind) {
      case 'answer':
        return answer(tools, turn, findings, found)
      case 'choose':
        return offer(tools, turn, findings, found.judgement.articles, found.judgement.because)
      case 'none':
        return undefined
    }
  },
}

function answer(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  { candidates, judgement, also }: Candidates,
): TurnOutcome | undefined {
  const article = tools.library().find(candidates[0]?.article ?? '', 'en')
  if (article === undefined) return undefined
  const { because } = judgement
  return answerArticle(tools, turn, findings, { article, also, because })
}

function offer(
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
