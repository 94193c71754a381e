import { noTextReaches } from '../domain/alarm.ts'
import { windowOf } from '../domain/window.ts'
import { listAddresses, type OwnAddress } from '../store/addresses.ts'
import { addAlarmAct } from '../store/alarm-acts.ts'
import { listTold } from '../store/alarm-notices.ts'
import { isNoted } from '../store/alarm-notes.ts'
import {
  type CardText,
  findCardText,
  listFailedAt,
  queueElsewhere,
} from '../store/card-addresses.ts'
import { findOpenAlarm } from '../store/change-alarm.ts'
import { recordEvent } from '../store/events.ts'
import { queueNotice } from '../store/notices.ts'
import type { Tx } from '../store/store.ts'
import { openTask } from '../store/tasks.ts'

/**
 * A card was refused, or did not arrive: after STOP the network takes no SMS (21610). It goes to
 * another address of theirs; when none is left, whoever was told of the alarm is to phone, once
 * for each alarm.
 */
export async function cardNotReached(tx: Tx, messageId: string, at: Date): Promise<void> {
  const text = await findCardText(tx, messageId)
  if (text === undefined) return
  const other = await otherAddress(tx, text, at)
  if (other !== undefined) await queueElsewhere(tx, text, other, at)
  else await tellToPhone(tx, text, at)
}

/** Theirs, not opted out, open to our own words, and not one where this text failed. */
async function otherAddress(tx: Tx, text: CardText, at: Date): Promise<OwnAddress | undefined> {
  const failedAt = await listFailedAt(tx, text.id)
  const addresses = await listAddresses(tx, text.personId)
  return addresses.find(
    (address) =>
      address.id !== text.addressId &&
      !failedAt.has(address.id) &&
      !address.optedOut &&
      windowOf(address, at).open,
  )
}

async function tellToPhone(tx: Tx, { id, talkId, personId }: CardText, at: Date): Promise<void> {
  const alarm = await findOpenAlarm(tx, personId)
  if (alarm === undefined || (await isNoted(tx, alarm.id, noTextReaches))) return
  await addAlarmAct(tx, { alarmId: alarm.id, act: 'note', how: noTextReaches }, at)
  const ids = { talkId, personId, messageId: id, handoverId: alarm.handoverId }
  await recordEvent(tx, { kind: 'no-text-reaches', ...ids }, at)
  for (const staffId of await listTold(tx, alarm)) {
    await openTask(tx, { staffId, personId, kind: 'ring-them', messageId: id }, at)
    const notice = { staffId, kind: 'not-reached', urgency: 'urgent', personId } as const
    await queueNotice(tx, notice, at)
  }
}
