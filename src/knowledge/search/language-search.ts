import type { Article } from '../article.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { buildEdits } from './build-edits.ts'
import type { BuiltIndex } from './build-index.ts'
import type { Candidates, SearchQuery } from './candidates.ts'
import { judge } from './judge.ts'
import { finish, type Steps } from './learn-wording.ts'
import { createLexicon, type Lexicon } from './lexicon.ts'
import { openIndex } from './open-index.ts'
import { countWords } from './profile.ts'
import { measureAll, rank, type Layers, type Measured, type Ranked } from './rank.ts'
import { readText, type Reader } from './read-text.ts'
import { createSpeller } from './spelling.ts'
import { isPressing } from './split-issues.ts'

/** Search in one language: a large index, and a small one of edits that masks it. */
export interface LanguageSearch {
  /** The articles of the large index. */
  readonly built: BuiltIndex['articles']
  search(query: SearchQuery): Candidates
  /** In the large index alone, as it was before any edit. */
  readonly searchBase: (query: SearchQuery) => Candidates
  /** What speaks for each candidate, to learn weights from. */
  measure(text: string): Measured
  replace(article: Article): void
  remove(id: string): void
  /**
   * Either of them, without `article` the second, in steps between which it may be searched. When
   * `isGood` says of the search with the edit that it is not, nothing is edited; returns that.
   */
  editInSteps(id: string, article?: Article, isGood?: IsGood): Steps<boolean>
}

/** Tries a search before it takes over. */
export type IsGood = (search: (query: SearchQuery) => Candidates) => Steps<boolean>

/** Opens search over a built index. */
export function openLanguageSearch(built: BuiltIndex, vocabulary: Vocabulary): LanguageSearch {
  const lexicon = createLexicon(vocabulary)
  const base = openIndex(built)
  let edits: ReadonlyMap<string, Article | undefined> = new Map()
  const baseLayers: Layers = { base, edited: undefined, masked: new Set() }
  const baseReader = readerOf(lexicon, built.dictionary)
  let layers = baseLayers
  let reader = baseReader
  const editInSteps = function* (id: string, article?: Article, isGood?: IsGood): Steps<boolean> {
    const nextEdits = new Map(edits).set(id, article)
    const masked = new Set(nextEdits.keys())
    const articles = Array.from(nextEdits.values()).filter((one) => one !== undefined)
    const dictionary = new Map([...built.dictionary, ...countWords(articles)])
    yield
    const editedReader = readerOf(lexicon, dictionary)
    yield
    const builtEdits = yield* buildEdits(articles, editedReader, built)
    yield
    const next: Layers = { base, edited: openIndex(builtEdits), masked }
    const search = (query: SearchQuery) => searchLayers(next, editedReader, query)
    if (isGood !== undefined && !(yield* isGood(search))) return false
    edits = nextEdits
    reader = editedReader
    layers = next
    return true
  }
  return {
    built: built.articles,
    searchBase: (query) => searchLayers(baseLayers, baseReader, query),
    search: (query) => searchLayers(layers, reader, query),
    measure: (text) => {
      const read = readText(text, reader)
      return measureAll(layers, read, read.age)
    },
    replace: (article) => {
      finish(editInSteps(article.id, article))
    },
    remove: (id) => {
      finish(editInSteps(id))
    },
    editInSteps,
  }
}

function readerOf(lexicon: Lexicon, dictionary: BuiltIndex['dictionary']): Reader {
  return { lexicon, speller: createSpeller(dictionary, lexicon.knownWords, lexicon.language) }
}

// === Searching

function searchLayers(layers: Layers, reader: Reader, query: SearchQuery): Candidates {
  const read = readText(query.text, reader)
  const age = query.circumstances.age ?? read.age
  const whole = judged(rank(layers, read, age))
  const parts = read.issues.length < 2 ? [] : answersToIssues(layers, reader, read.issues, age)
  const lead = leadOf(whole, parts, reader.lexicon)
  const { candidates, judgement } = lead ?? whole
  const answered = judgement.kind === 'answer' ? candidates[0]?.article : undefined
  const answers = [...parts, whole].filter((found) => found.judgement.kind === 'answer')
  const also = new Set(answers.flatMap((found) => found.candidates[0]?.article ?? []))
  const { clean, words, changes, issues } = read
  return {
    read: { clean, words, changes, issues },
    candidates,
    judgement,
    also: Array.from(also).filter((article) => article !== answered),
  }
}

type Judged = Pick<Candidates, 'candidates' | 'judgement'>

const judged = (ranked: Ranked): Judged => ({
  candidates: ranked.candidates,
  judgement: judge(ranked),
})

type Part = Judged & { readonly issue: string }

/** The issues that have an answer when each is asked by itself. */
function answersToIssues(
  layers: Layers,
  reader: Reader,
  issues: readonly string[],
  age: number | undefined,
): Part[] {
  return issues
    .map((issue) => ({ issue, ...judged(rank(layers, readText(issue, reader), age)) }))
    .filter((part) => part.judgement.kind === 'answer')
}

/**
 * The issue to answer in place of the whole text: one that cannot wait, or the first when two have
 * answers and the text as a whole, being about both, has none.
 */
function leadOf(whole: Judged, parts: readonly Part[], lexicon: Lexicon): Part | undefined {
  const [first] = parts
  if (first === undefined) return undefined
  if (isPressing(first.issue, lexicon)) return first
  return parts.length > 1 && whole.judgement.kind !== 'answer' ? first : undefined
}
