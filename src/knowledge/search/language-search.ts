import type { Article } from '../article.ts'
import type { Vocabulary } from '../parse-vocabulary.ts'
import { buildIndex, type BuiltIndex } from './build-index.ts'
import type { Candidates, SearchQuery } from './candidates.ts'
import { judge } from './judge.ts'
import { createLexicon, type Lexicon } from './lexicon.ts'
import { openIndex } from './open-index.ts'
import { rank, type Layers } from './rank.ts'
import { readText, type Reader } from './read-text.ts'
import { createSpeller } from './spelling.ts'

/** Search in one language: a large index, and a small one of edits that masks it. */
export interface LanguageSearch {
  search(query: SearchQuery): Candidates
  replace(article: Article): void
  remove(id: string): void
}

/** Opens search over a built index. */
export function openLanguageSearch(built: BuiltIndex, vocabulary: Vocabulary): LanguageSearch {
  const lexicon = createLexicon(vocabulary)
  const base = openIndex(built)
  const edits = new Map<string, Article | undefined>()
  let layers: Layers = { base, edited: undefined, masked: new Set() }
  let reader = readerOf(lexicon, [built])
  const edit = (id: string, article: Article | undefined) => {
    edits.set(id, article)
    const articles = Array.from(edits.values()).filter((one) => one !== undefined)
    const small = buildIndex(articles, vocabulary)
    layers = { base, edited: openIndex(small), masked: new Set(edits.keys()) }
    reader = readerOf(lexicon, [built, small])
  }
  return {
    search: (query) => searchLayers(layers, reader, query),
    replace: (article) => {
      edit(article.id, article)
    },
    remove: (id) => {
      edit(id, undefined)
    },
  }
}

function readerOf(lexicon: Lexicon, built: readonly BuiltIndex[]): Reader {
  const dictionary = new Map(built.flatMap((one) => Object.entries(one.dictionary)))
  return { lexicon, speller: createSpeller(dictionary, lexicon.knownWords, lexicon.language) }
}

// === Searching

function searchLayers(layers: Layers, reader: Reader, query: SearchQuery): Candidates {
  const read = readText(query.text, reader)
  const age = query.circumstances.age ?? read.age
  const candidates = rank(layers, read, age)
  const judgement = judge(candidates)
  const also = read.issues.length < 2 ? [] : alsoAsked(layers, reader, read.issues, age)
  const { clean, words, changes, issues } = read
  const shown = judgement.kind === 'answer' ? [candidates[0]?.article] : []
  return {
    read: { clean, words, changes, issues },
    candidates,
    judgement,
    also: also.filter((id) => !shown.includes(id)),
  }
}

/** The articles that answer one of several issues, in the issues' order. */
function alsoAsked(
  layers: Layers,
  reader: Reader,
  issues: readonly string[],
  age: number | undefined,
): string[] {
  const answers = issues.flatMap((issue) => {
    const candidates = rank(layers, readText(issue, reader), age)
    return judge(candidates).kind === 'answer' ? candidates.slice(0, 1) : []
  })
  return Array.from(new Set(answers.map((candidate) => candidate.article)))
}
