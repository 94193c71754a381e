import { type DiffLine, diffLines } from '../../../../knowledge/diff-lines.ts'

/** Lines that stay the same are shown around what changed, so many of them. */
const around = 2

export interface Hunk {
  readonly lines: readonly DiffLine[]
}

/** What changed, with a few lines around it; between two hunks lines were left out. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  const lines = diffLines(before, after)
  const near = new Set<number>()
  for (const [at, { kind }] of lines.entries()) {
    if (kind === 'same') continue
    for (let beside = at - around; beside <= at + around; beside += 1) near.add(beside)
  }
  const hunks: DiffLine[][] = []
  let last = -2
  for (const [at, line] of lines.entries()) {
    if (!near.has(at)) continue
    if (at !== last + 1) hunks.push([])
    hunks.at(-1)?.push(line)
    last = at
  }
  return hunks.map((some) => ({ lines: some }))
}
