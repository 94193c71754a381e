/** What becomes of one item of a list: kept, replaced by another, taken out, or new. */
export interface ListStep {
  /** Its place in the list before; undefined: it is new. */
  readonly before?: number
  /** Its place in the list after; undefined: it is taken out. */
  readonly after?: number
}

/** How one list becomes another, in order, with as many items kept where they are as can be. */
export function diffList(before: readonly string[], after: readonly string[]): readonly ListStep[] {
  const lengths = commonLengths(before, after)
  const steps: ListStep[] = []
  let gone: number[] = []
  let come: number[] = []
  const flush = () => {
    steps.push(...pairUp(gone, come))
    gone = []
    come = []
  }
  let [b, a] = [0, 0]
  while (b < before.length || a < after.length) {
    if (b < before.length && a < after.length && before[b] === after[a]) {
      flush()
      steps.push({ before: b++, after: a++ })
    } else if (a >= after.length || (b < before.length && lengthAt(b + 1, a) >= lengthAt(b, a + 1)))
      gone.push(b++)
    else come.push(a++)
  }
  flush()
  return steps

  function lengthAt(i: number, j: number): number {
    return lengths[i]?.[j] ?? 0
  }
}

/** Items between two that are kept: an old one and a new one are one that was changed. */
function pairUp(gone: readonly number[], come: readonly number[]): readonly ListStep[] {
  const most = Math.max(gone.length, come.length)
  return Array.from({ length: most }, (_, at) => ({
    ...(gone[at] !== undefined && { before: gone[at] }),
    ...(come[at] !== undefined && { after: come[at] }),
  }))
}

/** How many items the rests of both lists have in common, from each pair of places on. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  )
  for (let b = before.length - 1; b >= 0; b -= 1) {
    for (let a = after.length - 1; a >= 0; a -= 1) {
      const row = lengths[b]
      if (row === undefined) continue
      const below = lengths[b + 1]
      row[a] =
        before[b] === after[a]
          ? (below?.[a + 1] ?? 0) + 1
          : Math.max(below?.[a] ?? 0, row[a + 1] ?? 0)
    }
  }
  return lengths
}
