import { startDraft } from '../../src/store/knowledge-drafts.ts'
import { addSuggestion } from '../../src/store/suggestions.ts'
import { claimTrial, endTrial } from '../../src/store/trial-claims.ts'
import { askForTrial } from '../../src/store/trials.ts'
import type { TestStore } from './test-store.ts'

/** Something in every sealed column of the editors' workspace, by the functions that seal there. */
export async function sealEditingWords({ store, clock }: TestStore): Promise<void> {
  const at = clock.now()
  const place = { kind: 'article', name: 'a-draft', language: 'en' } as const
  await store.transaction(async (tx) => {
    await addSuggestion(tx, { masked: 'a suggestion', language: 'en' }, at)
    const { id: draftId } = await startDraft(tx, { ...place, raw: 'a draft', by: 'ines' }, at)
    await askForTrial(tx, { draftId, version: 1, by: 'ines' }, at)
    const claimed = await claimTrial(tx, store, 'a test')
    if (claimed === undefined) throw new Error('The trial is not there')
    await endTrial(tx, claimed.claim, { status: 'done', result: '{}' }, at)
  })
}
