import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Role, StaffMember } from '../../../../domain/staff.ts'
import { hasRole } from '../../../../domain/viewer.ts'
import { recordEvent } from '../../../../store/events.ts'
import { findKeepers, type Keepers, setKeepers } from '../../../../store/keepers.ts'
import { findNewest } from '../../../../store/revision-history.ts'
import { loadRoster } from '../../../../store/staff.ts'
import type { Server } from '../../../server.ts'
import { forbidden } from '../../errors.ts'
import { type ConsoleDeps, readForm } from '../../page.ts'
import { submitOnce } from '../../submit-once.ts'
import { editingPage } from '../editing-page.ts'

interface ArticleRoute {
  Params: { readonly language: string; readonly name: string }
  Querystring: { readonly done?: unknown }
}

const editorRoles: readonly Role[] = ['content-editor', 'approver', 'safeguarding-lead']
const approverRoles: readonly Role[] = ['approver', 'safeguarding-lead']

/** `/console/editing/articles/…/keepers`: its owner, editor and approver; an approver sets them. */
export function addKeepers(editing: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps

  editing.get<ArticleRoute>('/articles/:language/:name/keepers', (request, reply) =>
    show(deps, request, reply),
  )

  editing.post<ArticleRoute>('/articles/:language/:name/keepers', async (request, reply) => {
    await mustExist(deps, request)
    if (!maySet(request)) throw forbidden()
    const { language, name } = request.params
    const form = readForm(request)
    const location = await submitOnce(deps, request, form['key'] ?? '', async () => {
      const by = request.viewer.staffId
      const at = clock.now()
      const keepers = chosen(await loadRoster(store.reading, at), form)
      await store.transaction(async (tx) => {
        await setKeepers(tx, { name, language }, keepers, { by, at })
        await recordEvent(tx, { kind: 'keepers-set', staffId: by, detail: { name } }, at)
      })
      return `/console/editing/articles/${language}/${name}/keepers?done=set`
    })
    return reply.redirect(location, 303)
  })
}

function maySet({ viewer }: FastifyRequest): boolean {
  return approverRoles.some((role) => hasRole(viewer, role))
}

/** Whoever has not the role any more is nobody. */
function chosen(roster: readonly StaffMember[], form: Readonly<Record<string, string>>): Keepers {
  const one = (field: keyof Keepers, roles: readonly Role[] | undefined) => {
    const member = roster.find(({ id }) => id === form[field])
    const fits = member !== undefined && (roles?.some((role) => hasRole(member, role)) ?? true)
    return fits ? { [field]: member.id } : {}
  }
  return {
    ...one('owner', undefined),
    ...one('editor', editorRoles),
    ...one('approver', approverRoles),
  }
}

async function mustExist({ store }: ConsoleDeps, request: FastifyRequest<ArticleRoute>) {
  const { language, name } = request.params
  const newest = await findNewest(store.reading, { kind: 'article', language, name })
  if (newest === undefined) throw forbidden()
}

async function show(
  deps: ConsoleDeps,
  request: FastifyRequest<ArticleRoute>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  await mustExist(deps, request)
  const { language, name } = request.params
  const { store, clock, library } = deps
  const [keepers, roster] = await Promise.all([
    findKeepers(store.reading, { name, language }),
    loadRoster(store.reading, clock.now()),
  ])
  const those = (roles?: readonly Role[]) => [
    { value: '', text: 'Nobody in particular' },
    ...roster
      .filter((member) => roles?.some((role) => hasRole(member, role)) ?? true)
      .map(({ id, name: text }) => ({ value: id, text })),
  ]
  const nameOf = (id: string | undefined) =>
    roster.find((member) => member.id === id)?.name ?? 'nobody in particular'
  const article = library().find(name, language)
  return editingPage(request, reply, {
    ...{ view: 'publish/keepers', part: 'articles', keepers, maySet: maySet(request) },
    title: article?.title ?? name,
    subject: article?.owner,
    address: `/console/editing/articles/${language}/${name}`,
    names: {
      owner: nameOf(keepers.owner),
      editor: nameOf(keepers.editor),
      approver: nameOf(keepers.approver),
    },
    choices: { owner: those(), editor: those(editorRoles), approver: those(approverRoles) },
    done: request.query.done === 'set' ? 'It is kept.' : undefined,
  })
}
