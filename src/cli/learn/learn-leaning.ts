import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeOf } from '../../assistant/before.ts'
import type { Assistant } from '../../assistant/create-assistant.ts'
import { leaningFeatures, type Compared } from '../../assistant/leans-on.ts'
import { takeTurn } from '../../assistant/turn.ts'
import type { Candidates } from '../../knowledge/search/candidates.ts'
import { takeTurns, type Asked } from '../eval/evaluate.ts'
import type { EvalLine } from '../eval/parse-eval-lines.ts'
import { loadAssistant } from '../load-assistant.ts'
import { fitLeaning, shareRight, type LeaningExample } from './fit-leaning.ts'
import { meanAndSpread } from './mean-and-spread.ts'
import { pairQuestions } from './pair-questions.ts'
import { questionsOf } from './read-questions.ts'
import { readTuning } from './read-tuning.ts'

const leaningFile = join(import.meta.dirname, '../../assistant/leaning.json')

/** A made pair counts for half: nobody asked it. */
const pairWeight = 0.5

/**
 * Learns when a text leans on the one before it, from the talks among the tuning lines and as many
 * pairs of unrelated questions, and says how often it was right on those it was not learnt from.
 */
export async function learnLeaning(knowledgeDir: string, folds: number): Promise<string> {
  const lines = await readTuning(knowledgeDir)
  // What the second of three texts gets depends on what is to be learnt here.
  const talks = lines.filter(({ turns }) => turns.length === 2)
  const pairs = pairQuestions(questionsOf(lines), talks.length)
  const { assistant, close } = await loadAssistant(knowledgeDir)
  try {
    const examples = [
      ...(await examplesOf(talks, 1, assistant)),
      ...(await examplesOf(pairs.map(toLine), pairWeight, assistant)),
    ]
    const shares = Array.from({ length: folds }, (_, fold) => {
      const isIn = (at: number) => at % folds === fold
      const fitted = fitLeaning(examples.filter((_, at) => !isIn(at)))
      return shareRight(
        examples.filter((_, at) => isIn(at)),
        fitted,
      )
    })
    const note = "Written by 'npm run waymark -- learn'; do not edit by hand."
    const found = { note, ...fitLeaning(examples) }
    await writeFile(leaningFile, `${JSON.stringify(found, null, 2)}\n`)
    return `${examples.length} second texts, right to lean or not: ${meanAndSpread(shares)}`
  } finally {
    await close()
  }
}

function toLine([first, second]: ReturnType<typeof pairQuestions>[number], at: number): EvalLine {
  return {
    id: `pair-${at}`,
    turns: [first.text, second.text],
    expect: { outcome: second.topics.length > 0 ? 'answer' : 'none', topics: [...second.topics] },
  }
}

// === Which of both was right

async function examplesOf(
  lines: readonly EvalLine[],
  weight: number,
  assistant: Assistant,
): Promise<readonly LeaningExample[]> {
  const examples: LeaningExample[] = []
  for (const line of lines) {
    const example = await exampleOf(line, assistant)
    if (example !== undefined) examples.push({ ...example, weight })
  }
  return examples
}

/** Undefined where it makes no difference, or something else decides. */
async function exampleOf(
  line: EvalLine,
  { assess, tools }: Assistant,
): Promise<Omit<LeaningExample, 'weight'> | undefined> {
  let found: Promise<Candidates>[] = []
  const searchArticles: typeof tools.searchArticles = (query) => {
    const candidates = tools.searchArticles(query)
    found.push(candidates)
    return candidates
  }
  const watched: Asked = {
    assess,
    takeTurn: (turn, findings) => {
      found = []
      return takeTurn({ ...tools, searchArticles }, turn, findings)
    },
  }
  const { turn, findings } = await takeTurns(line, watched)
  const before = beforeOf(tools, turn)
  // A follow-up is searched for alone and then together; nothing else searches twice.
  const [alone, together] = await Promise.all(found)
  if (before === undefined || alone === undefined || together === undefined) return undefined
  const leans = rightToLean({ alone, together }, line.expect?.topics ?? [])
  if (leans === undefined) return undefined
  return { features: leaningFeatures(before, findings.question, { alone, together }), leans }
}

/** Undefined where both are right, or both wrong. */
function rightToLean(
  { alone, together }: Compared,
  topics: readonly string[],
): boolean | undefined {
  // Who leans is answered something, so it is always wrong for what no article answers.
  if (topics.length === 0) return alone.judgement.kind === 'none' ? false : undefined
  const [rightAlone, rightTogether] = [alone, together].map(
    ({ candidates, judgement }) =>
      judgement.kind === 'answer' && topics.includes(candidates[0]?.article ?? ''),
  )
  return rightAlone === rightTogether ? undefined : rightTogether
}
