import { gramBits } from './grams.ts'
import type { Vector } from './gram-scale.ts'
import type { Steps } from './learn-wording.ts'

/**
 * What each gram of a text says for and against each article: a row of weights a gram. A row is for
 * all articles, or names those it is for.
 */
export interface Wording {
  readonly articles: number
  /** Each gram's row, or -1. */
  readonly rowOf: Int32Array
  /** Where each row begins; one more than there are rows. */
  readonly starts: Uint32Array
  /** The article each weight is for. Rows for all come last, and are not here. */
  readonly columns: Uint16Array
  readonly weights: Float32Array
}

/**
 * What a text says for each article, by number; comparable within one text only. With `among`, for
 * those articles: the scores of others may be anything. `scores` are zeros to add to.
 */
export function scoreWording(
  wording: Wording,
  { grams, weights: values }: Vector,
  among?: Uint16Array,
  scores = new Float32Array(wording.articles),
): Float32Array {
  const { articles, rowOf, starts, columns, weights } = wording
  for (let at = 0; at < grams.length; at += 1) {
    const row = rowOf[grams[at] ?? 0] ?? -1
    if (row < 0) continue
    const value = values[at] ?? 0
    const start = starts[row] ?? 0
    const end = starts[row + 1] ?? 0
    if (end - start < articles) addSome(scores, value, weights, columns, start, end)
    else if (among === undefined) addAll(scores, value, weights, start)
    else addAmong(scores, value, weights, start, among)
  }
  return scores
}

// Plain loops, for each kind of row: nine tenths of the time of learning is spent here.

function addAll(scores: Float32Array, value: number, weights: Float32Array, start: number): void {
  for (let at = 0; at < scores.length; at += 1) {
    scores[at] = (scores[at] ?? 0) + value * (weights[start + at] ?? 0)
  }
}

function addAmong(
  scores: Float32Array,
  value: number,
  weights: Float32Array,
  start: number,
  among: Uint16Array,
): void {
  for (let at = 0; at < among.length; at += 1) {
    const column = among[at] ?? 0
    scores[column] = (scores[column] ?? 0) + value * (weights[start + column] ?? 0)
  }
}

function addSome(
  scores: Float32Array,
  value: number,
  weights: Float32Array,
  columns: Uint16Array,
  start: number,
  end: number,
): void {
  for (let cell = start; cell < end; cell += 1) {
    const column = columns[cell] ?? 0
    scores[column] = (scores[column] ?? 0) + value * (weights[cell] ?? 0)
  }
}

/** What one gram says for one article. */
export function weightIn(wording: Wording, gram: number, article: number): number {
  const { articles, rowOf, starts, columns, weights } = wording
  const row = rowOf[gram] ?? -1
  if (row < 0) return 0
  const start = starts[row] ?? 0
  const end = starts[row + 1] ?? 0
  if (end - start === articles) return weights[start + article] ?? 0
  for (let cell = start; cell < end; cell += 1) {
    if (columns[cell] === article) return weights[cell] ?? 0
  }
  return 0
}

/** A text and the article it is about, below 0 for none that has a number. */
interface Told {
  readonly vector: Vector
  readonly article: number
}

/** More articles than this never share a row: the table would be too large, the gram too common. */
const widestRow = 400

/** Rows without weights yet, of the grams of some texts: for all articles when it is common. */
export function* emptyWording(
  texts: readonly Told[],
  articles: number,
  common: number,
): Steps<Wording> {
  // Article by article, so that one number tells whether an article had a gram already.
  const sorted = texts.toSorted((one, other) => one.article - other.article)
  yield
  const { grams, times, own } = yield* countUses(sorted)
  const isForAll = (gram: number) =>
    articles <= widestRow && (own[gram] === articles || (times[gram] ?? 0) >= common)
  const forAll = grams.filter(isForAll)
  const forSome = grams.filter((gram) => {
    const count = own[gram] ?? 0
    return count > 0 && count <= widestRow && !isForAll(gram)
  })
  yield
  const rowOf = new Int32Array(1 << gramBits).fill(-1)
  const starts = new Uint32Array(forSome.length + forAll.length + 1)
  // Those for all come last: their cells need no columns.
  for (const [row, gram] of [...forSome, ...forAll].entries()) {
    rowOf[gram] = row
    const cells = row < forSome.length ? (own[gram] ?? 0) : articles
    starts[row + 1] = (starts[row] ?? 0) + cells
  }
  yield
  const columns = new Uint16Array(starts[forSome.length] ?? 0)
  yield* fillColumns({ rowOf, starts, columns }, forSome.length, sorted)
  const weights = new Float32Array(starts.at(-1) ?? 0)
  return { articles, rowOf, starts, columns, weights }
}

const textsInStep = 64

/** The grams there are, in how many texts each is, and in those of how many articles. */
function* countUses(sorted: readonly Told[]) {
  const grams: number[] = []
  const times = new Uint32Array(1 << gramBits)
  const own = new Uint16Array(1 << gramBits)
  const last = new Int32Array(1 << gramBits).fill(-1)
  for (const [at, { vector, article }] of sorted.entries()) {
    if (at % textsInStep === 0) yield
    for (const gram of vector.grams) {
      if (times[gram] === 0) grams.push(gram)
      times[gram] = (times[gram] ?? 0) + 1
      if (last[gram] === article || article < 0) continue
      last[gram] = article
      own[gram] = (own[gram] ?? 0) + 1
    }
  }
  return { grams, times, own }
}

/** Each of the first rows gets the articles whose texts have its gram. */
function* fillColumns(
  { rowOf, starts, columns }: Pick<Wording, 'rowOf' | 'starts' | 'columns'>,
  rows: number,
  sorted: readonly Told[],
) {
  const filled = new Uint16Array(rows)
  for (const [at, { vector, article }] of sorted.entries()) {
    if (at % textsInStep === 0) yield
    if (article < 0) continue
    for (const gram of vector.grams) {
      const row = rowOf[gram] ?? -1
      if (row < 0 || row >= rows) continue
      const count = filled[row] ?? 0
      const next = (starts[row] ?? 0) + count
      if (count > 0 && columns[next - 1] === article) continue
      columns[next] = article
      filled[row] = count + 1
    }
  }
}
