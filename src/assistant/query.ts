import type { Findings, Turn } from '../domain/turn.ts'
import type { SearchArticles, SearchQuery } from '../knowledge/search/candidates.ts'
import { circumstancesOf } from './circumstances.ts'

/** What search is asked for this turn. */
export function queryOf(turn: Turn, findings: Findings): SearchQuery {
  return {
    language: 'en',
    text: findings.question,
    circumstances: circumstancesOf(turn, findings),
  }
}

/** The same search twice in one turn is one search: two deciders may look at it. */
export function rememberSearch(searchArticles: SearchArticles): SearchArticles {
  const found = new Map<string, ReturnType<SearchArticles>>()
  return (query) => {
    const before = found.get(query.text)
    if (before !== undefined) return before
    const candidates = searchArticles(query)
    found.set(query.text, candidates)
    return candidates
  }
}
