import type { Viewer } from '../../domain/viewer.ts'
import type { Data } from '../store.ts'
import { restrictedVisibleTo } from '../visible-to.ts'
import { type OurText, type TheirText, toText } from './conversation-texts.ts'

const mostTexts = 300

/** What was said in the restricted talk of a case, the newest 300 texts, oldest first. */
export async function readCaseThread(
  data: Data,
  viewer: Viewer,
  talkId: string,
  now: Date,
): Promise<readonly (TheirText | OurText)[]> {
  const rows = await data.sql
    .selectFrom('messages')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .selectAll('messages')
    .where('messages.talk_id', '=', talkId)
    .where(restrictedVisibleTo(viewer, now))
    .where((is) =>
      is.not(is.and([is('author', '=', 'bot'), is('messages.status', '=', 'withheld')])),
    )
    .orderBy('messages.id', 'desc')
    .limit(mostTexts)
    .execute()
  return rows.toReversed().map((row) => toText(data, row))
}
