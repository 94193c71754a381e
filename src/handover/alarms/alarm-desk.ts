import type { AlarmDesk, HandoverDesk } from '../../messaging/deps.ts'
import { findOpenDanger, openAlarm } from '../../store/alarms.ts'
import { recordEvent } from '../../store/events.ts'
import { openHandover } from '../../store/handovers.ts'
import { loadTalk } from '../../store/talks.ts'

export interface AlarmDeskDeps {
  readonly desk: HandoverDesk
}

/** What gets a person to somebody in danger. */
export function createAlarmDesk({ desk }: AlarmDeskDeps): AlarmDesk {
  return {
    async raise(tx, { place, messageId, danger }, at) {
      const { talkId, personId } = place
      const knownKind = await findOpenDanger(tx, personId)
      const { audience } = await loadTalk(tx, talkId)
      const asked = { talkId, personId, reason: 'danger', priority: danger.level } as const
      const { id: handoverId } =
        audience === 'advisers'
          ? await desk.open(tx, asked, at)
          : await openHandover(tx, { talkId, personId, reason: 'allegation' }, at)
      const ids = { talkId, personId, handoverId, messageId }
      const { kind, rule } = danger
      const alarm = await openAlarm(tx, { ...ids, category: 'danger', kind, rule }, at)
      await recordEvent(tx, { kind: 'danger-found', ...ids, detail: { danger: kind } }, at)
      return { ...alarm, ...(knownKind !== undefined && { knownKind }), told: { kind: 'nobody' } }
    },
    answered: () => Promise.resolve(),
    takenBack: () => Promise.resolve(),
  }
}
