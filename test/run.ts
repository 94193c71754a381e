import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './support/browser.ts'
import { startPostgres } from './support/postgres-server.ts'

/**
 * The one command that checks everything: format, lint, types, unused code, the articles, then the
 * tests by suite, on both databases and in a browser. What it skips, it says on its last lines.
 */
interface Step {
  readonly name: string
  readonly command: readonly string[]
  /** A suite of jest: its tests are counted one by one. */
  readonly suite?: boolean
}

const root = join(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)
const jest = [
  process.execPath,
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
]

const checks: readonly Step[] = [
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: [bin('eslint'), '.'] },
  { name: 'types', command: [bin('tsc')] },
  { name: 'unused', command: [bin('knip')] },
  { name: 'articles', command: [process.execPath, 'src/cli/waymark.ts', 'knowledge', 'check'] },
  { name: 'answers', command: evalOfUnseen() },
]

const suites: readonly Step[] = [
  suite('unit', '--testPathIgnorePatterns', '/stories/', '/kill/', '/browser/'),
  // Two at a time also on two cores: a story mostly waits for its databases and its search worker.
  suite('stories', '--maxWorkers=2', 'test/stories/'),
  suite('kill', '--maxWorkers=2', 'test/kill/'),
]

const browserSuite = suite('browser', 'test/browser/')

function suite(name: string, ...rest: readonly string[]): Step {
  return { name, command: [...jest, ...rest], suite: true }
}

/** The line that was reached on questions nothing is tuned on, less a little for other processors. */
function evalOfUnseen(): readonly string[] {
  const least = 'right=0.8,shown=0.85,wrong=0.05,admitted=0.8,person=0.85,smalltalk=0.95,stop=0.85'
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
  for (const step of wanted) results.push(await run(step))
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
  say(`\n=== ${step.name}`)
  const report = join(reports, `${step.name}.json`)
  const [command = '', ...rest] = step.command
  const args = step.suite ? [...rest, '--json', `--outputFile=${report}`] : rest
  const code = await runProcess(command, args)
  const counted = step.suite ? readReport(report) : undefined
  const { passed, failed } = counted ?? { passed: code === 0 ? 1 : 0, failed: 0 }
  // A suite that cannot even load counts as failed, whatever its tests say.
  return { name: step.name, passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

function runProcess(command: string, args: readonly string[]): Promise<number> {
  const child = spawn(command, args, {
    cwd: root,
    // jest's report goes to a file; its --json output on stdout would bury the rest.
    stdio: ['ignore', args.includes('--json') ? 'ignore' : 'inherit', 'inherit'],
    env: {
      ...process.env,
      TEST_POSTGRES_URL: postgres.url,
      ...(chromium !== undefined && { CHROMIUM: chromium }),
    },
  })
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve(1)
    })
    child.on('close', (code) => {
      resolve(code ?? 1)
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
