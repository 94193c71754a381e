import type { CaseDesk } from '../../messaging/deps.ts'
import { openAlarm } from '../../store/alarms.ts'
import { recordEvent } from '../../store/events.ts'
import { openHandover } from '../../store/handovers.ts'

/** What gets something an adult did to the allegations officers, and to nobody else. */
export function createCaseDesk(): CaseDesk {
  return {
    async raise(tx, { place, messageId, allegation: { rule } }, at) {
      const { talkId, personId } = place
      const { id: handoverId } = await openHandover(
        tx,
        { talkId, personId, reason: 'allegation' },
        at,
      )
      const ids = { talkId, personId, handoverId, messageId }
      const kind = 'allegation'
      const { opened } = await openAlarm(tx, { ...ids, category: kind, kind, rule }, at)
      await recordEvent(tx, { kind: 'allegation-found', ...ids }, at)
      return { opened }
    },
    noteAbout: () => Promise.resolve(),
    somethingElse: () => Promise.resolve(),
  }
}
