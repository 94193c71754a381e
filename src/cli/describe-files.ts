import { assertNever } from '../domain/assert-never.ts'
import type { ComparedFile } from '../editing/compare-files.ts'
import type { Exported } from '../editing/export-knowledge.ts'
import type { Imported } from '../editing/import-knowledge.ts'
import { type DiffLine, diffLines } from '../knowledge/diff-lines.ts'

export interface DescribedFiles {
  readonly output: string
  readonly ok: boolean
}

/** What an import did, or would do. */
export function describeImport(imported: Imported, dryRun: boolean): DescribedFiles {
  const { published, conflicts, faults, missing, withdrawn } = imported
  const lines = [
    ...published.map((file) => `${dryRun ? 'would publish' : 'published'}  ${file}`),
    ...withdrawn.map(
      (file) => `${dryRun ? 'would withdraw' : 'withdrawn'}  ${file}: no file any more`,
    ),
    ...conflicts.map(
      (file) =>
        `conflict   ${file}: edited in the console since; left alone. Settle it there under Editing, Files`,
    ),
    ...missing.map(
      (file) =>
        `no file    ${file}: still published. Withdraw it in the console, or with --prune; 'knowledge export' writes the file again`,
    ),
    ...faults.map(
      ({ file, line, field, problem, remedy }) =>
        `refused    ${file}:${line} ${field} ${problem}. To mend: ${remedy}`,
    ),
  ]
  const ok = conflicts.length + faults.length === 0
  return finish(lines, 'Nothing changed.', { dryRun, ok })
}

/** What an export did, or would do. */
export function describeExport(exported: Exported, dryRun: boolean): DescribedFiles {
  const { written, removed, left, newer, unknown } = exported
  const lines = [
    ...written.map((file) => `${dryRun ? 'would write' : 'written'}    ${file}`),
    ...removed.map(
      (file) => `${dryRun ? 'would remove' : 'removed'}    ${file}: taken out of service`,
    ),
    ...left.map((file) => `left       ${file}: taken out of service; --prune removes the file`),
    ...newer.map(
      (file) => `newer      ${file}: changed since it was imported; left alone. Import it first`,
    ),
    ...unknown.map((file) => `unknown    ${file}: never imported; left alone`),
  ]
  return finish(lines, 'The folder has everything that is published.', {
    dryRun,
    ok: newer.length === 0,
  })
}

function finish(
  lines: readonly string[],
  nothing: string,
  { dryRun, ok }: { readonly dryRun: boolean; readonly ok: boolean },
): DescribedFiles {
  if (lines.length === 0) return { output: nothing, ok }
  return { output: [...lines, ...(dryRun ? ['Nothing was written.'] : [])].join('\n'), ok }
}

/** What differs between a folder and the database, with the lines: - is published, + is in the file. */
export function describeDifferences(compared: readonly ComparedFile[]): DescribedFiles {
  const different = compared.filter(({ state }) => state !== 'same')
  const blocks = different.map((one) =>
    [`${one.path}: ${stateWords(one)}`, ...linesOf(one).map((line) => `  ${line}`)].join('\n'),
  )
  if (blocks.length === 0) return { output: 'The folder and the database say the same.', ok: true }
  return { output: blocks.join('\n\n'), ok: different.every(({ state }) => state !== 'conflict') }
}

function stateWords({ state, newest, edited }: ComparedFile): string {
  switch (state) {
    case 'same':
      return 'the same'
    case 'file-only':
      return 'new: only in the folder'
    case 'file-newer':
      return 'the file is newer'
    case 'console-newer':
      return newest?.status === 'withdrawn'
        ? 'taken out of service in the console; the file is still there'
        : 'the console is newer'
    case 'conflict':
      return 'conflict: both changed since they were the same'
    case 'console-only':
      return 'new: only in the console'
    case 'file-gone':
      return `not in the folder: withdraw it in the console or with --prune${edited ? ' (edited in the console since)' : ''}`
    default:
      return assertNever(state)
  }
}

/** What is on one side alone is named, and not written out. */
function linesOf({ file, newest }: ComparedFile): readonly string[] {
  if (file === undefined || newest === undefined || newest.raw === file) return []
  const lines = diffLines(newest.raw, file)
  const shown = new Set(
    lines.flatMap(({ kind }, at) => (kind === 'same' ? [] : [at - 1, at, at + 1])),
  )
  const out: string[] = []
  for (const [at, line] of lines.entries()) {
    if (!shown.has(at)) continue
    if (out.length > 0 && !shown.has(at - 1)) out.push('…')
    out.push(`${marks[line.kind]} ${line.text}`)
  }
  return out.length > 0 ? out : ['only the line ends differ']
}

const marks: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', removed: '-', added: '+' }
