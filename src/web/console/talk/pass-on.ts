import type { FastifyReply, FastifyRequest } from 'fastify'
import { adviserRoles, transfer, type TransferResult } from '../../../handover/transfer.ts'
import { bankHolidaysFrom } from '../../../domain/bank-holidays.ts'
import type { StaffMember } from '../../../domain/staff.ts'
import { absenceAt, nextDueIn } from '../../../domain/working-time.ts'
import { loadRoster } from '../../../store/staff.ts'
import { readHead } from '../../../store/views/conversation-head.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm, sendPage } from '../page.ts'
import { shortTime } from '../times.ts'
import { talkContext } from './show-talk.ts'
import type { TalkRoute } from './talk-route.ts'

interface Problem {
  readonly field?: string
  readonly text: string
}

/** Passing a talk on to a colleague, with a reason. */
export function addPassOn(console: Server, deps: ConsoleDeps): void {
  console.get<TalkRoute>('/talks/:talkId/pass-on', async (request, reply) =>
    sendForm(deps, request, reply, {}),
  )

  console.post<TalkRoute>('/talks/:talkId/pass-on', async (request, reply) => {
    const { talkId } = request.params
    const { to = '', reason = '', version } = readForm(request)
    const asked = { talkId, toStaffId: to, reason, version: Number(version) }
    const result = await transfer(deps.messaging, request.viewer, asked)
    if (result.kind === 'gone') throw forbidden()
    if (result.kind !== 'passed-on') {
      const errors = [problemOf(result)]
      return sendForm(deps, request, reply, { to, reason, errors })
    }
    // Whoever saw the talk because it was theirs sees it no more.
    const head = await readHead(deps.store.reading, request.viewer, talkId)
    const there = head === undefined ? '/console' : `/console/talks/${talkId}`
    return reply.redirect(`${there}?said=passed-on`, 303)
  })
}

function problemOf(result: Exclude<TransferResult, { kind: 'passed-on' | 'gone' }>): Problem {
  switch (result.kind) {
    case 'not-owner':
      return { text: 'You do not have the talk any more, so it is not yours to pass on.' }
    case 'changed':
      return { text: 'The talk has just changed. Look at it, then pass it on.' }
    case 'invalid':
      return result.problem === 'staff'
        ? { field: 'to', text: 'Choose a colleague who may see this young person' }
        : { field: 'reason', text: 'Say why, in 1,000 characters at most' }
  }
}

interface FormShown {
  readonly to?: string
  readonly reason?: string
  readonly errors?: readonly Problem[]
}

async function sendForm(
  deps: ConsoleDeps,
  request: FastifyRequest<TalkRoute>,
  reply: FastifyReply,
  { to, reason, errors = [] }: FormShown,
): Promise<FastifyReply> {
  const { talkId } = request.params
  const { head, composer } = await talkContext(deps, request, talkId, {})
  const now = deps.clock.now()
  const roster = await loadRoster(deps.store.reading, now)
  return sendPage(request, reply, 'console/talk/pass-on.njk', {
    ...{ talkId, head, composer, to, reason, errors },
    status: errors.length > 0 ? 422 : 200,
    tab: 'my-talks',
    colleagues: colleaguesOf(roster, { viewerId: request.viewer.staffId, chosen: to }, now),
  })
}

/** Those who talk with young people; whoever is due in now comes first, then who is in next. */
function colleaguesOf(
  roster: readonly StaffMember[],
  { viewerId, chosen }: { readonly viewerId: string; readonly chosen: string | undefined },
  now: Date,
) {
  const holidays = bankHolidaysFrom(now)
  return roster
    .filter(({ id, roles }) => id !== viewerId && roles.some((role) => adviserRoles.includes(role)))
    .map((member) => ({ member, due: nextDueIn(member, holidays, now) }))
    .toSorted((a, b) => (a.due?.getTime() ?? Infinity) - (b.due?.getTime() ?? Infinity))
    .map(({ member, due }) => ({
      value: member.id,
      text: `${member.name}, ${dueWords(due, now, absenceAt(member, now) !== undefined)}`,
      checked: member.id === chosen,
    }))
}

function dueWords(due: Date | undefined, now: Date, away: boolean): string {
  const isAway = away ? 'away, ' : ''
  if (due === undefined) return `${isAway}not known when next due in`
  return due.getTime() === now.getTime()
    ? 'due in now'
    : `${isAway}next due in ${shortTime(due, now)}`
}
