import type { Fault, Warning } from '../register/cell.ts'

/** What a file of people or of staff would do, whichever it is. */
export interface Described {
  readonly faults: readonly Fault[]
  readonly warnings: readonly Warning[]
  readonly notes: readonly string[]
  readonly rows: readonly {
    readonly line: number
    readonly who: string
    readonly isNew: boolean
    readonly changed: readonly string[]
  }[]
  readonly unchanged: number
  readonly missing: readonly string[]
}

/** A plan for somebody at a terminal: every fault with its remedy, or all that would change. */
export function describePlan(plan: Described): string {
  const { faults, notes } = plan
  const lines = faults.length > 0 ? describeFaults(faults) : describeChanges(plan)
  return [...notes, ...lines].join('\n')
}

function describeFaults(faults: readonly Fault[]): readonly string[] {
  const lines = faults.map(
    ({ line, column, problem, remedy }) => `line ${line}, ${column}: ${problem}. ${remedy}.`,
  )
  const bad = new Set(faults.map(({ line }) => line)).size
  const wrong = bad === 1 ? '1 line is wrong' : `${bad} lines are wrong`
  return [...lines, '', `${wrong}, so nothing is imported.`]
}

function describeChanges({ rows, warnings, unchanged, missing }: Described): readonly string[] {
  const lines = rows.map(({ line, who, isNew, changed }) =>
    isNew
      ? `line ${line}  new      ${who}`
      : `line ${line}  changed  ${who}: ${changed.join(', ')}`,
  )
  const added = rows.filter(({ isNew }) => isNew).length
  return [
    ...lines,
    ...warnings.map(({ line, text }) => `line ${line}  note     ${text}.`),
    '',
    `${added} new, ${rows.length - added} changed, ${unchanged} unchanged.`,
    ...(missing.length === 0
      ? []
      : [`Not in this file, and left as they are: ${missing.join(', ')}.`]),
  ]
}
