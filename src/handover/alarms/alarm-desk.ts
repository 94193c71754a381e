import type { AlarmDesk } from '../../messaging/deps.ts'
import { changeAlarm, findOpenAlarm, holdOpenAlarm } from '../../store/change-alarm.ts'
import { recordEvent } from '../../store/events.ts'
import type { AlarmDeps } from './alarm-deps.ts'
import { type CodeDeps, answerCode } from './answer-code.ts'
import { raise } from './raise.ts'
import { takeAnswer } from './take-as-worse.ts'
import { toldNow } from './told-now.ts'

/** What gets a person to somebody in danger, for the texts that come in. */
export function createAlarmDesk(deps: AlarmDeps & CodeDeps): AlarmDesk {
  return {
    raise: (tx, raised, at) => raise(tx, deps, raised, at),

    async answered(tx, personId, answer, at) {
      const alarm = await holdOpenAlarm(tx, personId)
      if (alarm !== undefined) await takeAnswer(tx, deps, alarm, answer, at)
    },

    async takenBack(tx, personId, at) {
      const alarm = await holdOpenAlarm(tx, personId)
      if (alarm === undefined) return
      await changeAlarm(tx, alarm, { taken_back_at: at.getTime() })
      const { id, talkId, handoverId } = alarm
      const ids = { talkId, personId, handoverId }
      await recordEvent(tx, { kind: 'alarm-taken-back', ...ids, detail: { alarm: id } }, at)
    },

    async told(tx, personId, at) {
      const alarm = await findOpenAlarm(tx, personId)
      return alarm && toldNow(tx, deps, alarm, at)
    },

    answeredByCode: (tx, reply, at) => answerCode(tx, deps, reply, at),
  }
}
