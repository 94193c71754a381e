import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readKnowledge } from '../../knowledge/check.ts'
import { readKnowledgeDir } from '../../knowledge/load-files.ts'
import { buildIndex } from '../../knowledge/search/build-index.ts'
import { probabilitiesOf } from '../../knowledge/search/judge.ts'
import { openLanguageSearch } from '../../knowledge/search/language-search.ts'
import { learnt, type Learnt, type Logistic } from '../../knowledge/search/learnt.ts'
import type { Measured } from '../../knowledge/search/rank.ts'
import { emptyVocabulary } from '../../knowledge/vocabulary.ts'
import { chooseSettings, type Settings } from './choose-settings.ts'
import { chooseThresholds, scoreOf, type Predicted, type Score } from './choose-thresholds.ts'
import { fitWeights } from './fit-weights.ts'
import { learnLeaning } from './learn-leaning.ts'
import { meanAndSpread } from './mean-and-spread.ts'
import { readQuestions } from './read-questions.ts'

export interface LearnOptions {
  /** Tries other settings of how wording is learnt too, which takes many times as long. */
  readonly settings: boolean
  /** Told what is being tried. */
  readonly tell: (line: string) => void
}

/** A question, what was measured for it, and which articles are right. */
interface Example extends Measured {
  readonly topics: readonly string[]
}

const folds = 5
const weightsFile = join(import.meta.dirname, '../../knowledge/search/weights.json')

/**
 * Learns weights and thresholds from `questions/tuning-*.jsonl`, and says how good they are on
 * questions they were not learnt from. The same questions and articles give the same file.
 */
export async function learn(knowledgeDir: string, options: LearnOptions): Promise<string> {
  const measure = await measurer(knowledgeDir)
  const { grams, lessons } = options.settings
    ? chooseSettings(learnt, (tried) => scoreOfRight(measure(tried)), options.tell)
    : learnt
  const examples = measure({ grams, lessons })
  const predicted = crossPredict(examples)
  const thresholds = chooseThresholds(predicted)
  const note = "Written by 'npm run waymark -- learn'; do not edit by hand."
  const found: Learnt = { grams, lessons, logistic: fitWeights(examples), ...thresholds }
  await writeFile(weightsFile, `${JSON.stringify({ note, ...found }, null, 2)}\n`)
  const scores = Array.from({ length: folds }, (_, fold) =>
    scoreOf(
      predicted.filter((_, at) => at % folds === fold),
      thresholds,
    ),
  )
  // The search it loads reads what has just been written.
  const leaning = await learnLeaning(knowledgeDir, folds)
  return `${report(examples.length, scores)}\n${leaning}`
}

/** Measures all questions with an index built by some settings. */
async function measurer(knowledgeDir: string): Promise<(settings: Settings) => Example[]> {
  const { articles, vocabulary } = readKnowledge(await readKnowledgeDir(knowledgeDir))
  const words = vocabulary.find(({ language }) => language === 'en') ?? emptyVocabulary('en')
  const english = articles.filter(({ language }) => language === 'en')
  const questions = await readQuestions(knowledgeDir)
  return (settings) => {
    const search = openLanguageSearch(buildIndex(english, words, settings), words)
    return questions.map(({ text, topics }) => ({ topics, ...search.measure(text) }))
  }
}

// === On questions the weights were not learnt from

function crossPredict(examples: readonly Example[]): readonly Predicted[] {
  const fitted = Array.from({ length: folds }, (_, fold) =>
    fitWeights(examples.filter((_, at) => at % folds !== fold)),
  )
  return examples.map((example, at) => predict(example, fitted[at % folds] ?? learnt.logistic))
}

function predict({ candidates, topics, otherwise }: Example, logistic: Logistic): Predicted {
  const chances = probabilitiesOf(
    candidates.map(({ features }) => features),
    logistic,
  )
  const all = candidates.map(({ article }, at) => ({ article, probability: chances[at] ?? 0 }))
  const sorted = all.toSorted((one, other) => other.probability - one.probability)
  return { topics, candidates: sorted, otherwise }
}

/** Mean log likelihood of what is right: finer than a count of hits, so settings can be compared. */
function scoreOfRight(examples: readonly Example[]): number {
  const logs = crossPredict(examples).map(({ topics, candidates }) => {
    const right = candidates.filter(({ article }) => topics.includes(article))
    const sum = (some: typeof candidates) => some.reduce((all, one) => all + one.probability, 0)
    return Math.log(Math.max(1e-3, topics.length > 0 ? sum(right) : 1 - sum(candidates)))
  })
  return logs.reduce((all, one) => all + one, 0) / logs.length
}

function report(count: number, scores: readonly Score[]): string {
  const names = ['right', 'shown', 'wrong', 'admitted'] as const
  const lines = names.map((name) => {
    return `${name.padEnd(9)} ${meanAndSpread(scores.map((score) => score[name]))}`
  })
  return [`${count} questions, ${folds} folds, mean and standard deviation:`, ...lines].join('\n')
}
