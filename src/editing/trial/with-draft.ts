import { pathOf } from '../../domain/knowledge-place.ts'
import type { Article, Council, Fault } from '../../knowledge/article.ts'
import { createLibrary } from '../../knowledge/library.ts'
import { parseArticle } from '../../knowledge/parse-article.ts'
import { parseCouncil } from '../../knowledge/parse-council.ts'
import { parseVocabulary } from '../../knowledge/parse-vocabulary.ts'
import type { Vocabulary } from '../../knowledge/vocabulary.ts'
import type { Published, TriedDraft } from './trial-deps.ts'

/** What would be in force with the draft. */
export interface Drafted extends Published {
  /** Of an article's draft: as it would be, and as it is where it is published. */
  readonly article?: Article
  readonly before?: Article
}

/** The draft cannot be read: it is mended first. */
export class DraftFaulty extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super('The draft cannot be read')
    this.name = 'DraftFaulty'
    this.faults = faults
  }
}

/** What is published with the draft in its place. Throws `DraftFaulty`. */
export function withDraft(published: Published, draft: TriedDraft): Drafted {
  const file = pathOf(draft)
  switch (draft.kind) {
    case 'article': {
      const parsed = parseArticle(file, draft.raw)
      if ('faults' in parsed) throw new DraftFaulty(parsed.faults)
      return withArticle(published, parsed.article)
    }
    case 'vocabulary': {
      const parsed = parseVocabulary(file, draft.raw)
      if ('faults' in parsed) throw new DraftFaulty(parsed.faults)
      return { ...published, vocabulary: withWords(published.vocabulary, parsed.vocabulary) }
    }
    case 'council': {
      const parsed = parseCouncil(file, draft.raw)
      if ('faults' in parsed) throw new DraftFaulty(parsed.faults)
      return { ...published, library: libraryOf(published.articles, parsed.council) }
    }
  }
}

function withArticle(published: Published, article: Article): Drafted {
  const isSame = (one: Article) => one.id === article.id && one.language === article.language
  const before = published.articles.find(isSame)
  const articles =
    before === undefined
      ? [...published.articles, article]
      : published.articles.map((one) => (one === before ? article : one))
  const library = libraryOf(articles, published.library.council)
  return {
    ...{ articles, library, article, vocabulary: published.vocabulary },
    ...(before !== undefined && { before }),
  }
}

function withWords(all: readonly Vocabulary[], words: Vocabulary): readonly Vocabulary[] {
  return [...all.filter(({ language }) => language !== words.language), words]
}

function libraryOf(articles: readonly Article[], council: Council) {
  return createLibrary(articles, council)
}
