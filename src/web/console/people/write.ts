import type { FastifyReply, FastifyRequest } from 'fastify'
import { writeFirst, type WriteFirstResult } from '../../../handover/write-first.ts'
import type { Profile } from '../../../store/views/profile.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, type PageContext, readForm, sendPage } from '../page.ts'
import { mustSee, needsReason } from './profile.ts'

interface Params {
  Params: { id: string }
}

/** `/console/people/ID/write`: a first text from a member of staff, who then owns the talk. */
export function addWrite(console: Server, deps: ConsoleDeps): void {
  console.get<Params>('/people/:id/write', async (request, reply) => {
    const profile = await mustSee(deps, request, request.params.id)
    if (!profile.registered) throw forbidden()
    if (await needsReason(deps, request, profile)) {
      return reply.redirect(`/console/people/${profile.id}`, 303)
    }
    return showForm(request, reply, profile, { values: {} })
  })

  console.post<Params>('/people/:id/write', async (request, reply) => {
    const profile = await mustSee(deps, request, request.params.id)
    if (!profile.registered || (await needsReason(deps, request, profile))) throw forbidden()
    const { text = '', key = '' } = readForm(request)
    const first = { personId: profile.id, text, formKey: key }
    const result = await writeFirst(deps.messaging, request.viewer, first)
    if (result.kind === 'gone') throw forbidden()
    if ('talkId' in result) return reply.redirect(`/console/talks/${result.talkId}`, 303)
    const errors = [{ field: 'text', text: problemOf(result, profile.name ?? 'them') }]
    return showForm(request, reply, profile, { status: 422, values: { text }, errors })
  })
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  profile: Profile,
  context: PageContext,
): Promise<FastifyReply> {
  return sendPage(request, reply, 'console/people/write.njk', {
    tab: 'people',
    id: profile.id,
    name: profile.name ?? '',
    ...context,
  })
}

type Refused = Exclude<WriteFirstResult, { readonly talkId: string } | { readonly kind: 'gone' }>

function problemOf(result: Refused, name: string): string {
  switch (result.kind) {
    case 'ring-them':
      return `No text can reach ${name}: texts are off, or WhatsApp is closed and there is no template and no SMS. Nothing was sent. A task to ring them is in Needs you`
    case 'never-wrote':
      return `${name} has never written to Waymark, so we do not text first. Ring them, or ask them to text us`
    case 'owned':
      return `${result.by} is talking with them now. Nothing was sent`
    case 'invalid':
      return result.problem === 'empty'
        ? 'Write something to send'
        : 'That is too long for a text: write 1,600 characters or fewer'
  }
}
