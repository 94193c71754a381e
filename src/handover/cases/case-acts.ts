import type { AboutWhom, AllegationStage, CaseStep } from '../../domain/allegation-case.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { MessagingDeps } from '../../messaging/deps.ts'
import { addStep } from '../../store/case-steps.ts'
import { endGrants, grantCase } from '../../store/case-grants.ts'
import { changeCase, type StoredCase } from '../../store/cases.ts'
import { keepOut, keptOutOf, letIn, recordLine } from '../../store/kept-out.ts'
import { findStaff, loadRoster } from '../../store/staff.ts'
import type { Tx } from '../../store/store.ts'
import { holdCaseFor } from './hold-case.ts'
import { releaseOwner } from './release-owner.ts'

export type CaseActDeps = Pick<MessagingDeps, 'store' | 'clock'>

/** done, or that it is no case of theirs that is open. */
export type CaseActed = 'done' | 'gone'

/** What an officer works on: somebody's own act on one case. */
interface Acting {
  readonly tx: Tx
  readonly held: StoredCase
  readonly at: Date
}

/** Does something with a case while it is held. */
async function act<Result>(
  { store, clock }: CaseActDeps,
  viewer: Viewer,
  caseId: string,
  work: (acting: Acting) => Promise<Result>,
): Promise<Result | 'gone'> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const held = await holdCaseFor(tx, viewer, caseId, at)
    return held === undefined ? 'gone' : work({ tx, held, at })
  })
}

/** How far they are; whoever says so has the case in hand, and is reminded of it. */
export function setStage(
  deps: CaseActDeps,
  viewer: Viewer,
  caseId: string,
  { stage, note }: { readonly stage: AllegationStage; readonly note: string },
): Promise<CaseActed> {
  const { staffId } = viewer
  return act(deps, viewer, caseId, async ({ tx, held, at }): Promise<CaseActed> => {
    await changeCase(tx, held.id, { stage, officer_id: staffId })
    await addStep(tx, { caseId, step: stage, staffId, note }, at)
    return 'done'
  })
}

/** Something for the record. */
export function addCaseNote(
  deps: CaseActDeps,
  viewer: Viewer,
  caseId: string,
  note: string,
): Promise<CaseActed> {
  const { staffId } = viewer
  return act(deps, viewer, caseId, async ({ tx, at }): Promise<CaseActed> => {
    await addStep(tx, { caseId, step: 'note', staffId, note }, at)
    return 'done'
  })
}

/** Whom it is about, as the officer reads it: who is in the way follows from that. */
export function setAbout(
  deps: CaseActDeps,
  viewer: Viewer,
  caseId: string,
  about: AboutWhom,
): Promise<CaseActed> {
  const { staffId } = viewer
  return act(deps, viewer, caseId, async ({ tx, held, at }): Promise<CaseActed> => {
    await changeCase(tx, held.id, { about })
    await recordLine(tx, { ...held, about }, at)
    await addStep(tx, { caseId, step: 'about', staffId }, at)
    return 'done'
  })
}

/** nobody-left: no other officer could deal with it. nobody: there is no such member of staff. */
export type KeptOutOfCase = CaseActed | 'nobody-left' | 'nobody'

/** Keeps a member of staff out: they see nothing of it any more, and its talk is not theirs. */
export function keepOutOfCase(
  deps: CaseActDeps,
  viewer: Viewer,
  caseId: string,
  { staffId, note }: { readonly staffId: string; readonly note: string },
): Promise<KeptOutOfCase> {
  const by = viewer.staffId
  return act(deps, viewer, caseId, async ({ tx, held, at }): Promise<KeptOutOfCase> => {
    if ((await findStaff(tx, staffId, at)) === undefined) return 'nobody'
    if (!(await someOfficerIsLeft(tx, held, staffId, at))) return 'nobody-left'
    await keepOut(tx, { caseId, staffId, why: 'named', by }, at)
    await endGrants(tx, caseId, at, staffId)
    await releaseOwner(tx, held, staffId)
    await addNamed(tx, { caseId, step: 'kept-out', by, staffId, note }, at)
    return 'done'
  })
}

async function someOfficerIsLeft(
  tx: Tx,
  { personId }: StoredCase,
  without: string,
  at: Date,
): Promise<boolean> {
  const keptOut = await keptOutOf(tx, personId)
  const roster = await loadRoster(tx, at)
  return roster.some(
    ({ id, roles }) => roles.includes('allegations-officer') && id !== without && !keptOut.has(id),
  )
}

/** Somebody who was kept out is not the one. */
export function letIntoCase(
  deps: CaseActDeps,
  viewer: Viewer,
  caseId: string,
  staffId: string,
): Promise<CaseActed> {
  return act(deps, viewer, caseId, async ({ tx, at }): Promise<CaseActed> => {
    if (!(await letIn(tx, caseId, staffId))) return 'gone'
    await addNamed(tx, { caseId, step: 'let-in', by: viewer.staffId, staffId, note: '' }, at)
    return 'done'
  })
}

/** Lets a safeguarding lead read it for so many days. */
export function grantCaseTo(
  deps: CaseActDeps,
  viewer: Viewer,
  caseId: string,
  { staffId, days }: { readonly staffId: string; readonly days: number },
): Promise<CaseActed | 'nobody'> {
  const by = viewer.staffId
  return act(deps, viewer, caseId, async ({ tx, held, at }): Promise<CaseActed | 'nobody'> => {
    const lead = await findStaff(tx, staffId, at)
    const isKeptOut = (await keptOutOf(tx, held.personId)).has(staffId)
    if (lead?.roles.includes('safeguarding-lead') !== true || isKeptOut) return 'nobody'
    const until = new Date(at.getTime() + days * 24 * 3_600_000)
    await grantCase(tx, { caseId, staffId, by, until }, at)
    await addNamed(tx, { caseId, step: 'granted', by, staffId, note: '' }, at)
    return 'done'
  })
}

/** Ends what a safeguarding lead was let read. */
export function endGrant(
  deps: CaseActDeps,
  viewer: Viewer,
  caseId: string,
  staffId: string,
): Promise<CaseActed> {
  return act(deps, viewer, caseId, async ({ tx, at }): Promise<CaseActed> => {
    if ((await endGrants(tx, caseId, at, staffId)) === 0) return 'gone'
    await addNamed(tx, { caseId, step: 'grant-ended', by: viewer.staffId, staffId, note: '' }, at)
    return 'done'
  })
}

interface NamedStep {
  readonly caseId: string
  readonly step: CaseStep
  readonly by: string
  /** Whom it concerns: their name is part of the record. */
  readonly staffId: string
  readonly note: string
}

async function addNamed(
  tx: Tx,
  { caseId, step, by, staffId, note }: NamedStep,
  at: Date,
): Promise<void> {
  const name = (await findStaff(tx, staffId, at))?.name ?? ''
  const words = note.trim() === '' ? name : `${name}: ${note.trim()}`
  await addStep(tx, { caseId, step, staffId: by, note: words }, at)
}
