import type { Article } from '../article.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { buildIndex, type BuiltIndex } from './build-index.ts'
import type { Candidates, SearchQuery } from './candidates.ts'
import { judge } from './judge.ts'
import { createLexicon, type Lexicon } from './lexicon.ts'
import { openIndex } from './open-index.ts'
import type { Measured } from './features.ts'
import { measureAll, rank, type Layers } from './rank.ts'
import { readText, type Reader } from './read-text.ts'
import { createSpeller } from './spelling.ts'
import { isPressing } from './split-issues.ts'

/** Search in one language: a large index, and a small one of edits that masks it. */
export interface LanguageSearch {
  search(query: SearchQuery): Candidates
  /** What speaks for each candidate, to learn weights from. */
  measure(text: string): readonly Measured[]
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
    layers = { base, edited: openIndex(small, base), masked: new Set(edits.keys()) }
    reader = readerOf(lexicon, [built, small])
  }
  return {
    search: (query) => searchLayers(layers, reader, query),
    measure: (text) => {
      const read = readText(text, reader)
      return measureAll(layers, read, read.age)
    },
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

const judged = (candidates: Candidates['candidates']): Judged => ({
  candidates,
  judgement: judge(candidates),
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
