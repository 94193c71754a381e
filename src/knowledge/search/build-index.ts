import lunr from 'lunr'
import type { Article } from '../article.ts'
import { meanings, type Vocabulary } from '../vocabulary.ts'
import { layOut, type AskVectors } from './ask-vectors.ts'
import { countGrams, toVector, type GramScale } from './gram-scale.ts'
import { gramsOf, type GramWeights } from './grams.ts'
import { finish, learnWording, type Steps } from './learn-wording.ts'
import { learnt, type Learnt } from './learnt.ts'
import { allGramsOf, lessonsOf, wordingsOf } from './lessons.ts'
import { createLexicon } from './lexicon.ts'
import { countWords, profileOf, readTerms, type ArticleProfile } from './profile.ts'
import { createSpeller } from './spelling.ts'
import type { Wording } from './wording.ts'

/** An article as it is kept: its words for comparing, each once. */
export interface IndexedArticle {
  readonly id: string
  readonly ages: Article['ages']
  readonly asks: readonly string[]
  /** Stems of title and keywords. */
  readonly named: readonly string[]
  /** Stems of names, labels and asks. */
  readonly asked: readonly string[]
  /** Stems of the vocabulary's words for those of the asks. */
  readonly meant: readonly string[]
  readonly body: readonly string[]
}

/** Everything search knows of one language; plain data, so it can be kept on disk. */
export interface BuiltIndex {
  readonly language: string
  /** An article's number is its place here; the wording has `meanings` after them. */
  readonly articles: readonly IndexedArticle[]
  /** Words spelt right, with how often they are used. */
  readonly dictionary: ReadonlyMap<string, number>
  /** How the grams of texts are weighed; those of a question in the same way. */
  readonly gramWeights: GramWeights
  readonly scale: GramScale
  readonly wording: Wording
  readonly asks: AskVectors
  readonly lunr: object
}

/** Raise it when what is built changes, so that an older index on disk is not used. */
export const indexFormat = 5

/** Builds the index of one language's articles. */
export function buildIndex(
  articles: readonly Article[],
  vocabulary: Vocabulary,
  { grams: weights, lessons }: Pick<Learnt, 'grams' | 'lessons'> = learnt,
): BuiltIndex {
  const lexicon = createLexicon(vocabulary)
  const dictionary = countWords(articles)
  const reader = {
    lexicon,
    speller: createSpeller(dictionary, lexicon.knownWords, lexicon.language),
  }
  const profiles = articles.map((article) => profileOf(article, reader))
  const wordings = profiles.map((profile) => wordingsOf(profile, weights))
  const otherwise = meanings.map((meaning) =>
    vocabulary.meantOtherwise[meaning].map((text) => gramsOf(readTerms(text, reader), weights)),
  )
  const scale = countGrams([...wordings.flatMap(allGramsOf), ...otherwise.flat()])
  const asks = wordings.map((own) => own.asks.map((grams) => toVector(grams, scale)))
  const all = [
    ...wordings.flatMap((own, at) => lessonsOf(own, asks[at] ?? [], at, scale)),
    ...otherwise.flatMap((texts, at) =>
      texts.map((grams) => ({
        vector: toVector(grams, scale),
        article: articles.length + at,
        counts: 1,
      })),
    ),
  ]
  return {
    language: vocabulary.language,
    articles: profiles.map(toIndexed),
    dictionary,
    gramWeights: weights,
    scale,
    wording: learnWording(all, articles.length + meanings.length, lessons),
    asks: layOut(asks),
    lunr: finish(lunrInSteps(profiles)),
  }
}

/** What is kept of an article's profile. */
export function toIndexed(profile: ArticleProfile): IndexedArticle {
  const { id, ages, asks, title, keywords, labels, body } = profile
  const terms = asks.flatMap((ask) => ask.terms)
  const named = [...title, ...keywords]
  const once = (stems: readonly string[]) => Array.from(new Set(stems))
  return {
    id,
    ages,
    asks: asks.map(({ text }) => text),
    named: once(named),
    asked: once([...named, ...labels, ...terms.map(({ stem }) => stem)]),
    meant: once(terms.flatMap(({ means }) => means)),
    body: once(body),
  }
}

/** How much a word counts by where it stands; asks are young people's own words. */
const boosts = { title: 3, asks: 6, keywords: 4, labels: 2, body: 1 } as const

/** Lunr over the profiles: our own stems go in, so its pipeline has nothing left to do. */
export function* lunrInSteps(profiles: readonly ArticleProfile[]): Steps<object> {
  const builder = new lunr.Builder()
  const separator = (text?: unknown) =>
    String(text)
      .split(' ')
      .map((stem) => new lunr.Token(stem, {}))
  builder.tokenizer = separator as typeof lunr.tokenizer
  builder.ref('id')
  builder.b(0.3)
  for (const [field, boost] of Object.entries(boosts)) builder.field(field, { boost })
  for (const { id, title, asks, keywords, labels, body } of profiles) {
    yield
    builder.add({
      id,
      title: title.join(' '),
      asks: asks.flatMap((ask) => ask.terms.map(({ stem }) => stem)).join(' '),
      keywords: keywords.join(' '),
      labels: labels.join(' '),
      body: body.join(' '),
    })
  }
  yield
  const built = builder.build()
  yield
  return built.toJSON()
}
