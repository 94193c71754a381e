import { setImmediate } from 'node:timers/promises'
import type { Article } from '../../../knowledge/article.ts'
import { quantile } from '../statistics.ts'
import { type Share, wilson } from '../../wilson.ts'
import type { Engine } from './engine.ts'
import type { Question } from './read-questions.ts'

export interface EngineResult {
  readonly name: string
  /** Questions put to it: fewer than there are when it is too slow for all. */
  readonly asked: number
  /** Its best result is an article that answers. */
  readonly right: Share
  /** One of its first three is. */
  readonly shown: Share
  /** Questions on which it threw: they count as without a result. */
  readonly failed: number
  readonly msP50: number
  readonly msP99: number
  readonly buildMs: number
  /** MiB kept after the build; undefined without `--expose-gc`. */
  readonly memoryMiB: number | undefined
}

const warmUps = 20

/** Milliseconds that one engine's questions may take, about; a slow one gets every nth question. */
const budgetMs = 60_000

/** Builds, warms up and asks one engine; the same engine cannot be measured again. */
export async function measureEngine(
  engine: Engine,
  articles: readonly Article[],
  questions: readonly Question[],
): Promise<EngineResult> {
  const bytesBefore = await heldBytes()
  const began = performance.now()
  await engine.build(articles)
  const buildMs = performance.now() - began
  const bytes = (await heldBytes()) - bytesBefore + (engine.nativeBytes?.() ?? 0)
  const first = await askAll(engine, everyNth(questions, questions.length / warmUps))
  const expectedMs = quantile(msOf(first), 0.5) * questions.length
  const answers = await askAll(engine, everyNth(questions, expectedMs / budgetMs))
  return {
    name: engine.name,
    asked: answers.length,
    right: shareOf(answers, 1),
    shown: shareOf(answers, 3),
    failed: answers.filter(({ failed }) => failed).length,
    msP50: quantile(msOf(answers), 0.5),
    msP99: quantile(msOf(answers), 0.99),
    buildMs,
    memoryMiB: globalThis.gc === undefined ? undefined : bytes / 2 ** 20,
  }
}

/** Bytes on V8's heap and in its buffers, without what is garbage. */
async function heldBytes(): Promise<number> {
  // What is used until the end of a turn of the event loop is garbage only after it.
  for (let turn = 0; turn < 3; turn += 1) {
    await setImmediate()
    globalThis.gc?.()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const everyNth = (questions: readonly Question[], n: number): readonly Question[] =>
  questions.filter((_, at) => at % Math.max(1, Math.ceil(n)) === 0)

interface Answer {
  readonly topics: readonly string[]
  readonly found: readonly string[]
  readonly failed: boolean
  readonly ms: number
}

const msOf = (answers: readonly Answer[]): readonly number[] => answers.map(({ ms }) => ms)

async function askAll(engine: Engine, questions: readonly Question[]): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  for (const { text, topics } of questions) {
    const began = performance.now()
    const found = await tryToAsk(engine, text)
    const ms = performance.now() - began
    answers.push({ topics, found: found ?? [], failed: found === undefined, ms })
  }
  return answers
}

async function tryToAsk(engine: Engine, text: string): Promise<readonly string[] | undefined> {
  try {
    return await engine.ask(text)
  } catch {
    return undefined
  }
}

function shareOf(answers: readonly Answer[], first: number): Share {
  const hits = answers.filter(({ found, topics }) =>
    found.slice(0, first).some((id) => topics.includes(id)),
  )
  return wilson(hits.length, answers.length)
}
