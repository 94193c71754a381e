/** One line of a difference between two texts. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Larger differences than this many pairs of lines are shown as all out, all in. */
const mostPairs = 4_000_000

/** What changed from one text to another, line by line: the fewest lines out and in. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  return diff(before.split(/\r?\n/), after.split(/\r?\n/))
}

/** The same, of any list of words or lines. */
export function diff(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const start = before.findIndex((text, at) => text !== after[at])
  const head = start < 0 ? before.length : start
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return [
    ...before.slice(0, head).map(line('same')),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(line('same')),
  ]
}

const line =
  (kind: DiffLine['kind']) =>
  (text: string): DiffLine => ({ kind, text })

/** By the longest common subsequence: `longest[i][j]` is that of what begins at i and j. */
function middle(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  if (before.length * after.length > mostPairs) {
    return [...before.map(line('removed')), ...after.map(line('added'))]
  }
  const width = after.length + 1
  const longest = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [out, into] = [before[i], after[j]]
    if (out !== undefined && out === into) {
      lines.push({ kind: 'same', text: out })
      i += 1
      j += 1
    } else if (out !== undefined && (into === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'removed', text: out })
      i += 1
    } else {
      lines.push({ kind: 'added', text: into ?? '' })
      j += 1
    }
  }
  return lines
}
