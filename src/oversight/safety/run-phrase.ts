import type { SafetyPhrase } from '../../domain/safety-phrase.ts'
import type { UnseenText } from '../../store/recent-texts.ts'
import type { Net } from './net.ts'
import type { Counted, RunResult } from './phrase-run.ts'
import type { CorpusLine } from './read-corpora.ts'

export interface RunOver {
  readonly net: Net
  /** Made-up lines, and the questions of articles. */
  readonly lines: readonly CorpusLine[]
  /** Texts that nobody sees, page by page; an empty page is the end. */
  readonly nextTexts: (afterId: string) => Promise<readonly UnseenText[]>
  /** Called between two bites: lets everything else run, and says false when it is to end. */
  readonly goOn: (read: number) => Promise<boolean>
}

const linesInABite = 25
const mostExamples = 8

/** What a phrase would newly hear; undefined when it was told to end. Never long at a time. */
export async function runPhrase(
  phrase: SafetyPhrase,
  { net, lines, nextTexts, goOn }: RunOver,
): Promise<Omit<RunResult, 'finishedAt'> | undefined> {
  const isNew = (text: string): boolean =>
    net.hasPhrase(text, phrase) && !net.hears(text, phrase.category)
  const found: CorpusLine[] = []
  for (let read = 0; read < lines.length; read += linesInABite) {
    const bite = lines.slice(read, read + linesInABite)
    found.push(...bite.filter(({ text }) => isNew(text)))
    if (!(await goOn(read + bite.length))) return undefined
  }
  const recent = await countRecent(isNew, nextTexts, () => goOn(lines.length))
  if (recent === undefined) return undefined
  const right = ({ means }: CorpusLine): boolean => means === phrase.category
  const harmless = ({ means }: CorpusLine): boolean => means === 'harmless'
  return {
    caught: counted(lines.filter(right).length, found.filter(right)),
    disturbed: counted(lines.filter(harmless).length, found.filter(harmless)),
    recent,
  }
}

async function countRecent(
  isNew: (text: string) => boolean,
  nextTexts: RunOver['nextTexts'],
  goOn: () => Promise<boolean>,
): Promise<RunResult['recent'] | undefined> {
  let texts = 0
  let alarmed = 0
  for (let page = await nextTexts(''); page.length > 0;) {
    for (let at = 0; at < page.length; at += linesInABite) {
      const bite = page.slice(at, at + linesInABite)
      texts += bite.length
      alarmed += bite.filter(({ text }) => isNew(text)).length
      if (!(await goOn())) return undefined
    }
    page = await nextTexts(page.at(-1)?.id ?? '')
  }
  return { texts, alarmed }
}

function counted(of: number, lines: readonly CorpusLine[]): Counted {
  return { of, count: lines.length, examples: lines.slice(0, mostExamples).map(({ text }) => text) }
}
