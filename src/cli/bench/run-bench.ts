import { UsageError } from '../usage-error.ts'

/** Runs a bench with what was typed after its name; a mistake in that is told, not thrown. */
export async function runBench(run: (args: readonly string[]) => Promise<void>): Promise<void> {
  try {
    await run(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
