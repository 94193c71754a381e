import type { BuildMeasure, LoadMeasure } from './measure-index.ts'
import type { EditMeasure } from './measure-edits.ts'
import type { Size } from './scale-input.ts'

/** All that was measured of one size. */
export interface ScaleRow extends BuildMeasure, LoadMeasure, EditMeasure {
  readonly size: Size
  readonly articles: number
  readonly asks: number
}

export interface ScaleReport {
  /** ISO date of the run. */
  readonly date: string
  /** 'Intel Xeon, 2 cores, Node v24.21.0, load before 0.3'. */
  readonly machine: string
  readonly rows: readonly ScaleRow[]
}

type Figure = Exclude<keyof ScaleRow, 'size'>

/** What each line of the table says, in the order of the table. */
const names: Readonly<Record<Figure, string>> = {
  articles: 'articles',
  asks: 'asks',
  buildMs: 'build, ms',
  fileMiB: 'index on disk, MiB',
  memoryMiB: 'index in memory, MiB',
  loadMs: 'ready from the cache, ms',
  readyMs: 'the same in its worker, ms',
  queryP50: 'query p50, ms',
  queryP99: 'query p99, ms',
  quietP99: 'answer of the service p99, ms',
  quietMax: 'longest, ms',
  editMs: 'edit until found, ms',
  secondEditMs: 'edit during a rebuild, ms',
  duringP99: 'answer during edits p99, ms',
  duringMax: 'longest, ms',
  rebuildMs: 'rebuild in the background, ms',
  rebuildingP99: 'answer during it p99, ms',
  rebuildingMax: 'longest, ms',
}

/** The table for people, which is Markdown too: a line for each figure, a column for each size. */
export function scaleTable({ date, machine, rows }: ScaleReport): string {
  const columns = rows.map((row, at) => cellsOf(row, rows[at - 1]))
  const figures = Object.values(names)
  const lines = [
    ['', ...rows.map(({ size }) => String(size))],
    ...figures.map((name, at) => [name, ...columns.map((cells) => cells[at] ?? '')]),
  ]
  const widths = (lines[0] ?? []).map((_, at) =>
    Math.max(...lines.map((line) => line[at]?.length ?? 0)),
  )
  const [head = '', ...body] = lines.map(
    (line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  )
  return [
    `${date}: ${machine}. In brackets: how many times the size before.`,
    '',
    head,
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...body,
    '',
    ...rows.flatMap(judgeRow),
  ].join('\n')
}

function cellsOf(row: ScaleRow, before: ScaleRow | undefined): readonly string[] {
  const figures = Object.keys(names) as Figure[]
  return figures.map((figure) => {
    const value = short(row[figure])
    if (before === undefined || before.size === 'shipped' || row.size === 'shipped') return value
    return `${value} (×${short(row[figure] / before[figure])})`
  })
}

/** What a figure of a row may be at most, by the budgets of the design. */
interface Budget {
  readonly figure: Figure
  readonly most: (row: ScaleRow) => number | undefined
}

const isLarge = ({ articles }: ScaleRow): boolean => articles > 1_000

const budgets: readonly Budget[] = [
  { figure: 'queryP50', most: (row) => (isLarge(row) ? 20 : 5) },
  { figure: 'queryP99', most: (row) => (isLarge(row) ? 20 : 5) },
  { figure: 'loadMs', most: ({ size }) => (size === 'shipped' ? 500 : undefined) },
  { figure: 'editMs', most: () => 2_000 },
  { figure: 'secondEditMs', most: () => 2_000 },
  // Delayed by what one search takes at most: its own time and another's.
  { figure: 'duringMax', most: ({ quietMax }) => 2 * quietMax },
]

function judgeRow(row: ScaleRow): readonly string[] {
  return budgets.flatMap(({ figure, most }) => {
    const limit = most(row)
    if (limit === undefined) return []
    const met = row[figure] <= limit ? 'ok' : 'over'
    const what = figure === 'duringMax' ? 'longest answer during edits, ms' : names[figure]
    return [`${row.size}: ${what}: ${short(row[figure])}, budget ${short(limit)}: ${met}`]
  })
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(value < 1 ? 1 : 2)
}
