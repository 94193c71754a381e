import { readKnowledge } from '../../../knowledge/check.ts'
import type { Article } from '../../../knowledge/article.ts'
import { readKnowledgeDir } from '../../../knowledge/load-files.ts'
import { emptyVocabulary, type Vocabulary } from '../../../knowledge/vocabulary.ts'
import { createRandom } from './random.ts'
import { createSyntheticArticles } from './synthetic-articles.ts'

/** So many articles, or those that ship. */
export type Size = number | 'shipped'

/** What one size is measured with. */
export interface ScaleInput {
  readonly articles: readonly Article[]
  readonly vocabulary: Vocabulary
  readonly questions: readonly string[]
  /** Others, so that what is measured is neither compiled nor read for the first time. */
  readonly warmUps: readonly string[]
}

const questionsAsked = 300
const warmUps = 150

/** Articles and questions of a size; the same on every run as long as the knowledge stays. */
export async function readInput(size: Size): Promise<ScaleInput> {
  const knowledge = readKnowledge(await readKnowledgeDir('knowledge'))
  const real = knowledge.articles.filter(({ language }) => language === 'en')
  const vocabulary =
    knowledge.vocabulary.find(({ language }) => language === 'en') ?? emptyVocabulary('en')
  const random = createRandom(7)
  const any = (count: number) => Math.floor(random() * count)
  const made = createSyntheticArticles(real)
  const ofMany = (make: () => string) => {
    const texts = Array.from({ length: questionsAsked + warmUps }, make)
    return { questions: texts.slice(warmUps), warmUps: texts.slice(0, warmUps) }
  }
  if (size !== 'shipped') {
    const articles = Array.from({ length: size }, (_, at) => made.article(at))
    return { articles, vocabulary, ...ofMany(() => made.question(any(size))) }
  }
  const asks = real.flatMap((article) => article.asks)
  return { articles: real, vocabulary, ...ofMany(() => without(asks[any(asks.length)])) }
}

/** An ask without its second word: a question like it, and not the ask itself. */
function without(ask = ''): string {
  const words = ask.split(' ')
  return words.length < 4 ? ask : words.toSpliced(1, 1).join(' ')
}
