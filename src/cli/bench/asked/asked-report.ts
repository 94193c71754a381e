import type { Machine } from '../machine.ts'
import type { Measure } from '../measure.ts'
import type { Spread } from '../statistics.ts'

export interface AskedReport {
  /** ISO date of the run. */
  readonly date: string
  readonly machine: Machine
  readonly sizes: { readonly few: number; readonly many: number }
  /** `ours` is the queue with many questions, `floor` the one with few. */
  readonly measures: readonly Measure[]
}

/** The table for people, which is Markdown too. */
export function askedTable({ date, machine, sizes, measures }: AskedReport): string {
  const { processor, cores, memoryGiB, node, loadBefore } = machine
  const rows = measures.map(
    ({ name, database, ours, floor, ratio, ok }) =>
      `| ${name} | ${database} | ${floor === undefined ? '' : spread(floor)} ms | ${spread(ours)} ms | ${
        ratio === undefined ? '' : spread(ratio)
      } | ≤ 2 | ${ok === true ? 'ok' : 'over'} |`,
  )
  return [
    `${date}: ${processor}, ${cores} cores, ${memoryGiB} GiB, Node ${node}, load before ${loadBefore.toFixed(1)}.`,
    'Server time of the page; medians, lowest to highest in brackets.',
    '',
    `| page | store | ${whole(sizes.few)} questions | ${whole(sizes.many)} questions | ratio | aim | |`,
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

const whole = (value: number): string => value.toLocaleString('en-GB')
const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2))
const spread = ({ median, low, high }: Spread): string =>
  `${short(median)} (${short(low)}–${short(high)})`
