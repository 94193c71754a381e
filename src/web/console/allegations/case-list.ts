import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasRole } from '../../../domain/viewer.ts'
import { type ListedCase, readCaseFigures, readCases } from '../../../store/views/cases.ts'
import { readShownStaff, type ShownStaff } from '../../../store/views/names.ts'
import { forbidden } from '../errors.ts'
import { ageIn, nameIn } from '../needs-you/person-words.ts'
import { type ConsoleDeps, sendPage } from '../page.ts'
import { howLong, shortTime } from '../times.ts'
import { routeNames, stageWords } from './case-words.ts'

/** What an officer has to deal with, by when it is due; a safeguarding lead sees what they are let read. */
export async function sendCaseList(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const page = { tab: 'allegations' as const, ...(await caseList(deps, request)) }
  return sendPage(request, reply, 'console/allegations/list.njk', page)
}

/** What the list reads, whole or fetched again. */
export async function caseList({ store, clock }: ConsoleDeps, { viewer }: FastifyRequest) {
  const now = clock.now()
  const data = store.reading
  const isOfficer = hasRole(viewer, 'allegations-officer')
  const { open, closed } = await readCases(data, viewer, now)
  if (!isOfficer && open.length + closed.length === 0) throw forbidden()
  const officers = await readShownStaff(
    data,
    open.map(({ officerId }) => officerId ?? null),
  )
  return {
    isOfficer,
    open: open.map((one) => ({ ...openLine(one, now), hands: handsOf(one, officers) })),
    closed: closed.map((one) => closedLine(one, now)),
    figures: await readCaseFigures(data, viewer, now),
    updated: { words: shortTime(now, now), iso: now.toISOString() },
  }
}

function openLine(one: ListedCase, now: Date) {
  const isDecided = one.decidedAt !== undefined
  const isOverdue = !isDecided && one.dueAt <= now
  return {
    ...personOf(one, now),
    isOverdue,
    isDecided,
    isCurrent: one.current === true,
    due: isOverdue ? `overdue for ${howLong(one.dueAt, now)}` : `due ${shortTime(one.dueAt, now)}`,
    stage: stageWords[one.stage],
    route: one.route === undefined ? undefined : routeNames[one.route],
    came: shortTime(one.openedAt, now),
  }
}

function closedLine(one: ListedCase, now: Date) {
  return {
    ...personOf(one, now),
    isReleased: one.status === 'released',
    came: shortTime(one.openedAt, now),
    closed: one.closedAt === undefined ? '' : shortTime(one.closedAt, now),
  }
}

function personOf({ id, person }: ListedCase, now: Date) {
  return { id, name: nameIn(person), age: ageIn(person, now) }
}

function handsOf({ officerId }: ListedCase, officers: ReadonlyMap<string, ShownStaff>): string {
  if (officerId === undefined) return 'nobody has it in hand yet'
  return `with ${officers.get(officerId)?.name ?? 'an officer who has left'}`
}
