import type { KnowledgeDraft } from '../../../../store/knowledge-drafts.ts'
import { listAtDraft } from '../../../../store/draft-presence.ts'
import { readShownStaff } from '../../../../store/views/names.ts'
import type { ConsoleDeps } from '../../page.ts'
import { shortTime } from '../../times.ts'

/** Who else is at a draft, and who saved it last, as the page says it. */
export interface Company {
  readonly version: number
  readonly here: readonly { readonly words: string; readonly editing: boolean }[]
  /** 'Abe saved 12:04'; absent when it was the viewer. */
  readonly savedByOther?: string
}

export async function companyOf(
  { store, clock }: Pick<ConsoleDeps, 'store' | 'clock'>,
  draft: KnowledgeDraft,
  staffId: string,
): Promise<Company> {
  const now = clock.now()
  const others = await listAtDraft(store.reading, draft.id, staffId, now)
  const ids = [draft.savedBy, ...others.map((one) => one.staffId)]
  const names = await readShownStaff(store.reading, ids)
  const nameOf = (id: string) => names.get(id)?.firstName ?? 'Somebody'
  return {
    version: draft.version,
    here: others.map(({ staffId: id, editing }) => ({
      words: `${nameOf(id)} is here too${editing ? ', editing now' : ''}`,
      editing,
    })),
    ...(draft.savedBy !== staffId && {
      savedByOther: `${nameOf(draft.savedBy)} saved ${shortTime(draft.savedAt, now)}`,
    }),
  }
}
