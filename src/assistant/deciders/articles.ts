import type { Findings, Turn, TurnOutcome } from '../../domain/turn.ts'
import type { Candidates } from '../../knowledge/search/candidates.ts'
import { answerArticle } from '../answer-article.ts'
import { offerArticles } from '../offer-articles.ts'
import { queryOf } from '../query.ts'
import type { Decider, Tools } from '../tools.ts'

/** The answer search judged to be right, or the few it could not decide between. */
export const articles: Decider = {
  name: 'answer from articles',
  async decide(tools, turn, findings) {
    const found = await tools.searchArticles(queryOf(turn, findings))
    switch (found.judgement.kind) {
      case 'answer':
        return answer(tools, turn, findings, found)
      case 'choose':
        return offerArticles(
          tools,
          turn,
          findings,
          found.judgement.articles,
          found.judgement.because,
        )
      case 'none':
      case 'otherwise': // decided before
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
