import type { FastifyReply, FastifyRequest } from 'fastify'
import { features, isFeature } from '../../../../domain/out-of-service.ts'
import type { Server } from '../../../server.ts'
import {
  listSwitchedBack,
  listSwitchedOff,
  type Switchable,
  switchOff,
  switchOn,
} from '../../../../store/switches.ts'
import type { FieldError } from '../../admin/admin-page.ts'
import { onceUnlessRefused } from '../../admin/once-unless-refused.ts'
import { OutOfDate } from '../../errors.ts'
import { type ConsoleDeps, type PageContext, readForm } from '../../page.ts'
import { submitOnce } from '../../submit-once.ts'
import { editingPage } from '../editing-page.ts'
import { articleChoices, featureLines, switchedLines } from './service-lines.ts'

interface Query {
  Querystring: { readonly article?: unknown; readonly done?: unknown }
}

const here = '/console/editing/service'
const mostBack = 20

const doneWords: Readonly<Record<string, string>> = {
  off: 'It is out of service. Within two seconds nobody is sent it any more, and whoever asks is told so and offered a person.',
  stopped: 'It is out of service. Within two seconds it stops; answers go on.',
  on: 'It is back in service. Within two seconds it is sent again.',
}

/** `/console/editing/service`: what is taken out at once, with a reason, and put back. */
export function addService(editing: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps

  editing.get<Query>('/service', (request, reply) => {
    const { article, done } = request.query
    return show(deps, request, reply, { article, done: doneWords[String(done)] })
  })

  editing.post('/service/off', async (request, reply) => {
    const form = readForm(request)
    const result = await onceUnlessRefused(deps, request, form['key'] ?? '', async () => {
      const read = readSwitch(deps, form)
      if ('errors' in read) return read.errors
      const by = request.viewer.staffId
      const { what, reason } = read
      const off = await store.transaction((tx) => switchOff(tx, what, { reason, by }, clock.now()))
      if (!off) return [{ field: '', text: 'It is out of service already' }]
      const stops = what.kind === 'feature' && what.name !== 'answers'
      return `${here}?done=${stops ? 'stopped' : 'off'}`
    })
    if (typeof result === 'string') return reply.redirect(result, 303)
    const { what: chosen, reason } = form
    return show(deps, request, reply, { status: 422, errors: result, article: chosen, reason })
  })

  editing.post<{ Params: { readonly id: string } }>('/service/:id/on', async (request, reply) => {
    const { key = '' } = readForm(request)
    const location = await submitOnce(deps, request, key, async () => {
      const { id } = request.params
      const by = request.viewer.staffId
      const on = await store.transaction((tx) => switchOn(tx, id, by, clock.now()))
      if (!on) throw new OutOfDate()
      return `${here}?done=on`
    })
    return reply.redirect(location, 303)
  })
}

/** What a form takes out: 'feature:answers', or '<language>/<id>' of an article. */
function readSwitch(
  { library }: ConsoleDeps,
  form: Readonly<Record<string, string>>,
):
  | { readonly what: Switchable; readonly reason: string }
  | { readonly errors: readonly FieldError[] } {
  const reason = (form['reason'] ?? '').trim()
  const what = whatOf(library, form['what'] ?? '')
  const errors: FieldError[] = []
  if (what === undefined) errors.push({ field: 'what', text: 'Choose what to take out of service' })
  if (reason === '') errors.push({ field: 'reason', text: 'Say why, for those who put it back' })
  if (reason.length > 500) errors.push({ field: 'reason', text: 'Say why in 500 characters' })
  if (what === undefined || errors.length > 0) return { errors }
  return { what, reason }
}

function whatOf(library: ConsoleDeps['library'], chosen: string): Switchable | undefined {
  const feature = chosen.replace(/^feature:/, '')
  if (chosen !== feature) {
    return isFeature(feature) ? { kind: 'feature', name: feature, language: 'und' } : undefined
  }
  const [language = '', name = ''] = chosen.split('/')
  const article = library().find(name, language)
  return article && { kind: 'article', name, language }
}

async function show(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { article, ...context }: PageContext & { readonly article?: unknown },
): Promise<FastifyReply> {
  const { store } = deps
  const [off, back] = await Promise.all([
    listSwitchedOff(store.reading),
    listSwitchedBack(store.reading, mostBack),
  ])
  return editingPage(request, reply, {
    ...{ view: 'service/page', part: 'service' },
    off: await switchedLines(deps, off),
    back: await switchedLines(deps, back),
    choices: [...featureLines(features, off), ...articleChoices(deps.library(), off)],
    chosen: typeof article === 'string' ? article : '',
    ...context,
  })
}
