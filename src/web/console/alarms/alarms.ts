import type { FastifyRequest } from 'fastify'
import { readClosedAlarms, readOpenAlarms } from '../../../store/views/alarm-lines.ts'
import type { Server } from '../../server.ts'
import { totalWords } from '../needs-you/list-words.ts'
import { type ConsoleDeps, sendPage, sendPart } from '../page.ts'
import { shortTime } from '../times.ts'
import { addAlarmActs } from './alarm-acts.ts'
import { addAlarmForms } from './alarm-forms.ts'
import { bandFor, shownAlarms } from './band.ts'
import { type AlarmRoute, alarmContext, sendAlarm } from './show-alarm.ts'

/** How far back closed ones are listed, in milliseconds. */
const closedForMs = 14 * 24 * 60 * 60 * 1000
const mostListed = 200

/** `/console/alarms`: who may be in danger, what is done about it, and what was. */
export function addAlarms(console: Server, deps: ConsoleDeps): void {
  console.get('/alarms', async (request, reply) => {
    const page = await listFor(deps, request)
    return sendPage(request, reply, 'console/alarms/list-page.njk', { tab: 'alarms', ...page })
  })

  console.get('/alarms/list', async (request, reply) =>
    sendPart(request, reply, 'console/alarms/list.njk', await listFor(deps, request)),
  )

  // The band of every page that is open.
  console.get<AlarmRoute>('/alarms/band', async (request, reply) => {
    const band = await bandFor(request, request.query.except)
    return sendPart(request, reply, 'console/alarms/band.njk', { band })
  })

  console.get<AlarmRoute>('/alarms/:alarmId', (request, reply) =>
    sendAlarm(deps, request, reply, request.params.alarmId),
  )

  console.get<AlarmRoute>('/alarms/:alarmId/live', async (request, reply) => {
    const page = await alarmContext(deps, request, request.params.alarmId)
    return sendPart(request, reply, 'console/alarms/live.njk', page)
  })

  addAlarmActs(console, deps)
  addAlarmForms(console, deps)
}

async function listFor({ store, clock }: ConsoleDeps, request: FastifyRequest) {
  const { viewer } = request
  const now = clock.now()
  const since = new Date(now.getTime() - closedForMs)
  const data = store.reading
  const [open, closed] = await Promise.all([
    readOpenAlarms(data, viewer, mostListed),
    readClosedAlarms(data, viewer, since, mostListed),
  ])
  const [openLines, closedLines] = await Promise.all(
    [open, closed].map(({ rows }) => shownAlarms(data, viewer, rows, now)),
  )
  return {
    open: { lines: openLines, total: totalWords(open.total) },
    closed: { lines: closedLines, total: totalWords(closed.total) },
    updated: { words: shortTime(now, now), iso: now.toISOString() },
  }
}
