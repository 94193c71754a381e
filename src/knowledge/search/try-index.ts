import type { Candidates, SearchQuery } from './candidates.ts'
import type { Steps } from './learn-wording.ts'

/** How many of the asks that an index was tried with found the article they are of. */
export interface Tried {
  readonly asked: number
  readonly found: number
}

/** An index finds far fewer articles by their own asks than the one in force: it must not take over. */
export class WorseIndex extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WorseIndex'
  }
}

/** An ask with its article, and whether the index finds it by that. */
export interface Trial {
  readonly article: string
  readonly text: string
  readonly found: boolean
}

const mostAsked = 60
/** Fewer say nothing of an index. */
const leastAsked = 20
/** Of what was found before, so much must be found still. */
const leastKept = 0.9

interface Asked {
  readonly id: string
  readonly asks: readonly string[]
}

/** Asks spread over all articles, each tried; between two of them others may search. */
export function* tryAsks(
  articles: readonly Asked[],
  language: string,
  search: (query: SearchQuery) => Candidates,
): Steps<readonly Trial[]> {
  const trials: Trial[] = []
  for (const { article, text } of spread(articles)) {
    yield
    trials.push({ article, text, found: finds(search, language, article, text) })
  }
  return trials
}

/** Whether those that were found before are found still; `edited` are not counted. */
export function* keepsFinding(
  before: readonly Trial[],
  edited: ReadonlySet<string>,
  language: string,
  search: (query: SearchQuery) => Candidates,
): Steps<boolean> {
  const counted = before.filter(({ article, found }) => found && !edited.has(article))
  let found = 0
  for (const { article, text } of counted) {
    yield
    if (finds(search, language, article, text)) found += 1
  }
  return counted.length < leastAsked || found >= counted.length * leastKept
}

export const countTried = (trials: readonly Trial[]): Tried => ({
  asked: trials.length,
  found: trials.filter(({ found }) => found).length,
})

export function isWorse(before: Tried, now: Tried): boolean {
  if (before.asked < leastAsked || now.asked < leastAsked) return false
  return now.found / now.asked < (before.found / before.asked) * leastKept
}

function finds(
  search: (query: SearchQuery) => Candidates,
  language: string,
  article: string,
  text: string,
): boolean {
  const { candidates } = search({ language, text, circumstances: {} })
  return candidates[0]?.article === article
}

/** As many of each article, from its first to its last; of very many articles, one of each nth. */
function spread(articles: readonly Asked[]): readonly { article: string; text: string }[] {
  const each = Math.max(1, Math.floor(mostAsked / (articles.length || 1)))
  const every = Math.max(1, Math.ceil(articles.length / mostAsked))
  return articles
    .filter((_, at) => at % every === 0)
    .flatMap(({ id, asks }) =>
      Array.from({ length: Math.min(each, asks.length) }, (_, at) => ({
        article: id,
        text: asks[Math.floor((at * asks.length) / Math.min(each, asks.length))] ?? '',
      })),
    )
}
