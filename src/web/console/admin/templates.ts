import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  type ApprovedTemplate,
  checkTemplate,
  type TemplateKind,
  templateKinds,
  templateVariables,
} from '../../../domain/template.ts'
import { recordEvent } from '../../../store/events.ts'
import { addTemplate, listTemplates, withdrawTemplate } from '../../../store/templates.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readAll, readForm } from '../page.ts'
import { adminPage, type FieldError } from './admin-page.ts'
import { onceUnlessRefused } from './once-unless-refused.ts'

interface Params {
  Params: { readonly id: string }
  Querystring: { readonly done?: unknown }
}

const here = '/console/admin/templates'

/** `/console/admin/templates`: the WhatsApp templates that Meta approved. */
export function addTemplates(admin: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps
  admin.get<Params>('/templates', (request, reply) =>
    showTemplates(deps, request, reply, {
      done: doneWords[String(request.query.done)],
      values: { language: 'en', variables: [] },
    }),
  )

  admin.post('/templates', async (request, reply) => {
    const typed = typedTemplate(request)
    const problems = checkTemplate(typed)
    const errors = problems.map(({ field, problem }) => ({
      field,
      text: `${labels[field]} ${problem}`,
    }))
    if (errors.length > 0) return showTemplates(deps, request, reply, { values: typed, errors })
    const { key = '' } = readForm(request)
    const result = await onceUnlessRefused(deps, request, key, async () => {
      const added = await store.transaction(async (tx) => {
        const id = await addTemplate(tx, typed as ApprovedTemplate, clock.now())
        if (id === undefined) return false
        const { staffId } = request.viewer
        const detail = { template: id }
        await recordEvent(tx, { kind: 'template-added', staffId, detail }, clock.now())
        return true
      })
      return added ? `${here}?done=added` : [thereIsOne]
    })
    if (typeof result === 'string') return reply.redirect(result, 303)
    return showTemplates(deps, request, reply, { values: typed, errors: result })
  })

  admin.post<Params>('/templates/:id/withdraw', async (request, reply) => {
    const { id } = request.params
    const { staffId } = request.viewer
    const withdrawn = await store.transaction(async (tx) => {
      if (!(await withdrawTemplate(tx, id, clock.now()))) return false
      const detail = { template: id }
      await recordEvent(tx, { kind: 'template-withdrawn', staffId, detail }, clock.now())
      return true
    })
    if (!withdrawn) throw forbidden()
    return reply.redirect(`${here}?done=withdrawn`, 303)
  })
}

const thereIsOne: FieldError = {
  field: 'kind',
  text: 'There is one of this use in this language: withdraw it first',
}

function typedTemplate(request: FastifyRequest) {
  const form = readForm(request)
  const field = (name: string) => (form[name] ?? '').trim()
  return {
    kind: field('kind'),
    language: field('language'),
    contentSid: field('contentSid'),
    wording: field('wording'),
    variables: readAll(request, 'variables').filter((name) => name !== ''),
  }
}

const labels: Readonly<Record<keyof ApprovedTemplate, string>> = {
  kind: 'The use',
  language: 'The language',
  contentSid: 'The Twilio id',
  wording: 'The wording',
  variables: 'The list of what fills it',
}

const kindWords: Readonly<Record<TemplateKind, string>> = {
  'staff-first': 'To write first',
  'staff-reply': 'To reply when WhatsApp’s 24 hours are over',
}

const doneWords: Readonly<Record<string, string>> = {
  added: 'Staff can use the template from now on.',
  withdrawn: 'Nobody can send that template any more.',
}

interface Shown {
  readonly values: Readonly<Record<string, string | readonly string[]>>
  readonly errors?: readonly FieldError[]
  readonly done?: string | undefined
}

async function showTemplates(
  { store }: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { values, errors = [], done }: Shown,
): Promise<FastifyReply> {
  const found = await listTemplates(store.reading)
  return adminPage(request, reply, {
    view: 'templates',
    part: 'templates',
    ...{ values, errors, done, status: errors.length > 0 ? 422 : 200 },
    templates: found.map((one) => ({
      ...one,
      use: kindWords[one.kind],
      inUse: one.withdrawnAt === undefined,
    })),
    kinds: templateKinds.map((kind) => ({ value: kind, text: kindWords[kind] })),
    fillers: [
      { value: '', text: 'Nothing' },
      ...templateVariables.map((name) => ({ value: name, text: fillerWords[name] })),
    ],
  })
}

const fillerWords: Readonly<Record<(typeof templateVariables)[number], string>> = {
  'staff-name': 'The first name of whoever sends it',
  'council-name': 'The name of the council',
}
