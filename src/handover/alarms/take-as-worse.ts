import { isAnyoneOnDuty } from '../../domain/who-is-there.ts'
import type { DangerAnswer } from '../../domain/danger.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import { changeAlarm } from '../../store/change-alarm.ts'
import { recordEvent } from '../../store/events.ts'
import type { Tx } from '../../store/store.ts'
import type { AlarmDeps } from './alarm-deps.ts'
import { presenceOf } from './presence-of.ts'
import { rise } from './rise.ts'
import { tellNext, tellOne } from './tell-next.ts'

/**
 * What they answered to 'Right now: 1 2 3', or that they were silent. 'OK for now' is noted and
 * closes nothing. Anything else is taken as worse, once: a worry becomes an emergency (for silence
 * only while somebody is on duty: a worry rings nobody at night), an emergency goes on to the next
 * at once, and whoever deals with it is told. Returns the alarm as it then is.
 */
export async function takeAnswer(
  tx: Tx,
  deps: AlarmDeps,
  before: StoredAlarm,
  answer: DangerAnswer,
  at: Date,
): Promise<StoredAlarm> {
  const isSecond = isWorse(before.answer)
  const noted = await changeAlarm(tx, before, { answer, card_due_at: null, card_step: null })
  if (noted === undefined) return before
  const { id, talkId, personId, handoverId } = noted
  const detail = { alarm: id, answer }
  await recordEvent(tx, { kind: 'alarm-answered', talkId, personId, handoverId, detail }, at)
  if (!isWorse(answer)) return noted
  if (noted.level === 'worried') return becomeEmergency(tx, deps, noted, answer, at)
  if (isSecond) return noted
  if (noted.acknowledgedAt === undefined) return tellNext(tx, deps, noted, { why: 'worse' }, at)
  const staffId = noted.acknowledgedBy
  if (staffId !== undefined) await tellOne(tx, noted, { staffId, kind: 'alarm' }, at)
  return noted
}

function isWorse(answer: DangerAnswer | undefined): boolean {
  return answer !== undefined && answer !== 'ok-for-now'
}

async function becomeEmergency(
  tx: Tx,
  deps: AlarmDeps,
  alarm: StoredAlarm,
  answer: DangerAnswer,
  at: Date,
): Promise<StoredAlarm> {
  if (answer === 'silent') {
    const presence = await presenceOf(tx, deps, alarm.personId, at)
    if (presence === undefined || !isAnyoneOnDuty(presence.onDuty)) return alarm
  }
  const { kind } = alarm
  const danger = { kind, level: 'emergency', rule: `answered ${answer}` } as const
  return rise(tx, deps, alarm, { danger }, at)
}
