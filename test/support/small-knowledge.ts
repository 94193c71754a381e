import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importKnowledge } from '../../src/editing/import-knowledge.ts'
import { readKnowledgeDir } from '../../src/knowledge/load-files.ts'
import type { TestApp } from './app.ts'
import { timeRuns } from './time-runs.ts'

const ours = join(import.meta.dirname, '../../knowledge')

/** A knowledge folder with the council's own file and one article: it is in force in no time. */
export interface SmallKnowledge {
  /** What KNOWLEDGE_DIR is. */
  readonly dir: string
  /** The council's file, as it now is. */
  council(): string
  /** Writes the council's file, with some of its lines changed. */
  change(from: string | RegExp, to: string): void
  /** Takes out what its article leaves to confirm. */
  confirmArticles(): void
  remove(): void
}

export function smallKnowledge(): SmallKnowledge {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-knowledge-'))
  for (const file of ['council.yaml', 'vocabulary.en.yaml', 'en/council-tax.md']) {
    cpSync(join(ours, file), join(dir, file))
  }
  const file = join(dir, 'council.yaml')
  const council = () => readFileSync(file, 'utf8')
  return {
    dir,
    council,
    change(from, to) {
      const before = council()
      const after = before.replace(from, to)
      if (after === before) throw new Error(`council.yaml has no ${String(from)}`)
      writeFileSync(file, after)
    },
    confirmArticles() {
      const article = join(dir, 'en/council-tax.md')
      const text = readFileSync(article, 'utf8')
      writeFileSync(article, text.replace(/^confirm:\n(?: +-.*\n(?: {4,}.*\n)*)+/m, ''))
    },
    remove: () => {
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The work e-mail of whoever answers the number. */
export const nightAccount = 'edt@story.example'

/**
 * Publishes council.yaml with another way of being there at night, as an editor would, and waits
 * until it is in force: 'none', 'rota', or the number that is rung.
 */
export async function declareOutOfHours(
  { app, clock }: Pick<TestApp, 'app' | 'clock'>,
  knowledge: SmallKnowledge,
  way: string,
): Promise<void> {
  const kind = way.startsWith('+') ? 'staffed_call' : way
  const phone = way.startsWith('+')
    ? `\n  out-of-hours-phone: '${way}'\n  out-of-hours-account: ${nightAccount}`
    : ''
  knowledge.change(
    /\n {2}out-of-hours: \w+(\n {2}out-of-hours-(phone|account): .*)*/,
    `\n  out-of-hours: ${kind}${phone}`,
  )
  const files = await readKnowledgeDir(knowledge.dir)
  await importKnowledge({ store: app.store, clock }, files)
  await timeRuns({ store: app.store, clock }, () => app.messaging.safety().outOfHours.kind === kind)
}
