import type { Cell, Fault } from './cell.ts'
import type { TableRow } from './read-table.ts'

/** Reads one cell into the fields it fills. */
export type Reader<Fields, Known> = (text: string, known: Known) => Cell<Partial<Fields>>

/**
 * How a column is read into one field. `blank` is what an empty cell means; without one the cell
 * must be filled.
 */
export function column<Fields, Known, Field extends keyof Fields>(
  field: Field,
  read: (text: string, known: Known) => Cell<Fields[Field]>,
  blank?: { readonly is: Fields[Field] },
): Reader<Fields, Known> {
  return (text, known) => {
    if (text === '') {
      if (blank === undefined) return { problem: 'is empty', remedy: 'Every line needs it' }
      return { value: fieldOf<Fields, Field>(field, blank.is) }
    }
    const cell = read(text, known)
    return 'problem' in cell ? cell : { value: fieldOf<Fields, Field>(field, cell.value) }
  }
}

function fieldOf<Fields, Field extends keyof Fields>(field: Field, value: Fields[Field]) {
  return { [field]: value } as unknown as Partial<Fields>
}

/** A line with what its cells say; a column that the file lacks fills nothing. */
export interface ReadRow<Fields> {
  readonly line: number
  readonly fields: Partial<Fields>
  readonly faults: readonly Fault[]
}

export function readRow<Fields, Known>(
  { line, cells }: TableRow,
  columns: Readonly<Record<string, Reader<Fields, Known>>>,
  known: Known,
): ReadRow<Fields> {
  const read = Object.entries(cells).map(([name, text]) => ({
    name,
    cell: columns[name]?.(text, known) ?? { value: {} },
  }))
  const fields = read.flatMap(({ cell }) => ('problem' in cell ? [] : [cell.value]))
  return {
    line,
    fields: Object.assign({}, ...fields) as Partial<Fields>,
    faults: read.flatMap(({ name, cell }) =>
      'problem' in cell ? [{ line, column: name, problem: cell.problem, remedy: cell.remedy }] : [],
    ),
  }
}

/** A fault of each line that says the same in a column that must tell lines apart. */
export function repeats<Row extends { readonly line: number }>(
  rows: readonly Row[],
  name: string,
  valueOf: (row: Row) => string | null | undefined,
): readonly Fault[] {
  const first = new Map<string, number>()
  return rows.flatMap((row): Fault[] => {
    const value = valueOf(row)
    if (value === undefined || value === null) return []
    const before = first.get(value)
    if (before === undefined) {
      first.set(value, row.line)
      return []
    }
    return [
      {
        line: row.line,
        column: name,
        problem: `'${value}' is on line ${before} too`,
        remedy: 'Keep the line that is right',
      },
    ]
  })
}
