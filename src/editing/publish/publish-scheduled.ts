import { recordEvent } from '../../store/events.ts'
import {
  changeDraft,
  findKnowledgeDraft,
  type KnowledgeDraft,
} from '../../store/knowledge-drafts.ts'
import { listScheduled, nextScheduledAt } from '../../store/scheduled-drafts.ts'
import { DraftMovedOn, publishNow } from './publish-draft.ts'
import type { PublishDeps } from './publish-deps.ts'
import { weigh } from './weigh.ts'
import { tellEditors } from './who-approves.ts'

/**
 * Publishes what was approved for a time that has come, each once whichever process does it, and
 * returns when the next is due (milliseconds UTC). What has become impossible meanwhile leaves the
 * old text in force, goes back to its author, and says why.
 */
export async function publishScheduled(deps: PublishDeps): Promise<number | undefined> {
  const failed: unknown[] = []
  for (const id of await listScheduled(deps.store, deps.clock.now())) {
    // One that cannot be read must not hold back all that come after it.
    await publishOne(deps, id).catch((error: unknown) => failed.push(error))
  }
  if (failed.length > 0) throw failed[0]
  return nextScheduledAt(deps.store)
}

async function publishOne(deps: PublishDeps, id: string): Promise<void> {
  const { store, clock, log } = deps
  const at = clock.now()
  const draft = await findKnowledgeDraft(store, id)
  if (draft?.status !== 'scheduled' || draft.approvedBy === undefined) return
  const { despiteWorse } = draft
  const weighed = await weigh(store, draft, at)
  const by = { id: draft.approvedBy, roles: [] }
  const [problem] = weighed.problems
  if (problem !== undefined) {
    await keepOld(deps, draft, problem.text, at)
    return
  }
  try {
    const published = await store.transaction((tx) =>
      publishNow(
        tx,
        weighed,
        { by, change: 'ordinary', ...(despiteWorse !== undefined && { despiteWorse }) },
        at,
      ),
    )
    if (published.kind === 'base-moved') await keepOld(deps, draft, baseMoved, at)
  } catch (error) {
    // Another process was quicker.
    if (!(error instanceof DraftMovedOn)) throw error
    log.debug({ draftId: id }, 'a scheduled text was published already')
  }
}

const baseMoved =
  'Something else was published here since this was begun. Open it, bring both together, and send it again'

async function keepOld(
  { store, log }: PublishDeps,
  draft: KnowledgeDraft,
  problem: string,
  at: Date,
): Promise<void> {
  const kept = await store.transaction(async (tx) => {
    const changed = await changeDraft(tx, draft, {
      ...{ status: 'draft', publish_problem: problem, publish_at: null },
      ...{ approved_by: null, approved_at: null },
    })
    // Another process was quicker: what moved the base is this very draft.
    if (!changed) return false
    const told = [draft.sentBy, draft.approvedBy].filter((id) => id !== undefined)
    await tellEditors(tx, told, { kind: 'draft-not-published', article: draft.name }, at)
    await recordEvent(tx, { kind: 'text-not-published', detail: { draft: draft.id } }, at)
    return true
  })
  if (kept)
    log.warn({ draftId: draft.id }, 'a text could not be published on its day; the old one stays')
}
