import type { ArticleProfile, AskProfile } from './build-index.ts'
import { compareGrams } from './compare-grams.ts'
import type { AskLikeness, GramScore } from './evidence.ts'
import type { Reading, Term } from './read-text.ts'
import { dice, trigramsOf } from './trigrams.ts'

/** How much a word tells articles apart: rare words more. */
export type Weigh = (stem: string) => number

/** One of Lunr's results. */
export interface Hit {
  readonly profile: ArticleProfile
  readonly score: number
  readonly grams: GramScore
  /** The asks whose letters and words are most like the question's. */
  readonly like: readonly AskLikeness[]
}

/** What speaks for one article among the candidates, most between 0 and 1. */
export interface Features {
  /** Likeness to the most alike single ask. */
  readonly ask: number
  /** Likeness to the three most alike asks together. */
  readonly asks: number
  /** How far `ask` is above the best other article's; below 0 for all but one. */
  readonly askLead: number
  /** 1 when it was asked in the words of an ask, as good as, else 0. */
  readonly exact: number
  /** Share of the question's informative words that the article has. */
  readonly coverage: number
  /** Share that its title and keywords have. */
  readonly title: number
  /** Lunr's score beside the best one's. */
  readonly lunr: number
  /** How far Lunr's score is above the best other article's, as a share of the higher. */
  readonly gap: number
  /** 1 in a narrow range of ages that has the person's, -1 out of its range, else 0. */
  readonly ageFits: number
  /** Naive Bayes' log odds beside the best one's: 0 for the best, below it for the others. */
  readonly bayes: number
  /** How far those are above the best other article's. */
  readonly bayesLead: number
  /** Cosine to all the article's words. */
  readonly centre: number
  readonly centreLead: number
  /** Cosine in words and letters to the most alike ask, and to the three most alike. */
  readonly like: number
  readonly likes: number
  readonly likeLead: number
}

export interface Measured {
  readonly article: string
  readonly score: number
  readonly features: Features
  readonly bestAsk: string
  readonly titleWords: readonly string[]
  /** The ask with the most alike letters. */
  readonly like: string
}

const stopWeight = 0.5
/** A word of the vocabulary for the same thing counts nearly as the word itself. */
const meantWeight = 0.85
const bodyWeight = 0.5
const asGoodAsExact = 0.95

/** Measures how well each of Lunr's results fits a question, alone and beside the others. */
export function measure(
  reading: Reading,
  hits: readonly Hit[],
  weigh: Weigh,
  age: number | undefined,
): readonly Measured[] {
  const question = toQuestion(reading, weigh)
  const informative = reading.terms.filter((term) => !term.stop)
  const liked = hits.map((hit) => ({ ...hit, ...bestAsks(question, hit.profile) }))
  const grams = compareGrams(hits)
  return liked.map(({ profile, score, ask, asks, bestAsk, like }, at) => {
    const others = liked.filter((_, other) => other !== at)
    const bestOther = Math.max(0, ...others.map((other) => other.score))
    const top = Math.max(score, bestOther)
    const named = new Set([...profile.title, ...profile.keywords])
    return {
      article: profile.id,
      score,
      bestAsk,
      like: like[0]?.text ?? '',
      titleWords: informative.filter((term) => named.has(term.stem)).map((term) => term.word),
      features: {
        ask,
        asks,
        askLead: ask - Math.max(0, ...others.map((other) => other.ask)),
        exact: ask >= asGoodAsExact ? 1 : 0,
        coverage: share(informative, weigh, coverBy(profile, named)),
        title: share(informative, weigh, (term) => meets(term, named)),
        lunr: top === 0 ? 0 : score / top,
        gap: top === 0 ? 0 : (score - bestOther) / top,
        ageFits: fitOf(profile.ages, age),
        ...grams(at),
      },
    }
  })
}

function bestAsks(question: Question, profile: ArticleProfile) {
  const likeness = profile.asks.map((ask) => ({ text: ask.text, like: likenessTo(question, ask) }))
  const [best, ...more] = likeness.toSorted((one, other) => other.like - one.like).slice(0, 3)
  const ask = best?.like ?? 0
  const asks = more.reduce((sum, { like }) => sum + like, ask) / 3
  return { ask, asks, bestAsk: best?.text ?? '' }
}

/** A narrow range of ages that has the person's speaks for an article; any that has not, against. */
function fitOf(ages: ArticleProfile['ages'], age: number | undefined): number {
  if (age === undefined) return 0
  if (age < ages.from || age > ages.to) return -1
  return ages.to - ages.from <= 4 ? 1 : 0
}

// === Words

function share(terms: readonly Term[], weigh: Weigh, cover: (term: Term) => number): number {
  let all = 0
  let covered = 0
  for (const term of terms) {
    const weight = weigh(term.stem)
    all += weight
    covered += weight * cover(term)
  }
  return all === 0 ? 0 : covered / all
}

const meets = (term: Term, stems: ReadonlySet<string>): number =>
  stems.has(term.stem) ? 1 : term.means.some((stem) => stems.has(stem)) ? meantWeight : 0

function coverBy(profile: ArticleProfile, named: ReadonlySet<string>): (term: Term) => number {
  const asked = new Set([...named, ...profile.labels, ...profile.asks.flatMap((ask) => ask.stems)])
  const meant = new Set(profile.asks.flatMap((ask) => ask.means))
  const body = new Set(profile.body)
  return (term) =>
    Math.max(
      meets(term, asked),
      meant.has(term.stem) ? meantWeight : 0,
      meets(term, body) * bodyWeight,
    )
}

// === Single asks

interface Question {
  readonly terms: readonly (Term & { readonly weight: number })[]
  readonly weight: number
  readonly stems: ReadonlySet<string>
  readonly means: ReadonlySet<string>
  readonly trigrams: ReadonlySet<string>
  readonly weigh: Weigh
}

function toQuestion(reading: Reading, weigh: Weigh): Question {
  const stop = new Set(reading.terms.filter((term) => term.stop).map((term) => term.stem))
  const weighAll: Weigh = (stem) => weigh(stem) * (stop.has(stem) ? stopWeight : 1)
  const once = new Map(reading.terms.map((term) => [term.stem, term]))
  const terms = Array.from(once.values(), (term) => ({ ...term, weight: weighAll(term.stem) }))
  return {
    terms,
    weight: terms.reduce((sum, term) => sum + term.weight, 0),
    stems: new Set(once.keys()),
    means: new Set(terms.flatMap((term) => term.means)),
    trigrams: trigramsOf(terms.map((term) => term.stem)),
    weigh: weighAll,
  }
}

/** Between 0 and 1: how much of each is in the other by weight, and how alike they are spelt. */
function likenessTo(question: Question, ask: AskProfile): number {
  const stems = new Set(ask.stems)
  const means = new Set(ask.means)
  let found = 0
  for (const term of question.terms) {
    const cover = Math.max(meets(term, stems), means.has(term.stem) ? meantWeight : 0)
    found += term.weight * cover
  }
  let asked = 0
  let met = 0
  for (const stem of stems) {
    const weight = question.weigh(stem)
    asked += weight
    met += weight * (question.stems.has(stem) ? 1 : question.means.has(stem) ? meantWeight : 0)
  }
  if (asked === 0 || question.weight === 0) return 0
  const ofQuestion = found / question.weight
  const ofAsk = met / asked
  if (ofQuestion + ofAsk === 0) return 0
  const overlap = (2 * ofQuestion * ofAsk) / (ofQuestion + ofAsk)
  return 0.6 * overlap + 0.4 * dice(question.trigrams, trigramsOf(ask.stems))
}
