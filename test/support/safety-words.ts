import { newId } from '../../src/domain/new-id.ts'
import { closeIn } from '../../src/handover/alarms/close-in.ts'
import { addAlarmAct } from '../../src/store/alarm-acts.ts'
import { openAlarm } from '../../src/store/alarms.ts'
import { addCall } from '../../src/store/calls.ts'
import { keepSafeContact } from '../../src/store/case-contact.ts'
import { addStep } from '../../src/store/case-steps.ts'
import { openCase } from '../../src/store/cases.ts'
import { holdAlarm } from '../../src/store/change-alarm.ts'
import { addDetection } from '../../src/store/detections.ts'
import { openHandover } from '../../src/store/handovers.ts'
import { addMiss } from '../../src/store/misses.ts'
import { addSampleText } from '../../src/store/sample-texts.ts'
import type { Tx } from '../../src/store/store.ts'
import { markDetection } from '../../src/store/verdicts.ts'
import type { TestStore } from './test-store.ts'

interface Whose {
  readonly personId: string
  readonly talkId: string
}

/** Something in every sealed column of the safety net, by the functions that seal there. */
export function sealSafetyWords({ store, clock }: TestStore, whose: Whose): Promise<void> {
  const at = clock.now()
  const text = { ...whose, messageId: newId(at) }
  return store.transaction(async (tx) => {
    await sealAlarm(tx, text, at)
    const { id: caseId } = await openCase(tx, { ...whose, dueAt: at, remindAt: at }, at)
    await keepSafeContact(tx, caseId, { how: 'call', when: 'after six' })
    await addStep(tx, { caseId, step: 'note', note: 'a step' }, at)
    await addMiss(tx, { ...text, kind: 'suicide', reportedBy: 'jo', note: 'a miss' }, at)
    await addSampleText(tx, { month: '2026-01', masked: 'a text' }, at)
  })
}

async function sealAlarm(tx: Tx, text: Whose & { messageId: string }, at: Date): Promise<void> {
  const read = { ...text, category: 'danger', kind: 'suicide', rule: 'a test' } as const
  const { id: handoverId } = await openHandover(tx, { ...text, reason: 'danger' }, at)
  const { alarmId } = await openAlarm(tx, { ...read, handoverId }, at)
  await addAlarmAct(tx, { alarmId, act: 'note', note: 'an act' }, at)
  const call = { alarmId, to: '+447700900302', staffId: undefined, attempts: 0 }
  await addCall(tx, call, at, at)
  const detectionId = await addDetection(tx, { ...read, alarmId, level: 0 }, at)
  const mark = { detectionId, verdict: 'true', was: undefined, by: 'jo' } as const
  await markDetection(tx, { ...mark, note: 'a mark' }, at)
  const alarm = await holdAlarm(tx, alarmId)
  if (alarm === undefined) throw new Error('The alarm is not there')
  await closeIn(tx, { alarm, staffId: 'jo', verdict: 'true', done: 'what was done' }, at)
}
