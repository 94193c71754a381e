import { CsvError, parse } from 'csv-parse/sync'
import type { Fault } from './cell.ts'
import { decodeCsv } from './decode-csv.ts'

/** One line of a table; a column that the file lacks is not among its cells. */
export interface TableRow {
  /** Where it begins, as an editor counts lines. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

export interface Table {
  readonly rows: readonly TableRow[]
  readonly faults: readonly Fault[]
  readonly notes: readonly string[]
}

export interface Columns {
  readonly known: readonly string[]
  readonly required: readonly string[]
}

/**
 * Reads a CSV file whose first line names its columns, in any order. Strict: an unknown column, a
 * line with more or fewer cells, or a quote out of place is a fault, never a guess. Never throws.
 */
export function readTable(file: string | Uint8Array, columns: Columns): Table {
  const decoded = decodeCsv(file)
  if ('problem' in decoded) return refused({ line: 1, column: 'file', ...decoded })
  const notes = decoded.note === undefined ? [] : [decoded.note]
  const records = readRecords(decoded.text.replaceAll(/\r\n?/g, '\n'))
  if ('problem' in records) return { ...refused(records), notes }
  const [header, ...body] = records
  if (header === undefined) return { ...refused(nothingInIt), notes }
  const names = header.cells.map(columnName)
  const faults = headerFaults(names, header.line, columns)
  if (faults.length > 0) return { rows: [], faults, notes }
  const read = body.map((record) => toRow(record, names))
  return {
    rows: read.flatMap((one) => ('cells' in one ? [one] : [])),
    faults: read.flatMap((one) => ('problem' in one ? [one] : [])),
    notes,
  }
}

const refused = (fault: Fault): Table => ({ rows: [], faults: [fault], notes: [] })

const nothingInIt: Fault = {
  line: 1,
  column: 'file',
  problem: 'has nothing in it',
  remedy: 'The first line names the columns: see docs/register.md',
}

/** 'Preferred name' and 'preferred_name' are the same column. */
const columnName = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')

interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

function readRecords(text: string): readonly CsvRecord[] | Fault {
  const records: CsvRecord[] = []
  // The parser says where a record ends; the next begins on the line after, a blank one too.
  let ended = 0
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      delimiter: delimiterOf(text),
      onRecord: (cells: string[], { lines }) => {
        records.push({ line: ended + 1, cells })
        ended = lines
        return null
      },
    })
  } catch (error) {
    if (error instanceof CsvError) return quoteFault(error.code, ended + 1)
    throw error
  }
  return records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
}

/** Excel writes what the machine's region says: semicolons in much of Europe, tabs when copied. */
function delimiterOf(text: string): string {
  const header = text.split('\n', 1)[0] ?? ''
  if (header.includes(',')) return ','
  return [';', '\t'].find((one) => header.includes(one)) ?? ','
}

function quoteFault(code: string, line: number): Fault {
  return {
    line,
    column: 'file',
    problem:
      code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'has a quotation mark that is opened and never closed'
        : 'has a quotation mark in the middle of a cell',
    remedy:
      'Put the whole cell in quotation marks, and write each one inside it twice: "the ""old"" flat"',
  }
}

function headerFaults(
  names: readonly string[],
  line: number,
  { known, required }: Columns,
): readonly Fault[] {
  const fault = (column: string, problem: string, remedy: string): Fault => ({
    line,
    column: column === '' ? 'header' : column,
    problem,
    remedy,
  })
  const unknown = names.filter((name) => !known.includes(name))
  const twice = names.filter((name, at) => known.includes(name) && names.indexOf(name) < at)
  const missing = required.filter((name) => !names.includes(name))
  return [
    ...unknown.map((name) =>
      fault(name, 'is not a column we know', `Take it out, or use one of: ${known.join(', ')}`),
    ),
    ...twice.map((name) => fault(name, 'is there twice', 'Keep the one that is right')),
    ...missing.map((name) => fault(name, 'is missing', 'Add this column: every line needs it')),
  ]
}

/** Line breaks, and what turns the direction of writing, would make a page lie. */
const unprintable = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffd]/u

function toRow(record: CsvRecord, names: readonly string[]): TableRow | Fault {
  const { line, cells } = record
  const most = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  if (most > names.length || cells.length < names.length) {
    return {
      line,
      column: 'line',
      problem: `has ${Math.max(most, cells.length)} cells where the header has ${names.length}`,
      remedy: 'Put a cell that holds a comma in quotation marks, and leave none out',
    }
  }
  const tidy = names.map((name, at) => [name, (cells[at] ?? '').trim()] as const)
  const odd = tidy.find(([, cell]) => unprintable.test(cell))
  if (odd !== undefined) {
    return {
      line,
      column: odd[0],
      problem: 'holds a line break or a character that cannot be shown',
      remedy: 'Type the cell again',
    }
  }
  return { line, cells: Object.fromEntries(tidy) }
}
