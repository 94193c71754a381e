import { readFile, writeFile } from 'node:fs/promises'
import { readKnowledge } from '../knowledge/check.ts'
import { readKnowledgeDir } from '../knowledge/load-files.ts'
import { parseEvalLines } from './eval/parse-eval-lines.ts'
import { nearDuplicates, type Line } from './near-duplicates.ts'

/**
 * Finds questions that repeat an ask, an entry of the vocabulary, or a question of a file named
 * before: whoever learns from one must not be measured with the other. `remove` takes them out.
 */
export async function findDuplicates(
  knowledgeDir: string,
  files: readonly string[],
  remove: boolean,
): Promise<{ readonly output: string; readonly ok: boolean }> {
  const questions = await Promise.all(files.map(questionsOf))
  const found = nearDuplicates([await taught(knowledgeDir), ...questions])
  const places = new Set(found.map(({ line }) => line.where))
  if (remove) await Promise.all(files.map((file) => takeOut(file, places)))
  const lines = found.map(
    ({ line, of }) => `${line.where} '${line.text}' is nearly ${of.where} '${of.text}'`,
  )
  const summary = `${found.length} near-duplicates${remove ? ' taken out' : ''}.`
  return { output: [...lines, summary].join('\n'), ok: remove || found.length === 0 }
}

/** All that search is taught: asks, and what is meant otherwise. */
async function taught(knowledgeDir: string): Promise<readonly Line[]> {
  const { articles, vocabulary } = readKnowledge(await readKnowledgeDir(knowledgeDir))
  const asks = articles.flatMap(({ id, asks }) => asks.map((text) => ({ where: id, text })))
  const others = vocabulary.flatMap(({ meantOtherwise }) =>
    Object.entries(meantOtherwise).flatMap(([where, texts]) =>
      texts.map((text) => ({ where, text })),
    ),
  )
  return [...asks, ...others]
}

async function questionsOf(file: string): Promise<readonly Line[]> {
  const lines = parseEvalLines(file, await readFile(file, 'utf8'))
  return lines
    .filter(({ turns }) => turns.length === 1)
    .map(({ id, turns }) => ({ where: `${file} ${id}`, text: turns[0] ?? '' }))
}

async function takeOut(file: string, places: ReadonlySet<string>): Promise<void> {
  const raw = await readFile(file, 'utf8')
  const gone = (text: string) =>
    parseEvalLines(file, text).some(({ id }) => places.has(`${file} ${id}`))
  const kept = raw.split('\n').filter((text) => !gone(text))
  if (kept.length < raw.split('\n').length) await writeFile(file, kept.join('\n'))
}
