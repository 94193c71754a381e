import { addReply, markAnswered, type Place } from '../store/messages.ts'
import { loadPerson } from '../store/people.ts'
import type { Tx } from '../store/store.ts'
import type { MessagingDeps } from './deps.ts'

interface TextIn {
  readonly place: Place
  readonly messageId: string
  readonly text: string
}

const fourDigits = /^\s*(\d{4})\s*\.?\s*$/

/**
 * Four digits from the work mobile of a member of staff answer an alert, at once and without the
 * bot: false when this text is none. From anybody else they are what the bot makes of them.
 */
export async function answerCode(
  tx: Tx,
  { alarmDesk }: Pick<MessagingDeps, 'alarmDesk'>,
  { place, messageId, text }: TextIn,
  at: Date,
): Promise<boolean> {
  const code = fourDigits.exec(text)?.[1]
  if (code === undefined || place.channel !== 'sms') return false
  const { staffId, registered } = await loadPerson(tx, place.personId)
  if (staffId === undefined || registered) return false
  const words = await alarmDesk.answeredByCode(tx, { staffId, code }, at)
  const reply = { role: 'reply', lane: 'danger', always: true, outcome: 'smalltalk' } as const
  const because = 'the code of an alarm, from a work phone'
  const replyId = await addReply(tx, place, { ...reply, text: words, because }, at)
  await markAnswered(tx, [messageId], replyId)
  return true
}
