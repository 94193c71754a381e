import { priorities } from '../../domain/handover.ts'
import type { StaffDeps } from '../../messaging/deps.ts'
import { reminderAt } from '../../messaging/reminder-at.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import { changeHandover, closeHandover } from '../../store/change-handover.ts'
import { loadLiveHandover, type StoredHandover } from '../../store/handovers.ts'
import { closeTalk, hasUnansweredText } from '../../store/ownership.ts'
import { cancelBotTexts } from '../../store/staff-messages.ts'
import type { Tx } from '../../store/store.ts'
import { loadTalk } from '../../store/talks.ts'
import { announce } from '../announce.ts'
import { endTalk } from '../end-talk.ts'
import { forgetChoices } from '../forget-choices.ts'
import type { Closing } from './close-in.ts'
import { tellYoungPerson } from './tell-young-person.ts'

/** Where the talk of an alarm that is about to be closed goes. */
export type Ahead =
  /** Sealed again: nobody has it, and nothing but danger brought anybody in. */
  | { readonly kind: 'seal'; readonly handover: StoredHandover }
  /** Whoever closes the alarm has it, and found nothing: handed back, with what was done as its record. */
  | { readonly kind: 'hand-back'; readonly handover: StoredHandover }
  /** They asked for a person too: that still stands, as what it is. */
  | { readonly kind: 'still-asked'; readonly handover: StoredHandover }
  /** Somebody has it and goes on, or it is the allegations officers'. */
  | { readonly kind: 'stays'; readonly owner?: string }
  /** They have just written: the text would be lost. */
  | { readonly kind: 'unread' }

export async function aheadOf(
  tx: Tx,
  { talkId, handoverId, restricted }: StoredAlarm,
  { verdict, staffId }: Pick<Closing, 'verdict'> & { readonly staffId: string },
): Promise<Ahead> {
  const handover = restricted ? undefined : await loadLiveHandover(tx, handoverId)
  if (handover === undefined) return { kind: 'stays' }
  const { ownerStaffId: owner } = await loadTalk(tx, talkId)
  const isOwn = owner === staffId && verdict === 'false'
  if (owner !== undefined && !isOwn) return { kind: 'stays', owner }
  if (owner === undefined && handover.reason !== 'danger') return { kind: 'still-asked', handover }
  if (await hasUnansweredText(tx, talkId)) return { kind: 'unread' }
  return { kind: isOwn ? 'hand-back' : 'seal', handover }
}

interface Settling extends Closing {
  readonly alarm: StoredAlarm
  readonly ahead: Ahead
  readonly staffId: string
}

/** Takes the talk there, and tells the young person what is true of it from now on. */
export async function settleTalk(
  tx: Tx,
  deps: StaffDeps,
  { alarm, ahead, staffId, verdict, done }: Settling,
  at: Date,
): Promise<void> {
  const { talkId, personId } = alarm
  const about = { talkId, personId, staffId }
  switch (ahead.kind) {
    case 'stays':
    case 'unread':
      return
    case 'still-asked':
      await changeHandover(tx, ahead.handover, {
        priority: priorities.asked,
        ...{ acknowledged_by: staffId, acknowledged_at: at.getTime() },
        ...{ due_at: reminderAt(deps, at).getTime(), hops: 0 },
      })
      return
    case 'hand-back':
      await endTalk(tx, { ...about, handover: ahead.handover, ...foundNothing(done) }, at)
      break
    case 'seal': {
      const outcome = verdict === 'true' ? 'reached-another-way' : 'opened-by-mistake'
      await cancelBotTexts(tx, talkId, 'handed-back')
      await closeHandover(tx, ahead.handover, { by: staffId, outcome }, at)
      await closeTalk(tx, talkId, at)
      await forgetChoices(tx, personId, at)
    }
  }
  if (verdict === 'false') await tellYoungPerson(tx, deps, alarm, { kind: 'false-alarm' }, at)
  else await announce(tx, deps, { kind: 'handed-back', ...about }, at)
}

function foundNothing(done: string) {
  const record = { summary: done.trim(), actions: '', withWords: false }
  return { outcome: 'opened-by-mistake', record } as const
}
