import { sql } from 'kysely'
import type { Role, WorkingPattern } from '../../../domain/staff.ts'
import { addStaff } from '../../../store/staff.ts'
import type { Store, Tx } from '../../../store/store.ts'
import { addMessages, addSeats, peopleOfAdviser, seatOf } from './seats.ts'

/** How large a made-up inbox is. */
export interface InboxSize {
  /** Open talks with an adviser, each of a young person of their own. */
  readonly talks: number
  readonly messages: number
}

/** Whose page is measured. */
export interface FilledInbox {
  /** On duty round the clock, and the team's manager: sees the whole of it. */
  readonly managerId: string
  /** Has as many young people in a large inbox as in a small one. */
  readonly adviserId: string
}

const team = 'Leaving care'
/** So few that a statement stays below SQLite's most parameters. */
const together = 500

/**
 * Fills an empty store: young people of one team, each with an open talk with an adviser and a
 * sealed one with the bot; of ten handovers four are taken, and six wait at every stage there is.
 */
export async function fillInbox(store: Store, size: InboxSize, at: Date): Promise<FilledInbox> {
  const staff = await store.transaction((tx) => addEverybody(tx, size, at))
  for (let from = 0; from < size.talks; from += together) {
    const length = Math.min(together, size.talks - from)
    const seats = Array.from({ length }, (_, index) => seatOf(store.vault, staff, from + index, at))
    await store.transaction((tx) => addSeats(tx, seats, team))
  }
  await addMessages(store, Math.round(size.messages / size.talks / 2))
  // What the database does by itself in the course of a day.
  if (store.engine === 'postgres') await sql`vacuum analyze`.execute(store.sql)
  return { managerId: staff.managerId, adviserId: staff.adviserIds[0] ?? '' }
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const always: WorkingPattern = Object.fromEntries(days.map((day) => [day, [['00:00', '23:59']]]))

async function addEverybody(tx: Tx, { talks }: InboxSize, at: Date) {
  const add = (name: string, roles: readonly Role[]): Promise<string> =>
    addStaff(tx, { name, roles, team, workingPattern: always, textsOn: false, demo: false }, at)
  const managerId = await add('Morgan Hale', ['duty-adviser', 'team-manager'])
  const adviserIds: string[] = []
  for (let index = 0; index < talks / peopleOfAdviser; index += 1)
    adviserIds.push(await add(`Adviser ${index + 1}`, ['personal-adviser']))
  return { managerId, adviserIds }
}
