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

/** The articles that have a word in any field, by number, each with Lunr's score. */
export interface LunrFound {
  readonly articles: Uint16Array
  readonly weights: Float64Array
}

/** A built index, ready to be asked. */
export interface OpenIndex {
  readonly ids: readonly string[]
  readonly gramWeights: GramWeights
  readonly scale: GramScale
  readonly wording: Wording
  readonly asks: AskVectors
  /** What Lunr's `query` finds for one stem. */
  readonly lunrOf: (stem: string) => LunrFound
  /** Of one article, by its number. */
  readonly wordsOf: (article: number) => IndexedWords
}

/** Opens a built index; at 5,000 articles Lunr's part takes seconds, so it belongs in the worker. */
export function openIndex(built: BuiltIndex): OpenIndex {
  const { articles, gramWeights, scale, wording, asks } = built
  const ids = articles.map(({ id }) => id)
  const opened = new Map<number, IndexedWords>()
  return {
    ids,
    lunrOf: askLunr(lunr.Index.load(built.lunr), ids),
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

/** Asks Lunr for one word at a time, and keeps the answer: there are only so many words. */
function askLunr(index: lunr.Index, ids: readonly string[]): OpenIndex['lunrOf'] {
  const numbers = new Map(ids.map((id, article) => [id, article]))
  const kept = new Map<string, LunrFound>()
  return (stem) => {
    const known = kept.get(stem)
    if (known !== undefined) return known
    const found = index.query((query) => {
      query.term(stem, { usePipeline: false })
    })
    const made = {
      articles: Uint16Array.from(found, ({ ref }) => numbers.get(ref) ?? 0),
      weights: Float64Array.from(found, ({ score }) => score),
    }
    // Words no article has are without number, and cost little to look for again.
    if (found.length > 0) kept.set(stem, made)
    return made
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
