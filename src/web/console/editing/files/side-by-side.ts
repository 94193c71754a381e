import { type DiffLine, diffLines } from '../../../../knowledge/diff-lines.ts'

/** A row of two texts beside each other; a side is absent where it has no such line. */
export interface SideRow {
  readonly kind: 'same' | 'changed' | 'gap'
  readonly left?: string
  readonly right?: string
  /** How many lines that are the same are left out here. */
  readonly lines?: number
}

/** Lines around a difference that are shown with it. */
const around = 2

/** Two texts beside each other, with what is the same on both left out but for a few lines. */
export function sideBySide(left: string, right: string): readonly SideRow[] {
  return foldSame(pair(diffLines(left, right)))
}

function pair(lines: readonly DiffLine[]): readonly SideRow[] {
  const rows: SideRow[] = []
  let out: string[] = []
  let into: string[] = []
  const flush = () => {
    const most = Math.max(out.length, into.length)
    for (let at = 0; at < most; at += 1) {
      const [left, right] = [out[at], into[at]]
      rows.push({
        kind: 'changed',
        ...(left !== undefined && { left }),
        ...(right !== undefined && { right }),
      })
    }
    out = []
    into = []
  }
  for (const { kind, text } of lines) {
    if (kind === 'removed') out.push(text)
    else if (kind === 'added') into.push(text)
    else {
      flush()
      rows.push({ kind: 'same', left: text, right: text })
    }
  }
  flush()
  return rows
}

function foldSame(rows: readonly SideRow[]): readonly SideRow[] {
  const near = (at: number) =>
    rows.slice(Math.max(0, at - around), at + around + 1).some(({ kind }) => kind === 'changed')
  const shown: SideRow[] = []
  for (const [at, row] of rows.entries()) {
    const last = shown.at(-1)
    if (near(at)) shown.push(row)
    else if (last?.kind === 'gap')
      shown[shown.length - 1] = { kind: 'gap', lines: (last.lines ?? 0) + 1 }
    else shown.push({ kind: 'gap', lines: 1 })
  }
  return shown
}
