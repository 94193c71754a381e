import type { Article } from '../article.ts'
import { askVector, layOut } from './ask-vectors.ts'
import { lunrInSteps, toIndexed, type BuiltIndex } from './build-index.ts'
import { addGrams, toVector, type Vector } from './gram-scale.ts'
import { gramsOf, type Grams, type GramWeights } from './grams.ts'
import { learnInSteps, notLearnt, type Lesson, type Steps } from './learn-wording.ts'
import { learnt } from './learnt.ts'
import { allGramsOf, lessonsOf, wordingsOf, type Wordings } from './lessons.ts'
import { logSum } from './log-sum.ts'
import {
  countWords,
  profileOf,
  readTerms,
  type ArticleProfile,
  type AskProfile,
} from './profile.ts'
import type { Reader } from './read-text.ts'
import { scoreWording } from './wording.ts'

/** As many asks of other articles as the edited ones must be told from. */
const mostOthers = 2_000

/**
 * A small index of edited articles beside the large one. Their wording is learnt against what the
 * large index says of the same texts, so that both can be compared; that takes a moment, not the
 * minutes of learning all again. Between its steps, each shorter than a search, others have a turn.
 */
export function* buildEdits(
  articles: readonly Article[],
  reader: Reader,
  base: BuiltIndex,
): Steps<BuiltIndex> {
  const { gramWeights } = base
  const profiles: ArticleProfile[] = []
  const wordings: Wordings[] = []
  for (const article of articles) {
    const profile = yield* profileInSteps(article, reader)
    profiles.push(profile)
    wordings.push(yield* wordingsInSteps(profile, gramWeights))
  }
  const scale = addGrams(base.scale, wordings.flatMap(allGramsOf))
  const asks: Vector[][] = []
  for (const own of wordings) {
    yield
    asks.push(own.asks.map((grams) => toVector(grams, scale)))
  }
  yield
  const own = wordings.flatMap((one, at) => lessonsOf(one, asks[at] ?? [], at, scale))
  const edited = new Set(articles.map(({ id }) => id))
  const lessons = yield* withRest(base, edited, [...own, ...othersOf(base, edited)])
  const built = {
    language: base.language,
    articles: profiles.map(toIndexed),
    dictionary: countWords(articles),
    gramWeights,
    scale,
    asks: layOut(asks),
  }
  yield
  const wording = yield* learnInSteps(lessons, articles.length, learnt.lessons)
  return { ...built, wording, lunr: yield* lunrInSteps(profiles) }
}

/** Ask by ask: reading hundreds of them takes longer than a search may wait. */
function* profileInSteps(article: Article, reader: Reader): Steps<ArticleProfile> {
  const rest = profileOf({ ...article, asks: [] }, reader)
  const asks: AskProfile[] = []
  for (const text of article.asks) {
    yield
    asks.push({ text, terms: readTerms(text, reader) })
  }
  return { ...rest, asks }
}

function* wordingsInSteps(profile: ArticleProfile, weights: GramWeights): Steps<Wordings> {
  const rest = wordingsOf({ ...profile, asks: [] }, weights)
  const asks: Grams[] = []
  for (const { terms } of profile.asks) {
    yield
    asks.push(gramsOf(terms, weights))
  }
  return { ...rest, asks }
}

/** Asks of articles that were not edited, evenly from all. */
function othersOf({ articles, asks }: BuiltIndex, edited: ReadonlySet<string>): Lesson[] {
  const staying = articles.flatMap(({ id }, article) => (edited.has(id) ? [] : [article]))
  const rangeOf = (article: number) => [asks.firstOf[article] ?? 0, asks.firstOf[article + 1] ?? 0]
  const count = staying.map(rangeOf).reduce((sum, [first = 0, end = 0]) => sum + end - first, 0)
  const every = Math.max(1, Math.floor(count / mostOthers))
  const others: Lesson[] = []
  let passed = 0
  for (const [first = 0, end = 0] of staying.map(rangeOf)) {
    for (let ask = first; ask < end; ask += 1, passed += 1) {
      if (passed % every > 0) continue
      others.push({ vector: askVector(asks, ask), article: notLearnt, counts: 1 })
    }
  }
  return others
}

/** Gives each lesson what the large index says of it for all articles that stay, as one score. */
function* withRest(
  base: BuiltIndex,
  edited: ReadonlySet<string>,
  lessons: readonly Lesson[],
): Steps<Lesson[]> {
  const gone = base.articles.flatMap(({ id }, at) => (edited.has(id) ? [at] : []))
  const known: Lesson[] = []
  for (const lesson of lessons) {
    yield
    const scores = scoreWording(base.wording, lesson.vector)
    for (const at of gone) scores[at] = -Infinity
    known.push({ ...lesson, rest: logSum([scores]) })
  }
  return known
}
