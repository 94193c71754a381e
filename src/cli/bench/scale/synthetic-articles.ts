import type { Article } from '../../../knowledge/article.ts'
import { tidyText, wordsOf } from '../../../knowledge/search/words.ts'
import { createRandom } from './random.ts'

/** Articles that nobody wrote, in the words of those that were, and as often used. */
export interface SyntheticArticles {
  /** The one of a number: the same on every run, however many there are. */
  readonly article: (number: number) => Article
  /** A question about it, worded like its asks but none of them. */
  readonly question: (number: number) => string
}

const asksEach = 30
const bodyWords = 150
const topicWords = { shared: 12, own: 3 } as const
/** One article in so many says half of what the one before it does. */
const neighbourEvery = 4
/** How many of an ask's words are its article's own topic's; the others are anybody's. */
const onTopic = 0.4

/** Reads how often words are used in asks and in answers, and makes articles that use them so. */
export function createSyntheticArticles(real: readonly Article[]): SyntheticArticles {
  const inAsks = countUses(real.flatMap(({ asks }) => asks))
  const inBodies = countUses(
    real.flatMap(({ shortAnswer, sections }) => [
      shortAnswer,
      ...sections.map(({ markdown }) => markdown),
    ]),
  )
  const article = (number: number): Article => {
    const random = createRandom(number)
    const topic = topicOf(number, inAsks)
    return toArticle(number, {
      title: pick(topic, 3, random).join(' '),
      keywords: pick(topic, 4, random),
      asks: Array.from({ length: asksEach }, () => askOf(topic, inAsks, random)),
      label: pick(topic, 2, random).join(' ').slice(0, 30),
      body: Array.from({ length: bodyWords }, () =>
        random() < onTopic / 4 ? one(topic, random) : usedWord(inBodies, random),
      ).join(' '),
    })
  }
  return {
    article,
    question: (number) =>
      askOf(topicOf(number, inAsks), inAsks, createRandom(1_000_000_000 + number)),
  }
}

/** Words, the most used first, with how often they and those before them are used. */
interface Uses {
  readonly words: readonly string[]
  readonly upTo: readonly number[]
}

function countUses(texts: readonly string[]): Uses {
  const uses = new Map<string, number>()
  for (const word of texts.flatMap((text) => wordsOf(tidyText(text)))) {
    uses.set(word, (uses.get(word) ?? 0) + 1)
  }
  const sorted = Array.from(uses).toSorted(
    ([word, many], [other, more]) => more - many || (word < other ? -1 : 1),
  )
  let sum = 0
  return { words: sorted.map(([word]) => word), upTo: sorted.map(([, many]) => (sum += many)) }
}

/** Any word, the often used ones more often. */
function usedWord({ words, upTo }: Uses, random: () => number): string {
  const at = random() * (upTo.at(-1) ?? 0)
  let [low, high] = [0, upTo.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((upTo[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return words[low] ?? ''
}

/** What an article is about: some words of its own, some of the trade, some of its neighbour. */
function topicOf(number: number, inAsks: Uses): readonly string[] {
  const random = createRandom(500_000_000 + number)
  const own = Array.from({ length: topicWords.own }, () => madeUp(random))
  const telling = Array.from({ length: topicWords.shared }, () => tellingWord(inAsks, random))
  if (number === 0 || number % neighbourEvery !== 0) return [...own, ...telling]
  const half = Math.ceil((topicWords.own + topicWords.shared) / 2)
  return [...topicOf(number - 1, inAsks).slice(-half), ...own, ...telling].slice(
    0,
    topicWords.own + topicWords.shared,
  )
}

/** Not one of the hundred words that everybody uses. */
function tellingWord({ words }: Uses, random: () => number): string {
  const first = Math.min(100, words.length >> 1)
  return words[first + Math.floor(random() * (words.length - first))] ?? ''
}

const syllables = ['ba', 'ko', 'lin', 'dru', 'fe', 'mar', 'tis', 'o', 'gan', 'plu', 'wey', 'sto']

function madeUp(random: () => number): string {
  return Array.from({ length: 3 }, () => one(syllables, random)).join('')
}

/** From 3 to 25 words, short ones more often than long. */
function askOf(topic: readonly string[], inAsks: Uses, random: () => number): string {
  const length = 3 + Math.floor(23 * random() ** 2)
  return Array.from({ length }, () =>
    random() < onTopic ? one(topic, random) : usedWord(inAsks, random),
  ).join(' ')
}

const one = (words: readonly string[], random: () => number): string =>
  words[Math.floor(random() * words.length)] ?? ''

const pick = (words: readonly string[], count: number, random: () => number): string[] =>
  Array.from({ length: count }, () => one(words, random))

function toArticle(
  number: number,
  {
    body,
    ...texts
  }: Pick<Article, 'title' | 'keywords' | 'asks' | 'label'> & { readonly body: string },
): Article {
  return {
    ...texts,
    id: `made-${number}`,
    language: 'en',
    ages: { from: 16, to: 25 },
    status: [],
    sources: [],
    confirm: [],
    owner: 'nobody',
    reviewBy: '2030-01-01',
    facts: [],
    shortAnswer: body,
    sections: [],
  }
}
