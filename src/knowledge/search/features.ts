import type { AskLikeness } from './ask-vectors.ts'
import type { IndexedWords } from './open-index.ts'
import type { Reading, Term } from './read-text.ts'

/** How much a word tells articles apart: rare words more. */
export type Weigh = (stem: string) => number

/** One candidate as the index found it. */
export interface Hit {
  readonly words: IndexedWords
  /** What the wording says for it. */
  readonly wording: number
  /** Lunr's score; 0 when it did not find it. */
  readonly lunr: number
  /** The asks most like the question, best first. */
  readonly alike: readonly AskLikeness[]
}

/** What the whole index says of a question, whichever article is looked at. */
export interface Whole {
  /** Logarithm of the sum of all articles' odds by wording, 'not covered' among them. */
  readonly all: number
  /** What the wording says for its being covered by no article. */
  readonly notCovered: number
  /** Whether any article uses a word. */
  readonly knows: (stem: string) => boolean
  readonly weigh: Weigh
  readonly age: number | undefined
}

/** What speaks for one article among the candidates. */
export interface Features {
  /** How likely it is by wording alone, as a logarithm: 0 at most. */
  readonly chance: number
  /** How far the wording puts it above the best other article; below 0 for all but one. */
  readonly lead: number
  /** How far the wording puts it above 'not covered'. */
  readonly aboveNone: number
  /** Lunr's score beside the best one's, and how far it is above the best other's, as a share. */
  readonly lunr: number
  readonly lunrLead: number
  /** Cosine to the most alike ask, and to the five most alike together. */
  readonly like: number
  readonly likes: number
  /** How far `like` is above the best other article's. */
  readonly likeLead: number
  /** 1 when it was asked in the words of an ask, as good as, else 0. */
  readonly exact: number
  /** Share of the question's informative words that its asks and names have. */
  readonly asked: number
  /** Share that they have by another word for the same. */
  readonly meant: number
  /** Share that its title and keywords have. */
  readonly named: number
  /** Share that its text has. */
  readonly body: number
  /** Share that any article has. */
  readonly known: number
  /** How many informative words the question has, as a logarithm. */
  readonly length: number
  /** 1 in a narrow range of ages that has the person's, -1 out of its range, else 0. */
  readonly ageFits: number
}

const asGoodAsExact = 0.95
export const asksCompared = 5

/** Measures how well each hit fits a question, alone and beside the others. */
export function measure(reading: Reading, hits: readonly Hit[], whole: Whole): readonly Features[] {
  const informative = reading.terms.filter((term) => !term.stop)
  const share = shareOf(informative, whole.weigh)
  const known = share((term) => whole.knows(term.stem))
  const likes = hits.map(({ alike }) => alike[0]?.like ?? 0)
  const wordings = hits.map(({ wording }) => wording)
  const scores = hits.map(({ lunr }) => lunr)
  return hits.map(({ words, wording, lunr, alike }, at) => {
    const top = Math.max(...scores)
    const like = likes[at] ?? 0
    return {
      chance: wording - whole.all,
      lead: leadOf(wordings, at),
      aboveNone: wording - whole.notCovered,
      lunr: top === 0 ? 0 : lunr / top,
      lunrLead: top === 0 ? 0 : leadOf(scores, at) / top,
      like,
      likes: alike.reduce((sum, one) => sum + one.like, 0) / asksCompared,
      likeLead: leadOf(likes, at),
      exact: like >= asGoodAsExact ? 1 : 0,
      asked: share((term) => words.asked.has(term.stem)),
      meant: share(
        (term) => words.meant.has(term.stem) || term.means.some((stem) => words.asked.has(stem)),
      ),
      named: share((term) => words.named.has(term.stem)),
      body: share((term) => words.body.has(term.stem)),
      known,
      length: Math.log(1 + informative.length),
      ageFits: fitOf(words.ages, whole.age),
    }
  })
}

/** Share of the terms, by what they tell, that something holds for. */
function shareOf(terms: readonly Term[], weigh: Weigh): (holds: (term: Term) => boolean) => number {
  const weighed = terms.map((term) => ({ term, weight: weigh(term.stem) }))
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0)
  return (holds) => {
    if (all === 0) return 0
    return weighed.reduce((sum, { term, weight }) => sum + (holds(term) ? weight : 0), 0) / all
  }
}

/** How far one is above the best of the others; the whole of it when it is alone. */
function leadOf(values: readonly number[], at: number): number {
  const own = values[at] ?? 0
  const others = values.filter((_, other) => other !== at)
  return others.length === 0 ? own : own - Math.max(...others)
}

/** A narrow range of ages that has the person's speaks for an article; any that has not, against. */
function fitOf(ages: IndexedWords['ages'], age: number | undefined): number {
  if (age === undefined) return 0
  if (age < ages.from || age > ages.to) return -1
  return ages.to - ages.from <= 4 ? 1 : 0
}
