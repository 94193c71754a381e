import { ConfigInvalid } from '../config.ts'
import { readEnvironment } from '../environment.ts'
import { RegisterChanged } from '../register/import-people.ts'
import { StoreUnavailable } from '../store/store.ts'
import { commands } from './commands.ts'
import { UsageError } from './usage-error.ts'

/** `npm run waymark -- COMMAND …`: everything but running the service. */
const [name = '--help', ...args] = process.argv.slice(2)

try {
  process.exitCode = await run(name, args)
} catch (error) {
  if (!isForTheOperator(error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function run(command: string, rest: readonly string[]): Promise<number> {
  if (command === '--help' || command === 'help') {
    process.stdout.write(help())
    return 0
  }
  const found = commands.find((one) => one.name === command)
  if (found === undefined) throw new UsageError(`There is no command '${command}'.\n\n${help()}`)
  const { output, ok } = await found.run(rest, readEnvironment())
  process.stdout.write(output.endsWith('\n') ? output : `${output}\n`)
  return ok ? 0 : 1
}

function help(): string {
  const lines = commands.flatMap(({ usage }) =>
    usage.map(([form, what]) => `  ${form.padEnd(32)} ${what}`),
  )
  return `Usage: npm run waymark -- COMMAND\n\n${lines.join('\n')}\n`
}

function isForTheOperator(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    error instanceof ConfigInvalid ||
    error instanceof StoreUnavailable ||
    error instanceof RegisterChanged
  )
}
