import type { FastifyReply, FastifyRequest } from 'fastify'
import { isUserId } from '../../../domain/address.ts'
import { allegationRoutes } from '../../../domain/allegation-case.ts'
import { hasRole } from '../../../domain/viewer.ts'
import { waysToReach } from '../../../messaging/ways-to-reach.ts'
import { loadRoster } from '../../../store/staff.ts'
import { type CasePage, readCasePage } from '../../../store/views/case-page.ts'
import { forbidden } from '../errors.ts'
import type { FieldError } from '../hours/absence-form.ts'
import { ageIn, nameIn } from '../needs-you/person-words.ts'
import { type ConsoleDeps, sendPage } from '../page.ts'
import { channelWord } from '../talk/head.ts'
import { dayAndTime } from '../times.ts'
import { formsFor } from './case-choices.ts'
import { caseThread } from './case-thread.ts'
import * as words from './case-words.ts'

/** What a page shows besides what is on record. */
export interface ShownCase {
  readonly status?: number
  readonly errors?: readonly FieldError[]
  /** What was typed, by field. */
  readonly values?: Readonly<Record<string, string>>
  /** What came of the last act. */
  readonly done?: string
}

/** The page of a case; one that is not theirs to see is a page that is not there. */
export async function sendCase(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  caseId: string,
  shown: ShownCase = {},
): Promise<FastifyReply> {
  const { store, clock, messaging } = deps
  const { viewer } = request
  const now = clock.now()
  const data = store.reading
  const page = await readCasePage(data, viewer, caseId, now)
  if (page === undefined) throw forbidden()
  const { personId } = page.case
  const who = { personId, staffId: viewer.staffId, restricted: true }
  const ways = await waysToReach(data, messaging, who, now)
  const roster = await loadRoster(data, now)
  const mayAct = hasRole(viewer, 'allegations-officer') && page.case.status === 'open'
  return sendPage(request, reply, 'console/allegations/case.njk', {
    tab: 'allegations',
    values: {},
    errors: [],
    ...shown,
    mayAct,
    ...factsOf(page, now),
    routes: routesOf(deps),
    thread: caseThread(page),
    choices: formsFor(page, roster, viewer.staffId),
    writing: writingOf(page, ways, viewer.staffId),
    record: recordOf(page),
  })
}

function factsOf(page: CasePage, now: Date) {
  const found = page.case
  const named = (id: string | undefined) => (id === undefined ? undefined : page.names.get(id))
  const age = ageIn(found.person, now)
  const name = nameIn(found.person)
  const isOverdue = found.status === 'open' && found.decidedAt === undefined && found.dueAt <= now
  return {
    id: found.id,
    name,
    title: age === undefined ? name : `${name}, ${age}`,
    state: found.status,
    isOverdue,
    isCurrent: found.current === true,
    hasEmergency: page.alarmId !== undefined,
    facts: [
      ['Came in', dayAndTime(found.openedAt)],
      ['Due', dayAndTime(found.dueAt)],
      ['How far', words.stageWords[found.stage]],
      ['In the hands of', named(found.officerId) ?? 'Nobody yet'],
      ['How to reach them', words.contactWords(page.contact)],
      ['Their numbers', numbersOf(page)],
      ['About', found.about === undefined ? 'They have not said' : words.aboutWords[found.about]],
      ['Happened', found.happened === undefined ? '' : words.happenedWords[found.happened]],
      ['Way', found.route === undefined ? 'Not decided' : words.routeNames[found.route]],
      ['Decided', found.decidedAt === undefined ? '' : dayAndTime(found.decidedAt)],
    ].filter(([, text]) => text !== ''),
  }
}

function numbersOf({ addresses }: CasePage): string {
  const listed = addresses.map(({ channel, value, optedOut }) => {
    const number = isUserId(value) ? 'a WhatsApp name' : value
    return `${channelWord(channel)} ${number}${optedOut ? ' (texts are off)' : ''}`
  })
  return listed.length === 0 ? 'None' : listed.join(', ')
}

/** In the council's words. */
function routesOf({ messaging }: ConsoleDeps) {
  const { allegationRoutes: lines } = messaging.safety()
  return allegationRoutes.map((route) => ({ name: words.routeNames[route], text: lines[route] }))
}

function writingOf(page: CasePage, ways: Awaited<ReturnType<typeof waysToReach>>, staffId: string) {
  const { ownerId, contact } = page
  const { last } = ways
  return {
    isYours: ownerId === staffId,
    by: ownerId === undefined || ownerId === staffId ? undefined : page.names.get(ownerId),
    isSafe: contact?.how === 'text',
    channel: last === undefined ? undefined : channelWord(last.channel),
    isOff: last?.optedOut === true,
    isClosed: last !== undefined && !last.open,
    sms: ways.sms,
  }
}

function recordOf({ steps, names }: CasePage) {
  return steps.toReversed().map(({ step, staffId, note, at }) => ({
    what: words.stepName(step),
    who: staffId === undefined ? undefined : names.get(staffId),
    note,
    at: dayAndTime(at),
  }))
}
