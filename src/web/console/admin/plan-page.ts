import type { Fault, Warning } from '../../../register/cell.ts'

/** What a file would do, whether it is of young people or of staff. */
export interface ImportPlan {
  readonly faults: readonly Fault[]
  readonly warnings: readonly Warning[]
  readonly notes: readonly string[]
  readonly rows: readonly {
    readonly line: number
    readonly who: string
    readonly id?: string
    readonly changed: readonly string[]
  }[]
  readonly unchanged: number
  readonly missing: readonly string[]
}

/** As many lines as a page shows; the rest is counted. */
const mostShown = 200

/** What the view of a plan reads. */
export function planPage(plan: ImportPlan) {
  const { rows, faults, warnings, missing } = plan
  const added = rows.filter(({ id }) => id === undefined).length
  return {
    ...{ notes: plan.notes, unchanged: plan.unchanged, added, changed: rows.length - added },
    badLines: new Set(faults.map(({ line }) => line)).size,
    faults: firstOf(faults),
    warnings: firstOf(warnings),
    missing: firstOf(missing),
    rows: firstOf(
      rows.map(({ line, who, id, changed }) => ({
        line,
        who,
        what: id === undefined ? 'New' : `Changed: ${changed.map(columnWords).join(', ')}`,
      })),
    ),
  }
}

function firstOf<T>(all: readonly T[]) {
  return { shown: all.slice(0, mostShown), more: Math.max(0, all.length - mostShown) }
}

const columnWords = (column: string): string => column.replaceAll('_', ' ')
