import { sql } from 'kysely'
import type { Viewer } from '../domain/viewer.ts'
import type { Data } from './store.ts'
import { personVisibleTo, visibleTo } from './visible-to.ts'

/** Whether this young person is in the register, and the viewer may see them. */
export async function maySeePerson(data: Data, viewer: Viewer, personId: string): Promise<boolean> {
  const row = await data.sql
    .selectFrom('people')
    .select('id')
    .where('id', '=', personId)
    .where('registered', '=', 1)
    .where(personVisibleTo(viewer))
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the viewer may see who stands behind a number, or a talk that is held with it. */
export async function maySeeNumber(
  data: Data,
  viewer: Viewer,
  addressId: string,
): Promise<boolean> {
  const talk = sql<boolean>`exists (select 1 from talks
    where talks.person_id = people.id and ${visibleTo(viewer)})`
  const row = await data.sql
    .selectFrom('people')
    .innerJoin('address_links', 'address_links.person_id', 'people.id')
    .select('people.id')
    .where('address_links.address_id', '=', addressId)
    .where('address_links.until_at', 'is', null)
    .where((eb) => eb.or([personVisibleTo(viewer), talk]))
    .executeTakeFirst()
  return row !== undefined
}
