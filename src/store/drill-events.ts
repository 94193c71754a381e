import type { CouncilSafety } from '../domain/council-safety.ts'
import type { Data } from './store.ts'

/**
 * Stands for who is there at night, as it is declared: a drill of another is no test of this one.
 */
export function contactHash(
  { vault }: Pick<Data, 'vault'>,
  { outOfHours }: Pick<CouncilSafety, 'outOfHours'>,
): string {
  return vault.lookup('out-of-hours', JSON.stringify(outOfHours))
}

/** The last drill with nobody on duty that this contact acknowledged, since a moment. */
export async function lastDrillOf(
  data: Data,
  contact: string,
  since: Date,
): Promise<Date | undefined> {
  const rows = await data.sql
    .selectFrom('events')
    .select(['at', 'detail'])
    .where('kind', '=', 'drill-ended')
    .where('at', '>=', since.getTime())
    .orderBy('at', 'desc')
    .execute()
  const found = rows.find(({ detail }) => {
    const about = JSON.parse(detail ?? '{}') as Readonly<Record<string, unknown>>
    return (
      about['contact'] === contact && about['acknowledged'] === true && about['outOfHours'] === true
    )
  })
  return found && new Date(found.at)
}
