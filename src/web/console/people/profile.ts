import type { FastifyReply, FastifyRequest } from 'fastify'
import { recordEvent } from '../../../store/events.ts'
import { addLook, mayLook } from '../../../store/looks.ts'
import { readPeople } from '../../../store/views/people.ts'
import { type Profile, readProfile } from '../../../store/views/profile.ts'
import { countRecords } from '../../../store/views/records.ts'
import { nameStaff } from '../../../store/views/name-staff.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, type PageContext, readForm, sendPage } from '../page.ts'
import { submitOnce } from '../submit-once.ts'
import { profilePage } from './profile-page.ts'

/** A request about one profile. */
export interface ProfileRequest {
  Params: { id: string }
  Querystring: { find?: string; done?: string }
}

const longestReason = 500

/** `/console/people/ID`: a profile, and the reason for looking at somebody else's. */
export function addProfile(console: Server, deps: ConsoleDeps): void {
  console.get<ProfileRequest>('/people/:id', async (request, reply) => {
    const profile = await mustSee(deps, request, request.params.id)
    if (await needsReason(deps, request, profile)) {
      return sendPage(request, reply, 'console/people/reason.njk', reasonPage(profile.id))
    }
    return showProfile(deps, request, reply, profile)
  })

  console.post<ProfileRequest>('/people/:id/look', async (request, reply) => {
    const profile = await mustSee(deps, request, request.params.id)
    const { reason = '', key = '' } = readForm(request)
    const problem = problemOf(reason)
    if (problem !== undefined) {
      const errors = [{ field: 'reason', text: problem }]
      const page = { ...reasonPage(profile.id), status: 422, errors, values: { reason } }
      return sendPage(request, reply, 'console/people/reason.njk', page)
    }
    const location = await submitOnce(deps, request, key, async () => {
      await noteLook(deps, request.viewer.staffId, profile.id, reason.trim())
      return `/console/people/${profile.id}`
    })
    return reply.redirect(location, 303)
  })
}

/** The profile, if this viewer may see that there is such a young person at all. */
export async function mustSee(
  { store }: ConsoleDeps,
  request: FastifyRequest,
  personId: string,
): Promise<Profile> {
  const profile = await readProfile(store.reading, request.viewer, personId)
  if (profile === undefined) throw forbidden()
  return profile
}

/** Whether the viewer has to say why first: somebody else's young person, and no reason yet. */
export async function needsReason(
  { store, clock }: ConsoleDeps,
  request: FastifyRequest,
  profile: Profile,
): Promise<boolean> {
  if (profile.own || !profile.registered) return false
  return !(await mayLook(store.reading, request.viewer.staffId, profile.id, clock.now()))
}

/** The page, after `context` of what was done or what was wrong. */
export async function showProfile(
  { store, clock }: ConsoleDeps,
  request: FastifyRequest<ProfileRequest>,
  reply: FastifyReply,
  profile: Profile,
  context: PageContext = {},
  find = request.query.find,
): Promise<FastifyReply> {
  const look = typeof find === 'string' && find.trim() !== '' ? find : undefined
  const [nameOf, records, found] = await Promise.all([
    nameStaff(store.reading),
    countRecords(store.reading, request.viewer, profile.id),
    look === undefined || profile.registered
      ? undefined
      : readPeople(store.reading, request.viewer, { whole: true, search: look }),
  ])
  const now = clock.now()
  const shown = { profile, nameOf, records, now, ...(look !== undefined && { find: look }) }
  const page = profilePage({ ...shown, ...(found !== undefined && { found: found.people }) })
  const { done } = request.query
  return sendPage(request, reply, 'console/people/profile.njk', {
    ...page,
    done: typeof done === 'string' ? doneWords[done] : undefined,
    ...context,
  })
}

const doneWords: Readonly<Record<string, string>> = {
  checked: 'It is kept that the number was checked.',
  unlinked:
    'The number is not theirs any more. Its next text comes from a number nobody has linked.',
  linked: 'The number is theirs from now on. What was said before is shown to nobody.',
}

function reasonPage(personId: string): PageContext {
  return { tab: 'people', personId, values: {} }
}

function problemOf(reason: string): string | undefined {
  const length = reason.trim().length
  if (length === 0) return 'Say why you look'
  return length > longestReason ? `Say it in ${longestReason} characters or fewer` : undefined
}

async function noteLook(
  { store, clock }: ConsoleDeps,
  staffId: string,
  personId: string,
  reason: string,
): Promise<void> {
  const at = clock.now()
  await store.transaction(async (tx) => {
    const lookId = await addLook(tx, { staffId, personId, reason }, at)
    await recordEvent(tx, { kind: 'looked-at', staffId, personId, detail: { look: lookId } }, at)
  })
}
