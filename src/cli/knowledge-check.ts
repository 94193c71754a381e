import type { Fault } from '../knowledge/article.ts'
import { checkKnowledge } from '../knowledge/check.ts'
import { readKnowledgeDir } from '../knowledge/load-files.ts'

export interface CheckReport {
  readonly output: string
  /** False when a file is refused; warnings alone are fine. */
  readonly ok: boolean
}

/** Reads a knowledge folder and tells every fault and warning by file, with line and remedy. */
export async function checkCommand(dir: string, today = new Date()): Promise<CheckReport> {
  const checked = checkKnowledge(await readKnowledgeDir(dir), today)
  const marked = [
    ...checked.faults.map((fault) => ({ ...fault, kind: 'fault' })),
    ...checked.warnings.map((fault) => ({ ...fault, kind: 'warning' })),
  ]
  const byFile = Map.groupBy(marked, (fault) => fault.file)
  const blocks = Array.from(byFile, ([file, faults]) => [file, ...describeAll(faults)].join('\n'))
  const summary =
    `${count(checked.articles.length, 'article')} in order, ` +
    `${count(checked.faults.length, 'fault')}, ${count(checked.warnings.length, 'warning')}.` +
    describeReadingAges(checked.readingAges)
  return { output: [...blocks, summary].join('\n\n') + '\n', ok: checked.faults.length === 0 }
}

/** The middle one and the hardest to read. */
function describeReadingAges(ages: ReadonlyMap<string, number>): string {
  const sorted = Array.from(ages).toSorted(([, one], [, other]) => one - other)
  const [middle, hardest] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
  if (middle === undefined || hardest === undefined) return ''
  return `\nReading age: median ${middle[1].toFixed(1)} years, highest ${hardest[1].toFixed(1)} (${hardest[0]}).`
}

type MarkedFault = Fault & { readonly kind: string }

function describeAll(faults: readonly MarkedFault[]): string[] {
  return faults
    .toSorted((one, other) => one.line - other.line)
    .map(
      ({ line, kind, field, problem, remedy }) =>
        `  line ${line}, ${kind}: ${field} ${problem}. To mend: ${remedy}.`,
    )
}

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`
