import type { Server } from '../../../server.ts'
import type { ConsoleDeps } from '../../page.ts'
import { addGroup } from './group.ts'
import { addNotice } from './notice.ts'
import { addQueue } from './queue.ts'
import { addSuggestions } from './suggestions.ts'

/** `/console/editing/asked`: what young people asked in vain, and what they would have better. */
export function addAsked(editing: Server, deps: ConsoleDeps): void {
  addQueue(editing, deps)
  addSuggestions(editing, deps)
  addNotice(editing, deps)
  addGroup(editing, deps)
}
