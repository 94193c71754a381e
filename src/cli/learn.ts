import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkKnowledge } from '../knowledge/check.ts'
import { readKnowledgeDir } from '../knowledge/load-files.ts'
import { buildIndex } from '../knowledge/search/build-index.ts'
import { probabilitiesOf, shippedWeights, type Logistic } from '../knowledge/search/judge.ts'
import { openLanguageSearch } from '../knowledge/search/language-search.ts'
import { emptyVocabulary } from '../knowledge/vocabulary.ts'
import { parseEvalLines } from './eval-report.ts'
import { chooseThresholds, scoreOf, type Predicted, type Score } from './learn-thresholds.ts'
import { fitWeights, type Example } from './learn-weights.ts'

const folds = 5
const weightsFile = join(import.meta.dirname, '../knowledge/search/weights.json')

/**
 * Learns the weights and thresholds from `questions/tuning-*.jsonl`, and says how good they are on
 * questions they were not learnt from. The same questions and articles give the same file.
 */
export async function learn(knowledgeDir: string): Promise<string> {
  const examples = await readExamples(knowledgeDir)
  const predicted = examples.map((): Predicted => ({ topics: [], candidates: [] }))
  for (let fold = 0; fold < folds; fold += 1) {
    const logistic = fitWeights(examples.filter((_, at) => at % folds !== fold))
    for (const [at, example] of examples.entries()) {
      if (at % folds === fold) predicted[at] = predict(example, logistic)
    }
  }
  const { answer, choose } = chooseThresholds(predicted, shippedWeights)
  const note = "Written by 'npm run waymark -- learn'; do not edit by hand."
  const learnt = { note, logistic: fitWeights(examples), answer, choose }
  await writeFile(weightsFile, `${JSON.stringify(learnt, null, 2)}\n`)
  const scores = Array.from({ length: folds }, (_, fold) =>
    scoreOf(
      predicted.filter((_, at) => at % folds === fold),
      learnt,
    ),
  )
  return report(examples.length, scores)
}

function predict({ candidates, topics }: Example, logistic: Logistic): Predicted {
  const chances = probabilitiesOf(
    candidates.map(({ features }) => features),
    logistic,
  )
  const all = candidates.map(({ article }, at) => ({ article, probability: chances[at] ?? 0 }))
  return { topics, candidates: all.toSorted((one, other) => other.probability - one.probability) }
}

/** Questions of one text that an article answers, and those that none does. */
async function readExamples(knowledgeDir: string): Promise<readonly Example[]> {
  const { articles, vocabulary } = checkKnowledge(await readKnowledgeDir(knowledgeDir), new Date())
  const words = vocabulary.find(({ language }) => language === 'en') ?? emptyVocabulary('en')
  const english = articles.filter(({ language }) => language === 'en')
  const search = openLanguageSearch(buildIndex(english, words), words)
  const dir = join(knowledgeDir, 'questions')
  const files = (await readdir(dir)).filter((name) => /^tuning-.*\.jsonl$/.test(name)).sort()
  const read = files.map(async (name) =>
    parseEvalLines(name, await readFile(join(dir, name), 'utf8')),
  )
  return (await Promise.all(read)).flat().flatMap(({ turns, expect }): Example[] => {
    const [text, ...more] = turns
    if (text === undefined || more.length > 0 || expect === undefined) return []
    if (expect.outcome !== 'answer' && expect.outcome !== 'none') return []
    return [{ candidates: search.measure(text), topics: expect.topics ?? [] }]
  })
}

function report(count: number, scores: readonly Score[]): string {
  const names = ['right', 'shown', 'wrong', 'admitted'] as const
  const lines = names.map((name) => {
    const values = scores.map((score) => 100 * score[name])
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    return `${name.padEnd(9)} ${mean.toFixed(1)} % ± ${Math.sqrt(square).toFixed(1)}`
  })
  return [`${count} questions, ${folds} folds, mean and standard deviation:`, ...lines].join('\n')
}
