import { type KnowledgeDraft, listOpenDrafts } from '../../../store/knowledge-drafts.ts'
import { listAskedGroups } from '../../../store/asked.ts'
import { countAsked } from '../../../store/count-asked.ts'
import { listOpenConflicts } from '../../../store/file-conflicts.ts'
import { findNewest, listUnchecked } from '../../../store/revision-history.ts'
import { listSourceChecks } from '../../../store/source-checks.ts'
import { listSwitchedOff } from '../../../store/switches.ts'
import { findLooseEnds } from '../../../editing/stay-true/find-loose-ends.ts'
import type { Server } from '../../server.ts'
import type { ConsoleDeps } from '../page.ts'
import { addressOfGroup } from './asked/queue.ts'
import { deskDrafts } from './desk-drafts.ts'
import { deskReviews } from './desk-reviews.ts'
import { editingPage } from './editing-page.ts'

/** The groups that are asked most, as the desk names them. */
const mostGroups = 5

/** `/console/editing`: what waits for an editor: asked in vain, due for review, drafts; and the rest. */
export function addDesk(editing: Server, deps: ConsoleDeps): void {
  const { store, clock, library } = deps

  editing.get('/', async (request, reply) => {
    const now = clock.now()
    await countAsked(store)
    const { reading } = store
    const [asked, drafts, unchecked, conflicts, off, checks, council] = await Promise.all([
      listAskedGroups(reading, { page: 1, most: mostGroups }),
      listOpenDrafts(reading),
      listUnchecked(reading),
      listOpenConflicts(reading),
      listSwitchedOff(reading),
      listSourceChecks(reading),
      findNewest(reading, { kind: 'council', name: 'council', language: 'und' }),
    ])
    const articles = library().all('en')
    return editingPage(request, reply, {
      ...{ view: 'desk', part: 'desk' },
      asked: {
        total: asked.total,
        groups: asked.groups.map((group) => ({
          ...{ text: group.newest?.masked, open: group.open, href: addressOfGroup(group) },
        })),
      },
      reviews: deskReviews(articles, library().council, now),
      drafts: await deskDrafts(deps, request, { drafts: drafts.map(titled), unchecked }),
      conflicts: conflicts.length,
      off: off.length,
      refused: deps.editing.refused(),
      ends: findLooseEnds(articles, council?.raw ?? '', checks),
    })

    function titled(draft: KnowledgeDraft) {
      const title =
        draft.kind === 'article' ? library().find(draft.name, draft.language)?.title : undefined
      return { ...draft, ...(title !== undefined && { title }) }
    }
  })
}
