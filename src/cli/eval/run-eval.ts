import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { loadAssistant } from '../load-assistant.ts'
import { UsageError } from '../usage-error.ts'
import { evalJson, evalTable } from './describe-eval.ts'
import { evaluate } from './evaluate.ts'
import { missed, parseMinimums } from './minimums.ts'
import { parseEvalLines } from './parse-eval-lines.ts'
import { scoreEval } from './score-eval.ts'

/** `eval [--json] [--min right=0.9,…] FILE…`; not ok when a minimum is not reached. */
export async function runEval(
  args: readonly string[],
  knowledgeDir: string,
): Promise<{ readonly output: string; readonly ok: boolean }> {
  const { files, json, min } = readArguments(args)
  const minimums = min === undefined ? [] : parseMinimums(min)
  const lines = (
    await Promise.all(files.map(async (file) => parseEvalLines(file, await readText(file))))
  ).flat()
  const { assistant, close } = await loadAssistant(knowledgeDir)
  try {
    const results = await evaluate(lines, assistant)
    const below = missed(scoreEval(lines, results), minimums)
    const output = (json ? evalJson : evalTable)(lines, results)
    return { output: json ? output : [output, ...below].join('\n'), ok: below.length === 0 }
  } finally {
    await close()
  }
}

function readArguments(args: readonly string[]) {
  const usage = 'Name a file: npm run eval -- [--json] [--min right=0.9,wrong=0.04] FILE…'
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, min: { type: 'string' } },
    })
    if (positionals.length === 0) throw new UsageError(usage)
    return { files: positionals, ...values }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new UsageError(`${file} cannot be read: name a file of JSON lines`)
  }
}
