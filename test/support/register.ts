import type { Role } from '../../src/domain/staff.ts'
import { addStaff, type NewStaffMember } from '../../src/store/staff.ts'
import type { TestStore } from './test-store.ts'

/** A member of staff; give what the test is about. Returns their id. */
export function aStaffMember(
  { store, clock }: Pick<TestStore, 'store' | 'clock'>,
  own: Partial<NewStaffMember> = {},
): Promise<string> {
  const roles: readonly Role[] = ['personal-adviser']
  const member = { name: 'Jo Marsh', team: 'North', textsOn: false, demo: false, ...own }
  return store.transaction((tx) =>
    addStaff(tx, { roles, workingPattern: {}, ...member }, clock.now()),
  )
}

/** A CSV file with these columns and lines. */
export function csvOf(header: readonly string[], ...lines: readonly (readonly string[])[]): string {
  return [header, ...lines].map((cells) => `${cells.join(',')}\n`).join('')
}
