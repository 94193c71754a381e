import type { ShownPerson } from '../../../store/views/names.ts'
import type { NewestAddress } from '../../../store/views/newest-address.ts'
import { ageOf } from '../times.ts'

/** What a young person is called in a line; a number that nobody linked has no name. */
export function nameIn(
  person: ShownPerson,
  addresses: ReadonlyMap<string, NewestAddress> = new Map(),
): string {
  if (person.name !== undefined) return person.name
  const ends = addresses.get(person.id)?.ends
  return ends === undefined ? 'Unknown number' : `Number ending ${ends}`
}

/** Whole years; undefined when their birthday is not known. */
export function ageIn({ birthday }: ShownPerson, now: Date): number | undefined {
  return birthday === undefined ? undefined : ageOf(birthday, now)
}
