import type { KnowledgePlace } from '../../src/domain/knowledge-place.ts'
import type { Hand } from '../../src/domain/publication.ts'
import type { Role } from '../../src/domain/staff.ts'
import type { PublishDeps } from '../../src/editing/publish/publish-deps.ts'
import {
  findKnowledgeDraft,
  type KnowledgeDraft,
  saveDraft,
  startDraft,
} from '../../src/store/knowledge-drafts.ts'
import { findNewest } from '../../src/store/revision-history.ts'
import { publishRevision } from '../../src/store/revisions.ts'
import { anArticleFile } from './an-article.ts'
import { aLog } from './edges.ts'
import { aViewer, staffDeps } from './staff-world.ts'
import type { TestStore } from './test-store.ts'

export const councilTax: KnowledgePlace = { kind: 'article', name: 'council-tax', language: 'en' }

/** What publishing works with, over a test's store. */
export function publishDeps(test: TestStore): PublishDeps {
  const { store, clock, serviceHours } = staffDeps(test)
  return { store, clock, serviceHours, log: aLog().log }
}

/** A member of staff, as publishing asks. */
export async function aHand(test: TestStore, name: string, ...roles: Role[]): Promise<Hand> {
  return { id: (await aViewer(test, name, { roles })).staffId, roles }
}

/** Publishes the text of a place, as a file would; returns the revision's id. */
export async function published(
  { store, clock }: TestStore,
  raw = anArticleFile(),
  place: KnowledgePlace = councilTax,
): Promise<string> {
  const revision = { ...place, raw, by: 'file', why: 'the file' }
  return store.transaction((tx) => publishRevision(tx, revision, clock.now()))
}

/** A draft over what is published there, with this text; each of `by` saved it in turn. */
export async function aDraft(
  { store, clock }: TestStore,
  raw: string,
  by: readonly Hand[],
  place: KnowledgePlace = councilTax,
): Promise<KnowledgeDraft> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const newest = await findNewest(tx, place)
    const base = newest === undefined ? {} : { baseRevisionId: newest.id }
    const [first, ...others] = by.map(({ id }) => id)
    const begun = await startDraft(tx, { ...place, raw, ...base, by: first ?? '' }, at)
    for (const [done, saver] of others.entries()) {
      await saveDraft(tx, begun.id, { raw, over: begun.version + done, by: saver }, at)
    }
    const draft = await findKnowledgeDraft(tx, begun.id)
    if (draft === undefined) throw new Error('The draft is not there')
    return draft
  })
}

/** As it stands now. */
export async function again(
  { store }: Pick<TestStore, 'store'>,
  draft: Pick<KnowledgeDraft, 'id'>,
): Promise<KnowledgeDraft> {
  const found = await findKnowledgeDraft(store, draft.id)
  if (found === undefined) throw new Error('The draft is not there')
  return found
}

/** A trial of the draft's version that has ended. */
export async function tried(
  { store, clock }: Pick<TestStore, 'store' | 'clock'>,
  { id, version, createdBy }: KnowledgeDraft,
  found: { readonly better: number; readonly worse: number } = { better: 0, worse: 0 },
): Promise<void> {
  const at = clock.now().getTime()
  await store.sql
    .insertInto('trials')
    .values({
      ...{ id: `trial-${id}-${version}-${found.worse}`, draft_id: id, draft_version: version },
      ...{ status: 'done', total: 9, done: 9, other: 0, ...found, result_sealed: null },
      ...{ problem: null, asked_by: createdBy, asked_at: at, ended_at: at, due_at: null },
      ...{ claimed_by: null, claimed_until: null, claim_token: 0, retain_until: null },
    })
    .execute()
}
