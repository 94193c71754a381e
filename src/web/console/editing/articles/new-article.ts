import { beginArticle } from '../../../../editing/drafts/begin-article.ts'
import type { Server } from '../../../server.ts'
import { onceUnlessRefused } from '../../admin/once-unless-refused.ts'
import { type ConsoleDeps, readForm } from '../../page.ts'
import { editingPage } from '../editing-page.ts'
import { addressOf } from './article-route.ts'

const page = { view: 'articles/new', part: 'articles' } as const

/** `/console/editing/articles/new`: a title is enough to begin with. */
export function addNewArticle(editing: Server, deps: ConsoleDeps): void {
  editing.get('/articles/new', (request, reply) =>
    editingPage(request, reply, { ...page, values: { language: 'en' }, errors: [] }),
  )

  editing.post('/articles/new', async (request, reply) => {
    const form = readForm(request)
    const values = {
      title: form['title'] ?? '',
      id: form['id'] ?? '',
      language: form['language'] ?? 'en',
    }
    const result = await onceUnlessRefused(deps, request, form['key'] ?? '', async () => {
      const begun = await beginArticle(deps, request.viewer.staffId, values)
      return 'draft' in begun ? `${addressOf(begun.draft)}?done=begun` : { ...begun }
    })
    if (typeof result === 'string') return reply.redirect(result, 303)
    const errors = result.problems
    return editingPage(request, reply, { ...page, values, errors, status: 422 })
  })
}
