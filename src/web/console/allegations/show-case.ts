import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasRole } from '../../../domain/viewer.ts'
import { waysToReach } from '../../../messaging/ways-to-reach.ts'
import { loadRoster } from '../../../store/staff.ts'
import { type CasePage, readCasePage } from '../../../store/views/case-page.ts'
import { forbidden } from '../errors.ts'
import type { FieldError } from '../hours/absence-form.ts'
import { ageIn, nameIn } from '../needs-you/person-words.ts'
import { type ConsoleDeps, sendPage } from '../page.ts'
import { phonesOf } from '../phones.ts'
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
  const page = await caseContext(deps, request, caseId)
  return sendPage(request, reply, 'console/allegations/case.njk', {
    ...{ tab: 'allegations', values: {}, errors: [] },
    ...shown,
    ...page,
    open: foldOf(shown.errors?.[0]?.field),
  })
}

/** What every view of a case reads. */
export async function caseContext(deps: ConsoleDeps, request: FastifyRequest, caseId: string) {
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
  const choices = formsFor(page, roster, viewer.staffId)
  const lines = messaging.safety().allegationRoutes
  return {
    mayAct: hasRole(viewer, 'allegations-officer') && page.case.status === 'open',
    ...factsOf(page, now),
    thread: caseThread(page),
    // Whom each way leads to, in the council's words.
    choices: {
      ...choices,
      routes: choices.routes.map((one) => ({ ...one, hint: lines[one.value] })),
    },
    keptOut: choices.keptOut,
    grants: choices.grants,
    writing: writingOf(page, ways, viewer.staffId),
    record: recordOf(page),
  }
}

const folds: Readonly<Record<string, readonly string[]>> = {
  write: ['text', 'how', 'safe'],
  decide: ['happened', 'grown', 'current', 'danger', 'route', 'decide-note'],
  stage: ['stage', 'stage-note'],
  'add-note': ['note'],
  'about-whom': ['about'],
  'keep-out': ['staff', 'staff-note'],
  grant: ['lead', 'days'],
  close: ['outcome', 'close-note'],
  release: ['release-note'],
}

/** The form that is shown unfolded: the one with something wrong in it. */
function foldOf(field: string | undefined): string | undefined {
  return Object.keys(folds).find((fold) => field !== undefined && folds[fold]?.includes(field))
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
    standing: standingOf(page),
    phones: phonesOf(page.addresses, now),
    facts: [
      ['How to reach them', words.contactWords(page.contact)],
      ['About', found.about === undefined ? 'They have not said' : words.aboutWords[found.about]],
      ['Happened', found.happened === undefined ? '' : words.happenedWords[found.happened]],
      ['Way', wayWords(found)],
      ['How far', words.stageWords[found.stage]],
      ['In the hands of', named(found.officerId) ?? 'Nobody yet'],
    ].filter(([, text]) => text !== ''),
  }
}

/** The first thing to know: how it is safe to reach them, and what is to be done by when. */
function standingOf({ case: found, contact, names }: CasePage): string {
  if (found.status !== 'open') {
    const by = found.closedAt === undefined ? '' : `, ${dayAndTime(found.closedAt)}`
    return found.status === 'released' ? `Released as no allegation${by}.` : `Closed${by}.`
  }
  const officer = found.officerId === undefined ? undefined : names.get(found.officerId)
  const hands = officer === undefined ? 'Nobody has it in hand yet' : `${officer} has it in hand`
  return `${words.contactWords(contact)}. ${wayWords(found)}. ${hands}.`
}

function wayWords({ route, decidedAt, dueAt, status }: CasePage['case']): string {
  if (route === undefined || decidedAt === undefined) {
    return status === 'open' ? `To be decided by ${dayAndTime(dueAt)}` : ''
  }
  return `${words.routeNames[route]}, decided ${dayAndTime(decidedAt)}`
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
