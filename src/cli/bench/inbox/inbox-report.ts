import type { Machine } from '../machine.ts'
import type { Measure } from '../measure.ts'
import type { Spread } from '../statistics.ts'

export interface InboxReport {
  /** ISO date of the run. */
  readonly date: string
  readonly machine: Machine
  /** Open talks of the small and of the large inbox. */
  readonly sizes: readonly [small: number, large: number]
  readonly messagesOfTalk: number
  /** `ours` is the large inbox, `floor` the small one. */
  readonly measures: readonly Measure[]
}

/** The table for people, which is Markdown too. */
export function inboxTable({
  date,
  machine,
  sizes,
  messagesOfTalk,
  measures,
}: InboxReport): string {
  const { processor, cores, memoryGiB, node, loadBefore } = machine
  const inboxes = sizes.map(
    (talks) => `${whole(talks)} talks, ${whole(talks * messagesOfTalk)} messages`,
  )
  const lines = [
    ['page of', 'store', ...inboxes, 'ratio', 'aim', ''],
    ...measures.map(({ name, database, ours, floor, ratio, aim, ok }) => [
      name,
      database,
      ...[floor, ours].map((ms) => (ms === undefined ? '' : `${spread(ms)} ms`)),
      ratio === undefined ? '' : spread(ratio),
      aim === undefined ? '' : `≤ ${aim}`,
      ok === true ? 'ok' : 'over',
    ]),
  ]
  const widths = (lines[0] ?? []).map((_, at) =>
    Math.max(...lines.map((line) => line[at]?.length ?? 0)),
  )
  const [head = '', ...body] = lines.map(
    (line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  )
  return [
    `${date}: ${processor}, ${cores} cores, ${memoryGiB} GiB, Node ${node}, load before ${loadBefore.toFixed(1)}.`,
    'Server time of the page; medians, lowest to highest in brackets.',
    '',
    head,
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...body,
  ].join('\n')
}

const whole = (value: number): string => value.toLocaleString('en-GB')
const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2))
const spread = ({ median, low, high }: Spread): string =>
  `${short(median)} (${short(low)}–${short(high)})`
