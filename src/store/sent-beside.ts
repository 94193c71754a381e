import { discreetly } from '../domain/discreet.ts'
import { loadText } from './messages.ts'
import type { Data } from './store.ts'

/** Another text of ours to the same person that may be what the provider's list shows. */
export interface SentBeside {
  readonly text: string
  readonly maybeTwice: boolean
}

const besideMs = 60 * 60 * 1000

/** What else was sent to this person in the hour before `since` or later, or may have been. */
export async function listSentBeside(
  data: Data,
  one: { readonly id: string; readonly personId: string; readonly since: Date },
): Promise<readonly SentBeside[]> {
  const rows = await data.sql
    .selectFrom('messages')
    .innerJoin('people', 'people.id', 'messages.person_id')
    .select(['messages.id', 'maybe_twice', 'discreet_at'])
    .where('person_id', '=', one.personId)
    .where('direction', '=', 'out')
    .where('messages.id', '!=', one.id)
    .where('attempts', '>', 0)
    .where('messages.created_at', '>', one.since.getTime() - besideMs)
    .execute()
  const beside: SentBeside[] = []
  for (const row of rows) {
    const text = await loadText(data, row.id)
    beside.push({
      text: row.discreet_at === null ? text : discreetly(text),
      maybeTwice: row.maybe_twice === 1,
    })
  }
  return beside
}
