import type { FastifyRequest } from 'fastify'
import type { KnowledgePlace } from '../../../../domain/knowledge-place.ts'
import { diffLines } from '../../../../knowledge/diff-lines.ts'
import { findOpenDraft, type KnowledgeDraft } from '../../../../store/knowledge-drafts.ts'
import { findNewest } from '../../../../store/revision-history.ts'
import { forbidden } from '../../errors.ts'
import type { ConsoleDeps } from '../../page.ts'
import { shortTime } from '../../times.ts'
import { publishPanel } from '../publish/panel.ts'

export const councilPlace: KnowledgePlace = { kind: 'council', name: 'council', language: 'und' }

export function vocabularyPlace(language: string): KnowledgePlace {
  return { kind: 'vocabulary', name: 'vocabulary', language }
}

/** A vocabulary or the council's values as they stand: the draft, else what is published. */
export interface WordsText {
  readonly raw: string
  readonly draft?: KnowledgeDraft
  readonly published: string
}

/** Throws like any page that is not there when nothing is published of it. */
export async function loadWords({ store }: ConsoleDeps, place: KnowledgePlace): Promise<WordsText> {
  const [draft, newest] = await Promise.all([
    findOpenDraft(store.reading, place),
    findNewest(store.reading, place),
  ])
  if (newest === undefined) throw forbidden()
  return { raw: draft?.raw ?? newest.raw, published: newest.raw, ...(draft && { draft }) }
}

/** What the draft changes, its trial and its way out: the same below both pages of words. */
export async function draftContext(
  deps: ConsoleDeps,
  request: FastifyRequest,
  place: KnowledgePlace,
  { draft, published }: WordsText,
) {
  const changed = draft && diffLines(published, draft.raw).filter(({ kind }) => kind !== 'same')
  return {
    draft,
    changes: (changed ?? []).map(({ kind, text }) => ({
      added: kind === 'added',
      text: text.trim(),
    })),
    savedAt: draft && shortTime(draft.savedAt, deps.clock.now()),
    isWaiting: draft !== undefined && draft.status !== 'draft',
    publish: await publishPanel(deps, request, { place, ...(draft && { draft }) }),
  }
}
