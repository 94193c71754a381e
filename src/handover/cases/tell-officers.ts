import type { Logger } from 'pino'
import { bankHolidaysFrom } from '../../domain/bank-holidays.ts'
import type { StaffMember } from '../../domain/staff.ts'
import { absenceThatMatters } from '../../domain/working-time.ts'
import { addStep } from '../../store/case-steps.ts'
import { keptOutOf } from '../../store/kept-out.ts'
import { queueNotice } from '../../store/notices.ts'
import { loadRoster } from '../../store/staff.ts'
import type { Tx } from '../../store/store.ts'

/** A case of which its officers are to be told something. */
export interface ToTell {
  readonly caseId: string
  readonly personId: string
  readonly kind: 'case' | 'case-reminder'
  readonly urgency: 'urgent' | 'normal'
  /** Only them, while they are here: who has it in hand. */
  readonly officerId?: string
}

const remedy =
  'nobody can be told of a case: give two members of staff who are here the role allegations officer, in the console under Admin, Roles'

/**
 * Tells the allegations officers who are not kept out of it, and nobody else ever: that there is
 * something new, and not what. Those who are away are told only when all are. False when there was
 * nobody to tell: that is an error of the operator's, on record, and is tried again.
 */
export async function tellOfficers(
  tx: Tx,
  log: Logger,
  { caseId, personId, kind, urgency, officerId }: ToTell,
  at: Date,
): Promise<boolean> {
  const officers = await officersFor(tx, personId, at)
  const own = officers.filter(({ id }) => id === officerId)
  let told = 0
  for (const { id: staffId } of own.length > 0 ? own : officers) {
    const queued = await queueNotice(tx, { staffId, kind, urgency, caseId }, at)
    if (queued === 'queued') told += 1
  }
  if (told > 0) return true
  log.error({ caseId }, remedy)
  await addStep(tx, { caseId, step: 'nobody-told' }, at)
  return false
}

/** Those who are here, or all when none is. */
async function officersFor(tx: Tx, personId: string, at: Date): Promise<readonly StaffMember[]> {
  const keptOut = await keptOutOf(tx, personId)
  const roster = await loadRoster(tx, at)
  const officers = roster.filter(
    ({ id, roles }) => roles.includes('allegations-officer') && !keptOut.has(id),
  )
  const holidays = bankHolidaysFrom(at)
  const here = officers.filter((one) => absenceThatMatters(one, holidays, at) === undefined)
  return here.length > 0 ? here : officers
}
