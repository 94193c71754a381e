import { beginDraft } from '../../../../editing/drafts/begin-draft.ts'
import { touchDraft } from '../../../../store/draft-presence.ts'
import type { Server } from '../../../server.ts'
import { forbidden } from '../../errors.ts'
import { type ConsoleDeps, sendPart } from '../../page.ts'
import { doneWords } from '../done-words.ts'
import { addressOf, type ArticleRoute, loadArticle, placeOfRoute } from './article-route.ts'
import { companyOf } from './at-draft.ts'
import { addDrop } from './drop.ts'
import { addArticleList } from './list.ts'
import { addNewArticle } from './new-article.ts'
import { addSave } from './save.ts'
import { articleContext, showArticle } from './show-article.ts'

/** `/console/editing/articles`: every article, and the form and the phone of each. */
export function addArticles(editing: Server, deps: ConsoleDeps): void {
  addArticleList(editing, deps)
  addNewArticle(editing, deps)
  addArticlePage(editing, deps)
  addSave(editing, deps)
  addDrop(editing, deps)
}

function addArticlePage(editing: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps

  editing.get<ArticleRoute>('/articles/:language/:name', (request, reply) => {
    const done = doneWords[String(request.query.done)]
    return showArticle(deps, request, reply, placeOfRoute(request), { done })
  })

  editing.post<ArticleRoute>('/articles/:language/:name/begin', async (request, reply) => {
    const place = placeOfRoute(request)
    const draft = await beginDraft(deps, request.viewer.staffId, place)
    if (draft === undefined) throw forbidden()
    return reply.redirect(`${addressOf(place)}?done=begun`, 303)
  })

  // The form alone, when somebody else has saved.
  editing.get<ArticleRoute>('/articles/:language/:name/form', async (request, reply) => {
    const standing = await loadArticle(store.reading, placeOfRoute(request))
    const context = await articleContext(deps, request, standing)
    if (!context.canEdit) throw forbidden()
    return sendPart(request, reply, 'console/editing/articles/form.njk', context)
  })

  editing.post<ArticleRoute>('/articles/:language/:name/presence', async (request, reply) => {
    const place = placeOfRoute(request)
    const { staffId } = request.viewer
    const { draft } = await loadArticle(store.reading, place)
    if (draft === undefined) throw forbidden()
    const sign = { draftId: draft.id, staffId, editing: false }
    await store.transaction((tx) => touchDraft(tx, sign, clock.now()))
    const company = await companyOf(deps, draft, staffId)
    const context = { company, article: { address: addressOf(place) } }
    return sendPart(request, reply, 'console/editing/articles/company.njk', context)
  })
}
