import { loadConfig } from '../config.ts'
import { compareFiles } from '../editing/compare-files.ts'
import { exportKnowledge } from '../editing/export-knowledge.ts'
import { importKnowledge } from '../editing/import-knowledge.ts'
import { readKnowledgeDir } from '../knowledge/load-files.ts'
import { listFileHashes } from '../store/file-conflicts.ts'
import { listNewest } from '../store/revisions.ts'
import { systemClock } from '../system-clock.ts'
import { describeDifferences, describeExport, describeImport } from './describe-files.ts'
import { findDuplicates } from './find-duplicates.ts'
import { checkCommand } from './knowledge-check.ts'
import { withStore } from './open-beside.ts'
import { UsageError } from './usage-error.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Result = Promise<{ readonly output: string; readonly ok: boolean }>

/** `knowledge check | import | export | diff | duplicates`; the folder is KNOWLEDGE_DIR when none is named. */
export function runKnowledge([action = '', ...args]: readonly string[], env: Environment): Result {
  const own = env['KNOWLEDGE_DIR'] ?? 'knowledge'
  if (action === 'duplicates') {
    const files = args.filter((arg) => arg !== '--remove')
    return findDuplicates(own, files, args.includes('--remove'))
  }
  const { dir = own, flags } = readArgs(args, allowed[action] ?? [])
  switch (action) {
    case 'check':
      return checkCommand(dir)
    case 'import':
      return bringIn(dir, flags, env)
    case 'export':
      return writeOut(dir, flags, env)
    case 'diff':
      return compare(dir, env)
    default:
      throw new UsageError('Say which: knowledge check, import, export, diff or duplicates')
  }
}

const allowed: Readonly<Record<string, readonly string[]>> = {
  import: ['--dry-run', '--prune'],
  export: ['--dry-run', '--prune'],
}

interface Args {
  readonly dir?: string
  readonly flags: { readonly dryRun: boolean; readonly prune: boolean }
}

function readArgs(args: readonly string[], known: readonly string[]): Args {
  const odd = args.find((arg) => arg.startsWith('--') && !known.includes(arg))
  const [dir, more] = args.filter((arg) => !arg.startsWith('--'))
  if (odd !== undefined) throw new UsageError(`There is no ${odd} here`)
  if (more !== undefined) throw new UsageError('Say one folder')
  const flags = { dryRun: args.includes('--dry-run'), prune: args.includes('--prune') }
  return dir === undefined ? { flags } : { dir, flags }
}

async function bringIn(dir: string, flags: Args['flags'], env: Environment): Result {
  const files = await readFolder(dir)
  return withStore(loadConfig(env), async (store) => {
    const imported = await importKnowledge({ store, clock: systemClock }, files, flags)
    return describeImport(imported, flags.dryRun)
  })
}

async function writeOut(dir: string, flags: Args['flags'], env: Environment): Result {
  return withStore(loadConfig(env), async (store) =>
    describeExport(await exportKnowledge(store, dir, flags), flags.dryRun),
  )
}

async function compare(dir: string, env: Environment): Result {
  const files = await readFolder(dir)
  return withStore(loadConfig(env), async (store) =>
    describeDifferences(compareFiles(files, await listNewest(store), await listFileHashes(store))),
  )
}

async function readFolder(dir: string) {
  try {
    return await readKnowledgeDir(dir)
  } catch {
    throw new UsageError(`There is no folder ${dir} that can be read`)
  }
}
