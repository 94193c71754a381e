import type { FastifyReply, FastifyRequest } from 'fastify'
import { dealingWays } from '../../../domain/alarm.ts'
import { dealWithAlarm } from '../../../handover/alarms/deal-with-alarm.ts'
import { seeAlarm } from '../../../handover/alarms/see-alarm.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, isPart, readForm, sendPart } from '../page.ts'
import { bandFor } from './band.ts'
import type { AlarmRoute } from './show-alarm.ts'
import { telling } from './said.ts'

/** Acts of one click, each of which may be done twice: having seen it, dealing with it. */
export function addAlarmActs(console: Server, { messaging }: ConsoleDeps): void {
  console.post<AlarmRoute>('/alarms/:alarmId/seen', async (request, reply) => {
    const { alarmId } = request.params
    const result = await seeAlarm(messaging, request.viewer, alarmId)
    if (result.kind === 'gone') throw forbidden()
    return answer(request, reply, result.kind)
  })

  console.post<AlarmRoute>('/alarms/:alarmId/dealing', async (request, reply) => {
    const { alarmId } = request.params
    const form = readForm(request)
    const how = dealingWays.find((way) => way === form['how'])
    if (how === undefined) return reply.redirect(`/console/alarms/${alarmId}#dealing`, 303)
    const asked = { alarmId, how, instead: form['instead'] === 'yes' }
    const result = await dealWithAlarm(messaging, request.viewer, asked)
    if (result.kind === 'gone') throw forbidden()
    return answer(request, reply, result.kind)
  })
}

/** From the band of any page that page stays as it is, and the band is drawn again. */
async function answer(
  request: FastifyRequest<AlarmRoute>,
  reply: FastifyReply,
  code: string,
): Promise<FastifyReply> {
  const { params, query } = request
  if (!isPart(request)) return reply.redirect(telling(params.alarmId, code), 303)
  const band = await bandFor(request, query.except)
  return sendPart(request, reply, 'console/alarms/band.njk', { band })
}
