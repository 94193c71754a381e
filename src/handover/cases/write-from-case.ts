import { firstNameOf } from '../../domain/staff.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { StaffDeps } from '../../messaging/deps.ts'
import { sendAsStaff, type SentAsStaff } from '../../messaging/send-as-staff.ts'
import { addStep } from '../../store/case-steps.ts'
import { changeCase, type StoredCase } from '../../store/cases.ts'
import { recordEvent } from '../../store/events.ts'
import { setOwner } from '../../store/ownership.ts'
import { cancelBotTexts, findByFormKey } from '../../store/staff-messages.ts'
import { findStaff } from '../../store/staff.ts'
import type { Tx } from '../../store/store.ts'
import { loadTalk } from '../../store/talks.ts'
import { announce } from '../announce.ts'
import type { CaseActed } from './case-acts.ts'
import { holdCaseFor } from './hold-case.ts'
import { releaseOwner } from './release-owner.ts'
import { tellYoungPerson } from './tell-young-person.ts'

export interface CaseText {
  readonly text: string
  /** Minted with the form: the same key again sends nothing again. */
  readonly formKey: string
  readonly how: 'now' | 'hold' | 'sms'
}

export type WroteFromCase =
  SentAsStaff | { readonly kind: 'gone' } | { readonly kind: 'owned'; readonly by: string }

/**
 * An officer writes to the young person in the restricted talk, and has it from then on: the bot is
 * silent, and the young person is told who is writing. Of a text that cannot go nothing is kept.
 */
export async function writeFromCase(
  deps: StaffDeps,
  viewer: Viewer,
  caseId: string,
  text: CaseText,
): Promise<WroteFromCase> {
  const at = deps.clock.now()
  try {
    return await deps.store.transaction((tx) => write(tx, deps, { viewer, caseId, text }, at))
  } catch (error) {
    if (error instanceof NotSent) return error.result
    throw error
  }
}

/** Undoes that the talk was taken for a text that cannot go. */
class NotSent extends Error {
  readonly result: SentAsStaff
  constructor(result: SentAsStaff) {
    super(`The text was not sent: ${result.kind}`)
    this.name = 'NotSent'
    this.result = result
  }
}

interface Writing {
  readonly viewer: Viewer
  readonly caseId: string
  readonly text: CaseText
}

async function write(
  tx: Tx,
  deps: StaffDeps,
  { viewer: { staffId, ...viewer }, caseId, text }: Writing,
  at: Date,
): Promise<WroteFromCase> {
  if ((await findByFormKey(tx, text.formKey)) !== undefined) return { kind: 'duplicate' }
  const held = await holdCaseFor(tx, { ...viewer, staffId }, caseId, at)
  if (held === undefined) return { kind: 'gone' }
  const { talkId, personId } = held
  const { ownerStaffId } = await loadTalk(tx, talkId, { lock: true })
  if (ownerStaffId !== undefined && ownerStaffId !== staffId) {
    return { kind: 'owned', by: (await findStaff(tx, ownerStaffId))?.name ?? '' }
  }
  if (ownerStaffId === undefined) await take(tx, deps, held, staffId, at)
  const writing = { ...text, talkId, personId, staffId, restricted: true }
  const sent = await sendAsStaff(tx, deps, writing, at)
  if (sent.kind !== 'queued' && sent.kind !== 'held') throw new NotSent(sent)
  await addStep(tx, { caseId, step: 'replied', staffId }, at)
  return sent
}

/** No handover, and so no ladder and no manager: the case has reminders of its own. */
async function take(
  tx: Tx,
  deps: StaffDeps,
  { id: caseId, talkId, personId }: StoredCase,
  staffId: string,
  at: Date,
): Promise<void> {
  await setOwner(tx, talkId, staffId)
  await cancelBotTexts(tx, talkId, 'taken-over')
  await changeCase(tx, caseId, { officer_id: staffId })
  await addStep(tx, { caseId, step: 'took', staffId }, at)
  await recordEvent(tx, { kind: 'taken-over', talkId, personId, staffId }, at)
  const change = { kind: 'taken-over', talkId, personId, staffId, restricted: true } as const
  await announce(tx, deps, change, at)
}

/** The officer stops writing: the bot answers again, and every text still goes to the case. */
export async function giveBackCase(
  deps: StaffDeps,
  viewer: Viewer,
  caseId: string,
): Promise<CaseActed> {
  const at = deps.clock.now()
  const { staffId } = viewer
  return deps.store.transaction(async (tx) => {
    const held = await holdCaseFor(tx, viewer, caseId, at)
    if (held === undefined || !(await releaseOwner(tx, held, staffId))) return 'gone'
    const name = firstNameOf((await findStaff(tx, staffId))?.name ?? '')
    await tellYoungPerson(tx, deps, held, deps.say('person:told-us.gave-back', { name }), at)
    await addStep(tx, { caseId, step: 'gave-back', staffId }, at)
    return 'done'
  })
}
