import type { AlarmText } from '../../domain/alarm.ts'
import { lastUsed, type Reach, smsAddress, windowTo } from '../../messaging/choose-way.ts'
import { loadReach } from '../../messaging/ways-to-reach.ts'
import type { OwnAddress } from '../../store/addresses.ts'
import { addAlarmText } from '../../store/alarm-texts.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import type { Tx } from '../../store/store.ts'
import type { AlarmDeps } from './alarm-deps.ts'

/**
 * Queues a text about their alarm, in lane danger, where they last wrote from. Where that cannot
 * arrive (texts are off, WhatsApp's window is closed) another address of theirs is taken that can.
 */
export async function tellYoungPerson(
  tx: Tx,
  { cards, senderOf }: Pick<AlarmDeps, 'cards' | 'senderOf'>,
  { talkId, personId, drill }: StoredAlarm,
  text: AlarmText,
  at: Date,
): Promise<void> {
  // In a drill nobody is there to be texted.
  if (drill) return
  const to = addressFor(await loadReach(tx, { senderOf }, { personId, restricted: true }, at))
  if (to === undefined) return
  const place = { talkId, personId, addressId: to.id, channel: to.channel }
  const because = `alarm: ${text.kind}`
  await addAlarmText(tx, place, { text: cards.alarmText(text), because }, at)
}

function addressFor(reach: Reach): OwnAddress | undefined {
  const last = lastUsed(reach)
  const arrives = (one: OwnAddress) => one.wrote && !one.optedOut && windowTo(reach, one).open
  return [last, ...reach.addresses].find((one) => one && arrives(one)) ?? smsAddress(reach) ?? last
}
