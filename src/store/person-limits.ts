import type { Data } from './store.ts'

/** Who may not be brought in for a young person. */
export interface PersonLimits {
  /** Their own adviser, lead worker and team manager alone. */
  readonly locked: boolean
  readonly barred: ReadonlySet<string>
}

export async function loadPersonLimits(data: Data, personId: string): Promise<PersonLimits> {
  const person = await data.sql
    .selectFrom('people')
    .select('locked')
    .where('id', '=', personId)
    .executeTakeFirst()
  const bars = await data.sql
    .selectFrom('person_bars')
    .select('staff_id')
    .where('person_id', '=', personId)
    .execute()
  return { locked: person?.locked === 1, barred: new Set(bars.map((bar) => bar.staff_id)) }
}
