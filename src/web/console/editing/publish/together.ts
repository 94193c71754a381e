import { bringTogether } from '../../../../editing/publish/bring-together.ts'
import { findKnowledgeDraft } from '../../../../store/knowledge-drafts.ts'
import type { Server } from '../../../server.ts'
import { forbidden, OutOfDate } from '../../errors.ts'
import { type ConsoleDeps, readForm } from '../../page.ts'
import { editingAddressOf } from '../address-of.ts'
import { versionOf } from '../articles/article-route.ts'
import { editingPage } from '../editing-page.ts'

interface DraftRoute {
  Params: { readonly draftId: string }
}

/** Takes what was published since a draft was begun into it. */
export function addTogether(editing: Server, deps: ConsoleDeps): void {
  editing.post<DraftRoute>('/drafts/:draftId/together', async (request, reply) => {
    const { draftId } = request.params
    const draft = await findKnowledgeDraft(deps.store.reading, draftId)
    if (draft === undefined) throw forbidden()
    const form = readForm(request)
    const seen = { ...draft, version: versionOf(form) }
    const mine = form['mine'] === 'yes'
    const together = await bringTogether(deps, seen, { by: request.viewer.staffId, mine })
    if (together.kind === 'stale') throw new OutOfDate()
    const back = editingAddressOf(draft)
    if (together.kind === 'together') return reply.redirect(`${back}?done=together`, 303)
    const { conflicts } = together
    const shown = { back, conflicts, draftId, version: seen.version }
    return editingPage(request, reply, { view: 'publish/together', part: 'articles', ...shown })
  })
}
