import type { MessagingDeps } from '../../messaging/deps.ts'
import { addStep } from '../../store/case-steps.ts'
import { changeCase, holdCase } from '../../store/cases.ts'
import { listDueCases, nextCaseDueAt } from '../../store/due-cases.ts'
import type { Tx } from '../../store/store.ts'
import { nextReminderAt, nobodyAgainAt } from './case-times.ts'
import { tellOfficers } from './tell-officers.ts'

export type RemindCasesDeps = Pick<MessagingDeps, 'store' | 'clock' | 'log' | 'serviceHours'>

/** After one that failed, in milliseconds, so that a broken row is not hammered. */
const afterFailureMs = 30_000

/**
 * Reminds the officers of every case whose time has come: half a working day after it came in, when
 * its working day is over, and each working day from then on until it is closed. Returns when the
 * next one is due (milliseconds UTC).
 */
export async function remindCases(deps: RemindCasesDeps): Promise<number | undefined> {
  const at = deps.clock.now()
  let failed = false
  for (const caseId of await listDueCases(deps.store, at)) {
    try {
      await deps.store.transaction((tx) => remindOf(tx, deps, caseId, at))
    } catch (error) {
      failed = true
      const err = error instanceof Error ? error.name : typeof error
      deps.log.error({ caseId, err }, 'a reminder could not be queued, and is tried again')
    }
  }
  return failed ? at.getTime() + afterFailureMs : nextCaseDueAt(deps.store)
}

/** Whoever has it is reminded; once it is overdue, so is everybody who could take it on. */
async function remindOf(tx: Tx, deps: RemindCasesDeps, caseId: string, at: Date): Promise<void> {
  const held = await holdCase(tx, caseId)
  if (held === undefined || held.remindAt === undefined || held.remindAt > at) return
  const { personId, officerId, decidedAt, dueAt } = held
  const isOverdue = decidedAt === undefined && dueAt <= at
  const told = await tellOfficers(
    tx,
    deps.log,
    {
      ...{ caseId, personId, kind: 'case-reminder' as const },
      urgency: isOverdue ? 'urgent' : 'normal',
      ...(officerId !== undefined && !isOverdue && { officerId }),
    },
    at,
  )
  const again = told ? nextReminderAt(deps.serviceHours(), held, at) : nobodyAgainAt(at)
  await changeCase(tx, caseId, { remind_at: again.getTime() })
  if (told) await addStep(tx, { caseId, step: 'reminded' }, at)
}
