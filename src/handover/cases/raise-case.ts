import type { RaisedAllegation, RaisedCase } from '../../messaging/deps.ts'
import { findTold } from '../../store/case-contact.ts'
import { addStep } from '../../store/case-steps.ts'
import { changeCase, openCase } from '../../store/cases.ts'
import { addDetection } from '../../store/detections.ts'
import { recordEvent } from '../../store/events.ts'
import { recordLine } from '../../store/kept-out.ts'
import type { Tx } from '../../store/store.ts'
import type { CaseDeskDeps } from './case-desk.ts'
import { caseDueAt, firstReminderAt, nobodyAgainAt } from './case-times.ts'
import { tellOfficers } from './tell-officers.ts'

/**
 * Opens the person's case or joins the one that is open, and tells its officers. Until the young
 * person says whom it is about, everybody between them and the officers is kept out.
 */
export async function raiseCase(
  tx: Tx,
  { log, serviceHours }: CaseDeskDeps,
  { place, messageId, allegation }: RaisedAllegation,
  at: Date,
): Promise<RaisedCase> {
  const { talkId, personId } = place
  const hours = serviceHours()
  const dueAt = caseDueAt(hours, at)
  const remindAt = firstReminderAt(hours, at)
  const { id: caseId, opened } = await openCase(tx, { personId, talkId, dueAt, remindAt }, at)
  const ids = { talkId, personId, messageId }
  await addDetection(
    tx,
    { ...ids, category: 'allegation', kind: 'allegation', level: 0, ...allegation },
    at,
  )
  await recordEvent(
    tx,
    { kind: 'allegation-found', ...ids, detail: { dueAt: dueAt.getTime() } },
    at,
  )
  await addStep(tx, { caseId, step: opened ? 'received' : 'told-more' }, at)
  if (opened) await recordLine(tx, { id: caseId, personId }, at)
  const told = await tellOfficers(
    tx,
    log,
    { caseId, personId, kind: 'case', urgency: opened ? 'urgent' : 'normal' },
    at,
  )
  if (!told) await changeCase(tx, caseId, { remind_at: nobodyAgainAt(at).getTime() })
  const { contact } = (await findTold(tx, talkId)) ?? { contact: false }
  return { opened, contactKnown: contact }
}
