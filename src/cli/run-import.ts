import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { describePlan, type Described } from './describe-plan.ts'
import { UsageError } from './usage-error.ts'

export interface ImportWays {
  readonly preview: (csv: Uint8Array) => Promise<Described>
  readonly write: (csv: Uint8Array) => Promise<Described>
  /** Asks whoever is at the terminal; absent when nobody is. */
  readonly confirm: ((question: string) => Promise<boolean>) | undefined
}

/**
 * Shows what a file would do, and does it after a yes: `--yes`, or at the terminal. Nothing is
 * written with `--dry-run`, without a yes, or when anything in the file is wrong.
 */
export async function runImport(
  args: readonly string[],
  { preview, write, confirm }: ImportWays,
): Promise<{ readonly output: string; readonly ok: boolean }> {
  const flags = args.filter((arg) => arg.startsWith('--'))
  const [file, ...more] = args.filter((arg) => !arg.startsWith('--'))
  const odd = flags.find((flag) => flag !== '--yes' && flag !== '--dry-run')
  if (file === undefined || more.length > 0 || odd !== undefined) {
    throw new UsageError('Say which file: import FILE [--dry-run | --yes]')
  }
  const csv = await readCsv(file)
  const plan = await preview(csv)
  const shown = describePlan(plan)
  if (plan.faults.length > 0) return { output: shown, ok: false }
  if (plan.rows.length === 0) return { output: shown, ok: true }
  if (flags.includes('--dry-run')) return { output: `${shown}\nNothing was written.`, ok: true }
  const ask = (): Promise<boolean> | undefined => confirm?.(`${shown}\nImport this?`)
  const yes = flags.includes('--yes') || (await ask())
  if (yes === undefined) {
    return { output: `${shown}\nNothing was written. Add --yes to import this.`, ok: true }
  }
  if (!yes) return { output: 'Nothing was written.', ok: true }
  // Somebody may have changed the register since it was shown.
  const written = await write(csv)
  const done = written.faults.length === 0
  return { output: `${describePlan(written)}${done ? '\nImported.' : ''}`, ok: done }
}

async function readCsv(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch {
    throw new UsageError(`There is no file ${file} that can be read`)
  }
}

/** Asks a yes or no of whoever is at the terminal; undefined when nobody is. */
export function askAtTerminal(): ImportWays['confirm'] {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined
  return async (question) => {
    const terminal = createInterface({ input: process.stdin, output: process.stdout })
    const answer = await terminal.question(`${question} [y/N] `)
    terminal.close()
    return /^y(es)?$/i.test(answer.trim())
  }
}
