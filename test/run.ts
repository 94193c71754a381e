import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './support/browser.ts'
import { startPostgres } from './support/postgres-server.ts'

/**
 * The one command that checks everything: the tests by suite, on both databases and in a browser, and
 * beside them format, lint, types, unused code, the articles and the answers, then the kill suite, one at a time. What it
 * skips, it says on its last lines.
 */
interface Step {
  readonly name: string
  readonly command: readonly string[]
  /** A suite of jest: its tests are counted one by one. */
  readonly suite?: boolean
}

const root = join(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)
const jest = [process.execPath, join(root, 'node_modules', 'jest', 'bin', 'jest.js')]

const checks: readonly Step[] = [
  { name: 'types', command: [bin('tsc')] },
  { name: 'lint', command: [bin('eslint'), '.'] },
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'unused', command: [bin('knip')] },
  { name: 'articles', command: [process.execPath, 'src/cli/waymark.ts', 'knowledge', 'check'] },
  { name: 'answers', command: evalOfUnseen() },
]

const suites: readonly Step[] = [
  suite('unit', '--testPathIgnorePatterns', '/stories/', '/kill/', '/browser/'),
  suite('stories', 'test/stories/'),
  suite('kill', 'test/kill/'),
]

const browserSuite = suite('browser', 'test/browser/')

/** Two files at a time also on two cores: a test often waits for its databases and its servers. */
function suite(name: string, ...rest: readonly string[]): Step {
  const workers = Math.max(2, Math.floor(availableParallelism() / 2))
  return { name, command: [...jest, `--maxWorkers=${workers}`, ...rest], suite: true }
}

/** The line that was reached on questions nothing is tuned on, less a little for other processors. */
function evalOfUnseen(): readonly string[] {
  const least = 'right=0.82,shown=0.87,wrong=0.05,admitted=0.83,person=0.9,smalltalk=0.95,stop=0.95'
  const folder = join(root, 'test', 'questions')
  const files = readdirSync(folder).map((file) => join(folder, file))
  return [process.execPath, 'src/cli/waymark.ts', 'eval', '--min', least, ...files]
}

interface Result {
  readonly name: string
  readonly passed: number
  readonly failed: number
}

const only = process.argv.slice(2)
const chromium = findChromium()
const inCi = process.env['CI'] === 'true'
const steps = [...checks, ...suites, ...(chromium === undefined && !inCi ? [] : [browserSuite])]
const wanted = only.length === 0 ? steps : steps.filter((step) => only.includes(step.name))

const reports = mkdtempSync(join(tmpdir(), 'waymark-reports-'))
const postgres = await startPostgres()
const results: Result[] = []
try {
  const inTurn = async (lane: readonly Step[]) => {
    for (const step of lane) results.push(await run(step))
  }
  // The kill suite mostly waits for processes to die and be found: it goes beside the others.
  const isBeside = ({ name, suite }: Step) => suite !== true || name === 'kill'
  await Promise.all([wanted.filter((step) => !isBeside(step)), wanted.filter(isBeside)].map(inTurn))
} finally {
  await postgres.stop()
  rmSync(reports, { recursive: true, force: true })
}

const sum = (key: 'passed' | 'failed'): number => results.reduce((all, one) => all + one[key], 0)
say('')
for (const { name, passed, failed } of results) say(`${name}: ${passed} passed, ${failed} failed`)
if (chromium === undefined && !inCi && only.length === 0) {
  say('browser: skipped, there is no Chromium here. Get it (on Debian: apt-get install chromium),')
  say('or name another in CHROMIUM, and run npm test again.')
}
say(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(sum('failed') > 0 || results.length === 0 ? 1 : 0)

async function run(step: Step): Promise<Result> {
  if (step.suite) say(`\n=== ${step.name}`)
  const report = join(reports, `${step.name}.json`)
  const [command = '', ...rest] = step.command
  const args = step.suite ? [...rest, '--json', `--outputFile=${report}`] : rest
  const began = Date.now()
  const { code, said } = await runProcess(command, args)
  const took = `${Math.round((Date.now() - began) / 1000)} s`
  say(step.suite ? `=== ${step.name}: ${took}` : `\n=== ${step.name}: ${took}\n${said}`)
  const counted = step.suite ? readReport(report) : undefined
  const { passed, failed } = counted ?? { passed: code === 0 ? 1 : 0, failed: 0 }
  // A suite that cannot even load counts as failed, whatever its tests say.
  return { name: step.name, passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** A suite says at once what it says; what a check says is kept until it ends, so as to stand together. */
function runProcess(
  command: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly said: string }> {
  // jest's report goes to a file; its --json output on stdout would bury the rest.
  const isSuite = args.includes('--json')
  const child = spawn(command, args, {
    cwd: root,
    stdio: isSuite ? ['ignore', 'ignore', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      TEST_POSTGRES_URL: postgres.url,
      // Tests start servers by the dozen: what one has compiled the next need not.
      NODE_COMPILE_CACHE: join(tmpdir(), 'waymark-compile-cache'),
      ...(chromium !== undefined && { CHROMIUM: chromium }),
    },
  })
  let said = ''
  const keep = (part: string) => {
    said += part
  }
  child.stdout?.setEncoding('utf8').on('data', keep)
  child.stderr?.setEncoding('utf8').on('data', keep)
  return new Promise((resolve) => {
    child.on('error', ({ message }) => {
      resolve({ code: 1, said: message })
    })
    child.on('close', (code) => {
      resolve({ code: code ?? 1, said })
    })
  })
}

function readReport(file: string): { passed: number; failed: number } | undefined {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>
    const { numPassedTests = 0, numFailedTests = 0, numFailedTestSuites = 0 } = report
    return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites) }
  } catch {
    return undefined
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
