import type { Article } from '../../knowledge/article.ts'
import { listSourceChecks, noteSourceCheck, type SourceStatus } from '../../store/source-checks.ts'
import { readKnowledgeAround } from '../knowledge-around.ts'
import type { PublishDeps } from '../publish/publish-deps.ts'

const weekMs = 7 * 24 * 60 * 60 * 1000
/** Asked in one go; the loop comes round once a minute. */
const mostTogether = 5

/** Asks for the pages of sources that nobody asked for in a week, a few at a time. */
export async function checkSources(
  { store, clock }: Pick<PublishDeps, 'store' | 'clock'>,
  ask: (url: string) => Promise<SourceStatus>,
): Promise<void> {
  const at = clock.now()
  const { articles } = await readKnowledgeAround(store.reading)
  const asked = new Map((await listSourceChecks(store.reading)).map((one) => [one.url, one]))
  const lastAsked = (url: string) => asked.get(url)?.checkedAt.getTime() ?? 0
  const due = sourceUrls(articles)
    .filter((url) => lastAsked(url) <= at.getTime() - weekMs)
    .sort((one, other) => lastAsked(one) - lastAsked(other))
    .slice(0, mostTogether)
  for (const url of due) {
    const status = await ask(url)
    await store.transaction((tx) => noteSourceCheck(tx, { url, status }, clock.now()))
  }
}

function sourceUrls(articles: readonly Article[]): string[] {
  return [...new Set(articles.flatMap(({ sources }) => sources.map(({ url }) => url)))]
}
