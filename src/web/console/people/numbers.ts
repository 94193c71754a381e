import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  type Check,
  checkNumber,
  checks,
  linkNumber,
  type LinkResult,
  unlinkNumber,
} from '../../../register/link-number.ts'
import type { Profile } from '../../../store/views/profile.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { mustSee, needsReason, type ProfileRequest, showProfile } from './profile.ts'

type Form = Readonly<Record<string, string>>

/** What is done with the numbers of a profile: each says what was wrong beside its field. */
export function addNumbers(console: Server, deps: ConsoleDeps): void {
  console.post<ProfileRequest>('/people/:id/link', async (request, reply) => {
    const { profile, form } = await open(deps, request)
    const addressId = profile.addresses.find(({ until }) => until === undefined)?.addressId
    const personId = form['person'] ?? ''
    if (addressId === undefined || profile.registered) throw forbidden()
    if (personId === '') {
      const errors = [{ field: 'person', text: 'Choose who it is' }]
      return again(deps, request, reply, { profile, form, errors })
    }
    const asked = { addressId, personId, reason: form['reason'] ?? '', ...checkedOf(form) }
    const result = await linkNumber(deps, request.viewer, asked)
    return answerLink(deps, request, reply, { profile, form, result, personId })
  })

  console.post<ProfileRequest>('/people/:id/number', async (request, reply) => {
    const { profile, form } = await open(deps, request)
    const { id: personId } = profile
    const { number = '', reason = '' } = form
    const asked = { personId, number, reason, ...checkedOf(form) }
    const result = await linkNumber(deps, request.viewer, asked)
    return answerLink(deps, request, reply, { profile, form, result, personId })
  })

  console.post<ProfileRequest>('/people/:id/check', async (request, reply) => {
    const { profile, form } = await open(deps, request)
    const { link: linkId = '' } = form
    const how = checkOf(form['how'])
    if (how === undefined) {
      const errors = [{ field: `how-${linkId}`, text: 'Choose how you made sure' }]
      return again(deps, request, reply, { profile, form, errors })
    }
    const result = await checkNumber(deps, request.viewer, { linkId, how })
    if (result.kind === 'gone') throw forbidden()
    return reply.redirect(`/console/people/${profile.id}?done=checked`, 303)
  })

  console.post<ProfileRequest>('/people/:id/unlink', async (request, reply) => {
    const { profile, form } = await open(deps, request)
    const { link: linkId = '', why = '' } = form
    const result = await unlinkNumber(deps, request.viewer, { linkId, reason: why })
    if (result.kind === 'gone') throw forbidden()
    if (result.kind === 'invalid') {
      const errors = [{ field: `why-${linkId}`, text: 'Say why it is not theirs any more' }]
      return again(deps, request, reply, { profile, form, errors })
    }
    return reply.redirect(`/console/people/${profile.id}?done=unlinked`, 303)
  })
}

async function open(deps: ConsoleDeps, request: FastifyRequest<ProfileRequest>) {
  const profile = await mustSee(deps, request, request.params.id)
  if (await needsReason(deps, request, profile)) throw forbidden()
  return { profile, form: readForm(request) }
}

function checkOf(text: string | undefined): Check | undefined {
  return checks.find((check) => check === text)
}

function checkedOf(form: Form): { checked?: Check } {
  const checked = checkOf(form['checked'])
  return checked === undefined ? {} : { checked }
}

interface Given {
  readonly profile: Profile
  readonly form: Form
}

interface Linked extends Given {
  readonly result: LinkResult
  /** Whose it is now. */
  readonly personId: string
}

function answerLink(
  deps: ConsoleDeps,
  request: FastifyRequest<ProfileRequest>,
  reply: FastifyReply,
  { result, personId, ...given }: Linked,
): FastifyReply | Promise<FastifyReply> {
  switch (result.kind) {
    case 'gone':
      throw forbidden()
    case 'linked':
    case 'theirs':
      return reply.redirect(`/console/people/${personId}?done=linked`, 303)
    case 'taken': {
      const text =
        'This number is another young person’s, or a member of staff’s. Unlink it there first'
      return again(deps, request, reply, { ...given, errors: [{ field: fieldOf(given), text }] })
    }
    case 'invalid': {
      const errors = [{ field: result.field, text: result.problem }]
      return again(deps, request, reply, { ...given, errors })
    }
  }
}

const fieldOf = ({ profile }: Given): string => (profile.registered ? 'number' : 'person')

interface Again extends Given {
  readonly errors: readonly { readonly field: string; readonly text: string }[]
}

function again(
  deps: ConsoleDeps,
  request: FastifyRequest<ProfileRequest>,
  reply: FastifyReply,
  { profile, form, errors }: Again,
): Promise<FastifyReply> {
  const context = { status: 422, errors, values: form }
  return showProfile(deps, request, reply, profile, context, form['find'])
}
