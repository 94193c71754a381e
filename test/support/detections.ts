import { levels } from '../../src/domain/danger.ts'
import { openAlarm } from '../../src/store/alarms.ts'
import { addDetection, type NewDetection } from '../../src/store/detections.ts'
import { openHandover } from '../../src/store/handovers.ts'
import { openTalk } from '../../src/store/talks.ts'
import { meetParty } from '../../src/store/address-links.ts'
import { aText } from './stored.ts'
import { addReceived } from '../../src/store/messages.ts'
import type { TestStore } from './test-store.ts'
import type { YoungPerson } from './staff-world.ts'
import type { Audience } from '../../src/domain/talk.ts'

export interface Heard {
  readonly detectionId: string
  readonly alarmId: string
  readonly messageId: string
  readonly talkId: string
}

type Own = Partial<Pick<NewDetection, 'category' | 'kind' | 'level' | 'rule' | 'source' | 'drill'>>

/** A text of theirs in which the net read danger, with its alarm; give what the test is about. */
export async function isHeard(
  { store, clock }: TestStore,
  { sms }: YoungPerson,
  {
    text = 'i cant do this',
    audience = 'advisers',
    ...own
  }: Own & {
    readonly text?: string
    readonly audience?: Audience
  } = {},
): Promise<Heard> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const { addressId, personId } = await meetParty(tx, sms, at)
    const { id: talkId } = await openTalk(tx, personId, audience, at)
    const place = { talkId, personId, addressId, channel: sms.channel }
    const messageId = (await addReceived(tx, place, aText({ from: sms, text }), at)) ?? ''
    const reason = own.category === 'allegation' ? 'allegation' : 'danger'
    const { id: handoverId } = await openHandover(tx, { talkId, personId, reason }, at)
    const found = { category: 'danger', kind: 'suicide', rule: 'cannot go on', ...own } as const
    const ids = { talkId, personId, messageId }
    const level = own.level ?? levels.emergency
    const named = level === levels.emergency ? 'emergency' : 'worried'
    const { alarmId } = await openAlarm(tx, { ...ids, handoverId, ...found, level: named }, at)
    const detectionId = await addDetection(tx, { ...ids, alarmId, ...found, level }, at)
    return { detectionId, alarmId, messageId, talkId }
  })
}
