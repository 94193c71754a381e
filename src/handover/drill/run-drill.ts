import type { DrillAsked, DrillRunning } from '../../domain/drill.ts'
import { isAnyoneOnDuty } from '../../domain/who-is-there.ts'
import type { MessagingDeps } from '../../messaging/deps.ts'
import {
  closeDrillAlarm,
  listDrillTold,
  loadDrillAlarm,
  markDrill,
} from '../../store/drill-alarms.ts'
import { holdDrill, moveDrill, readDrill, writeDrillResult } from '../../store/drills.ts'
import { recordEvent } from '../../store/events.ts'
import { addReceived, addReply, markAnswered, type Place } from '../../store/messages.ts'
import type { Tx } from '../../store/store.ts'
import { loadPresence } from '../load-presence.ts'
import { contactHash } from '../../store/drill-events.ts'
import { drillPlace } from './drill-person.ts'

type DrillDeps = Pick<MessagingDeps, 'store' | 'clock' | 'log' | 'alarmDesk' | 'safety'>

/**
 * Begins a drill that was asked for (`waymark drill`), and ends one that somebody acknowledged or
 * that has had its time. All between is the alarm's own chain. Returns when to look again.
 */
export async function runDrill(deps: DrillDeps): Promise<number | undefined> {
  const { store, clock, log } = deps
  const at = clock.now()
  const drill = await readDrill(store)
  if (drill === undefined) return undefined
  if (!('alarmId' in drill)) {
    const began = await store.transaction((tx) => begin(tx, deps, drill, at))
    if (began !== undefined)
      log.info({ drillId: drill.id, alarmId: began.alarmId }, 'a drill began')
    return began && began.beganAt + began.lastsMs
  }
  const endsAt = drill.beganAt + drill.lastsMs
  const { acknowledgedAt, isOpen } = await loadDrillAlarm(store, drill.alarmId)
  if (acknowledgedAt === undefined && isOpen && at.getTime() < endsAt) return endsAt
  await store.transaction((tx) => end(tx, deps, drill, at))
  log.info({ drillId: drill.id, alarmId: drill.alarmId }, 'a drill ended')
  return undefined
}

async function begin(
  tx: Tx,
  deps: DrillDeps,
  asked: DrillAsked,
  at: Date,
): Promise<DrillRunning | undefined> {
  const held = await holdDrill(tx)
  if (held?.id !== asked.id || 'alarmId' in held) return undefined
  const place = await drillPlace(tx, asked, at)
  const messageId = await addText(tx, place, asked.id, at)
  const danger = { kind: 'suicide', level: 'emergency', rule: 'drill' } as const
  const { alarmId } = await deps.alarmDesk.raise(tx, { place, messageId, danger }, at)
  await markDrill(tx, alarmId)
  const { onDuty } = await loadPresence(tx, deps.safety().outOfHours, place.personId, at)
  const outOfHours = !isAnyoneOnDuty(onDuty)
  const running = { ...asked, alarmId, beganAt: at.getTime(), outOfHours }
  await moveDrill(tx, asked, running)
  const { talkId, personId } = place
  await recordEvent(tx, { kind: 'drill-began', talkId, personId, detail: { alarm: alarmId } }, at)
  return running
}

/** No turn is taken on it: nobody is there whom the bot could answer. */
async function addText(tx: Tx, place: Place, drillId: string, at: Date): Promise<string> {
  const text = 'This is a drill. Nobody is in danger. Please do what you would do.'
  const inbound = { providerId: `drill-${drillId}`, text, media: [] }
  const from = { channel: 'sms', value: '' } as const
  const id = await addReceived(tx, place, { ...inbound, from, to: '' }, at)
  if (id === undefined) throw new Error(`The drill ${drillId} was begun before`)
  const silence = { role: 'reply', text: '', lane: 'normal', always: false } as const
  const why = { withheld: 'drill', outcome: 'silent', because: 'a drill' }
  await markAnswered(tx, [id], await addReply(tx, place, { ...silence, ...why }, at))
  return id
}

async function end(tx: Tx, deps: DrillDeps, running: DrillRunning, at: Date): Promise<void> {
  if (!(await moveDrill(tx, running, undefined))) return
  const { alarmId } = running
  const alarm = await loadDrillAlarm(tx, alarmId)
  const told = await listDrillTold(tx, alarmId)
  await closeDrillAlarm(tx, alarmId, at)
  const { acknowledgedAt, acknowledgedBy } = alarm
  await writeDrillResult(tx, {
    ...{ ...running, endedAt: at.getTime(), told },
    ...(acknowledgedAt !== undefined && { acknowledgedAt }),
    ...(acknowledgedBy !== undefined && { acknowledgedBy }),
  })
  const detail = {
    ...{ alarm: alarmId, outOfHours: running.outOfHours },
    ...{ acknowledged: acknowledgedAt !== undefined, contact: contactHash(tx, deps.safety()) },
    ...(acknowledgedAt !== undefined && { afterMs: acknowledgedAt - running.beganAt }),
  }
  const { talkId, personId } = alarm
  await recordEvent(tx, { kind: 'drill-ended', talkId, personId, detail }, at)
}
