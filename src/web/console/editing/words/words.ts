import { findOpenDraft } from '../../../../store/knowledge-drafts.ts'
import { listPublished } from '../../../../store/revisions.ts'
import type { Server } from '../../../server.ts'
import type { ConsoleDeps } from '../../page.ts'
import { editingPage } from '../editing-page.ts'
import { addCouncilWords } from './council.ts'
import { addVocabulary } from './vocabulary.ts'
import { councilPlace, vocabularyPlace } from './words-text.ts'

/** `/console/editing/words`: the vocabulary and the council's values, edited as forms. */
export function addWords(editing: Server, deps: ConsoleDeps): void {
  const { store } = deps
  editing.get('/words', async (request, reply) => {
    const published = await listPublished(store.reading)
    const languages = published.flatMap(({ kind, language }) =>
      kind === 'vocabulary' ? [language] : [],
    )
    const vocabularies = await Promise.all(
      languages.toSorted().map(async (language) => ({
        language,
        draft: stateOf((await findOpenDraft(store.reading, vocabularyPlace(language)))?.status),
      })),
    )
    const council = { draft: stateOf((await findOpenDraft(store.reading, councilPlace))?.status) }
    return editingPage(request, reply, {
      view: 'words/index',
      part: 'words',
      vocabularies,
      council,
    })
  })
  addCouncilWords(editing, deps)
  addVocabulary(editing, deps)
}

function stateOf(status: string | undefined): string | undefined {
  if (status === undefined) return undefined
  return status === 'draft' ? 'Draft' : 'Waits to be published'
}
