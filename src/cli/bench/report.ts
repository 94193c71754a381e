import type { Machine } from './machine.ts'
import type { Measure } from './measure.ts'
import type { Spread } from './statistics.ts'

export interface Report {
  readonly date: string
  readonly machine: Machine
  readonly measures: readonly Measure[]
  /** What was not measured, and why. */
  readonly skipped: readonly string[]
}

/** The table for people, which is Markdown too. */
export function reportTable({ date, machine, measures, skipped }: Report): string {
  const { processor, cores, memoryGiB, system, node, loadBefore, fsyncMs } = machine
  const rows = measures.map(cellsOf)
  const widths = columns.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [
    `${date}: ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node},`,
    `load before ${loadBefore.toFixed(1)}, one durable 4 KiB write ${spread(fsyncMs)} ms. Medians; lowest to highest in brackets.`,
    '',
    line(columns),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
    ...skipped.map((what) => `\n${what}`),
  ].join('\n')
}

const columns = ['measure', 'store', 'Waymark', 'floor', 'ratio', 'aim', ''] as const

function cellsOf(measure: Measure): readonly string[] {
  const { name, database, unit, ours, floor, ratio, aim, ok, perSecond } = measure
  const rate = perSecond === undefined ? '' : `, ${perSecond.toFixed(0)} a second`
  return [
    name,
    database,
    `${spread(ours)} ${unit}${rate}`,
    floor === undefined ? '' : `${spread(floor)} ${unit}`,
    ratio === undefined ? '' : spread(ratio),
    aim === undefined ? '' : ratio === undefined ? `< ${aim} ${unit}` : `≤ ${aim}`,
    ok === undefined ? '' : ok ? 'ok' : 'over',
  ]
}

function spread({ median, low, high }: Spread): string {
  const range = low === high ? '' : ` (${short(low)}–${short(high)})`
  return `${short(median)}${range}`
}

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2))
