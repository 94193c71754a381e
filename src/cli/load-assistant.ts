import { join } from 'node:path'
import { createAssistant, type Assistant } from '../assistant/create-assistant.ts'
import { loadPhrases } from '../assistant/phrases.ts'
import { readKnowledge } from '../knowledge/check.ts'
import { createLibrary } from '../knowledge/library.ts'
import { readKnowledgeDir } from '../knowledge/load-files.ts'
import { createSearch } from '../knowledge/search/create-search.ts'
import type { SearchService } from '../knowledge/search/search-service.ts'
import { createCards } from '../safeguarding/cards.ts'

export interface LoadedAssistant {
  readonly assistant: Assistant
  readonly search: SearchService
  readonly close: () => Promise<void>
}

/** The assistant from the files alone, without a database: for `eval` and `ask`. */
export async function loadAssistant(knowledgeDir: string): Promise<LoadedAssistant> {
  const { articles, council, vocabulary } = readKnowledge(await readKnowledgeDir(knowledgeDir))
  if (council === undefined) {
    throw new Error(
      `${knowledgeDir}/council.yaml is refused: run 'npm run waymark -- knowledge check'`,
    )
  }
  const search = createSearch()
  await search.load(articles, vocabulary)
  const library = createLibrary(articles, council)
  const phrases = loadPhrases(join(import.meta.dirname, '../../locales'))
  const assistant = createAssistant({
    phrases,
    searchArticles: search.searchArticles,
    library: () => library,
    cards: createCards((key: string) => phrases.say(`cards:${key}`), council.values),
  })
  return { assistant, search, close: () => search.close() }
}
