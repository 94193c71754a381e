import { join } from 'node:path'
import { createSearch } from '../../knowledge/search/create-search.ts'
import type { SearchService } from '../../knowledge/search/search-service.ts'
import type { Published, TrialDeps } from './trial-deps.ts'
import type { Drafted } from './with-draft.ts'

type Deps = Pick<TrialDeps, 'indexCacheDir'>

/** As it is shown, even where it would be refused: nobody is answered from it. */
const forTrial = { merges: false, tries: false } as const

/** A search of its own over what is published, from the index that is kept on disk. */
export async function openPublished(deps: Deps, published: Published): Promise<SearchService> {
  const kept = deps.indexCacheDir === undefined ? {} : { cacheDir: deps.indexCacheDir }
  return loaded(createSearch({ ...forTrial, ...kept }), published)
}

/** The same with the draft in it. With other words, all is built anew, and kept elsewhere. */
export async function openDrafted(
  deps: Deps,
  published: Published,
  drafted: Drafted,
): Promise<SearchService> {
  if (drafted.vocabulary === published.vocabulary) {
    const search = await openPublished(deps, published)
    await replaceIn(search, drafted)
    return search
  }
  const { indexCacheDir } = deps
  // A folder keeps one index of a language: that of what is in force must not make way.
  const kept = indexCacheDir === undefined ? {} : { cacheDir: join(indexCacheDir, 'trial') }
  return loaded(createSearch({ ...forTrial, ...kept }), drafted)
}

/** Puts the draft of an article in. */
export async function replaceIn(search: SearchService, { article }: Drafted): Promise<void> {
  if (article !== undefined) await search.replace(article)
}

async function loaded(
  search: SearchService,
  { articles, vocabulary }: Pick<Published, 'articles' | 'vocabulary'>,
): Promise<SearchService> {
  try {
    await search.load(articles, vocabulary)
    return search
  } catch (error) {
    await search.close()
    throw error
  }
}
