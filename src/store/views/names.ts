import { firstNameOf } from '../../domain/staff.ts'
import type { Data } from '../store.ts'

/** A young person as a line shows them: sealed values are opened for the lines that are shown. */
export interface ShownPerson {
  readonly id: string
  readonly registered: boolean
  readonly name?: string
  /** ISO date. */
  readonly birthday?: string
  /** Of an address nobody has linked to a young person: the last three digits of its number. */
  readonly numberEnds?: string
}

interface PersonColumns {
  readonly person_id: string
  readonly registered: number
  readonly name_sealed: string | null
  readonly birthday_sealed: string | null
}

/** What is shown of a person's row. */
export function shownPerson(data: Data, row: PersonColumns): ShownPerson {
  const open = (column: string, sealed: string | null): string | undefined =>
    sealed === null
      ? undefined
      : data.vault.tryOpen({ table: 'people', column, row: row.person_id }, sealed)
  const name = open('name', row.name_sealed)
  const birthday = open('birthday', row.birthday_sealed)
  return {
    id: row.person_id,
    registered: row.registered === 1,
    ...(name !== undefined && { name }),
    ...(birthday !== undefined && { birthday }),
  }
}

/** A member of staff as a line shows them. */
export interface ShownStaff {
  readonly id: string
  readonly name: string
  readonly firstName: string
}

/** Those of these ids, who may have left; null and the same id twice are allowed. */
export async function readShownStaff(
  data: Data,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, ShownStaff>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await data.sql
    .selectFrom('staff')
    .select(['id', 'name_sealed'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(
    rows.map(({ id, name_sealed }) => {
      const name =
        data.vault.tryOpen({ table: 'staff', column: 'name', row: id }, name_sealed) ?? ''
      return [id, { id, name, firstName: firstNameOf(name) }]
    }),
  )
}
