import type { Server } from '../../server.ts'
import type { ConsoleDeps } from '../page.ts'
import { addPeopleList } from './list.ts'
import { addNumbers } from './numbers.ts'
import { addProfile } from './profile.ts'
import { addWrite } from './write.ts'

/** `/console/people`: the list, profiles, their numbers, and writing first. */
export function addPeople(console: Server, deps: ConsoleDeps): void {
  addPeopleList(console, deps)
  addProfile(console, deps)
  addNumbers(console, deps)
  addWrite(console, deps)
}
