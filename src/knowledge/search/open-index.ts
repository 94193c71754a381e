import lunr from 'lunr'
import type { AskVectors } from './ask-vectors.ts'
import type { BuiltIndex, IndexedArticle } from './build-index.ts'
import type { GramScale } from './gram-scale.ts'
import type { GramWeights } from './grams.ts'
import type { Wording } from './wording.ts'

/** An article's words, to look into. */
export interface IndexedWords {
  readonly id: string
  readonly ages: IndexedArticle['ages']
  readonly asks: readonly string[]
  readonly named: ReadonlySet<string>
  readonly asked: ReadonlySet<string>
  readonly meant: ReadonlySet<string>
  readonly body: ReadonlySet<string>
}

/** A built index, ready to be asked. */
export interface OpenIndex {
  readonly ids: readonly string[]
  readonly lunr: lunr.Index
  readonly gramWeights: GramWeights
  readonly scale: GramScale
  readonly wording: Wording
  readonly asks: AskVectors
  /** Of one article, by its number. */
  readonly wordsOf: (article: number) => IndexedWords
}

/** Opens a built index; at 5,000 articles Lunr's part takes seconds, so it belongs in the worker. */
export function openIndex(built: BuiltIndex): OpenIndex {
  const { articles, gramWeights, scale, wording, asks } = built
  const opened = new Map<number, IndexedWords>()
  return {
    ids: articles.map(({ id }) => id),
    lunr: lunr.Index.load(built.lunr),
    gramWeights,
    scale,
    wording,
    asks,
    wordsOf: (article) => {
      const known = opened.get(article)
      if (known !== undefined) return known
      const words = toSets(articles[article])
      opened.set(article, words)
      return words
    },
  }
}

function toSets(article: IndexedArticle | undefined): IndexedWords {
  if (article === undefined) throw new Error('There is no article of that number in the index')
  const { id, ages, asks, named, asked, meant, body } = article
  return {
    id,
    ages,
    asks,
    named: new Set(named),
    asked: new Set(asked),
    meant: new Set(meant),
    body: new Set(body),
  }
}
