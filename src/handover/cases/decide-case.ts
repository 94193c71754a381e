import type { AllegationRoute, WhenHappened } from '../../domain/allegation-case.ts'
import type { DangerKind } from '../../domain/danger.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { AlarmDesk } from '../../messaging/deps.ts'
import { addStep } from '../../store/case-steps.ts'
import { findNewestText } from '../../store/case-texts.ts'
import { changeCase, type StoredCase } from '../../store/cases.ts'
import type { Tx } from '../../store/store.ts'
import type { CaseActDeps, CaseActed } from './case-acts.ts'
import { holdCaseFor } from './hold-case.ts'

/** Where an officer takes a case. */
export interface Decision {
  readonly happened: WhenHappened
  readonly adult: boolean
  /** The kind of danger, when the risk is current: then it is an emergency, too. */
  readonly danger?: DangerKind
  readonly route: AllegationRoute
  readonly note: string
}

/**
 * Decides where a case goes: the first time, this is what its working day is measured by. When the
 * risk is current an emergency is raised, once, of which duty gets the kind and how to reach them.
 */
export async function decideCase(
  { store, clock, alarmDesk }: CaseActDeps & { readonly alarmDesk: AlarmDesk },
  viewer: Viewer,
  caseId: string,
  decision: Decision,
): Promise<CaseActed> {
  const at = clock.now()
  const { staffId } = viewer
  return store.transaction(async (tx) => {
    const held = await holdCaseFor(tx, viewer, caseId, at)
    if (held === undefined) return 'gone'
    await changeCase(tx, held.id, {
      happened: decision.happened,
      is_adult: decision.adult ? 1 : 0,
      is_current: decision.danger === undefined ? 0 : 1,
      route: decision.route,
      officer_id: staffId,
      ...(held.decidedAt === undefined && { decided_at: at.getTime() }),
    })
    await addStep(tx, { caseId, step: 'decided', staffId, note: decision.note }, at)
    const isNews = decision.danger !== undefined && held.current !== true
    if (isNews) await raiseEmergency(tx, alarmDesk, { held, kind: decision.danger, staffId }, at)
    return 'done'
  })
}

interface Emergency {
  readonly held: StoredCase
  readonly kind: DangerKind
  readonly staffId: string
}

async function raiseEmergency(
  tx: Tx,
  alarmDesk: AlarmDesk,
  { held, kind, staffId }: Emergency,
  at: Date,
): Promise<void> {
  const newest = await findNewestText(tx, held.talkId)
  if (newest === undefined) return
  const danger = { kind, level: 'emergency', rule: 'an officer says so', source: 'person' } as const
  await alarmDesk.raise(tx, { ...newest, danger }, at)
  await addStep(tx, { caseId: held.id, step: 'current', staffId }, at)
}
