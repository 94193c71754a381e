import type { FastifyRequest } from 'fastify'
import { type DealingWay, dealingWays } from '../../../domain/alarm.ts'
import { longestNote, noteOnAlarm } from '../../../handover/alarms/note-on-alarm.ts'
import { recordAttempt } from '../../../handover/alarms/record-attempt.ts'
import type { Server } from '../../server.ts'
import { onceUnlessRefused } from '../admin/once-unless-refused.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { addCloseForm } from './close-form.ts'
import { closedMeanwhile, refused } from './refusals.ts'
import { telling } from './said.ts'
import { type AlarmRoute, type Refusal, sendAlarm } from './show-alarm.ts'

const mostWords = `${longestNote.toLocaleString('en-GB')} characters at most`

/** What is typed of an alarm: attempts to reach them, notes, and how it ended. */
export function addAlarmForms(console: Server, deps: ConsoleDeps): void {
  addCloseForm(console, deps)

  console.post<AlarmRoute>('/alarms/:alarmId/attempt', async (request, reply) => {
    const form = readForm(request)
    const done = await onceUnlessRefused(deps, request, form['key'] ?? '', () =>
      attempt(deps, request, form),
    )
    if (typeof done === 'string') return reply.redirect(done, 303)
    const { how = '', reached = '', note: text = '' } = form
    const values = { 'attempt-how': how, 'attempt-reached': reached, 'attempt-note': text }
    return sendAlarm(deps, request, reply, request.params.alarmId, {
      open: 'attempt',
      values,
      ...done,
    })
  })

  console.post<AlarmRoute>('/alarms/:alarmId/note', async (request, reply) => {
    const form = readForm(request)
    const done = await onceUnlessRefused(deps, request, form['key'] ?? '', () =>
      note(deps, request, form),
    )
    if (typeof done === 'string') return reply.redirect(done, 303)
    const values = { 'note-text': form['note'] ?? '' }
    return sendAlarm(deps, request, reply, request.params.alarmId, {
      open: 'note',
      values,
      ...done,
    })
  })
}

type Form = Readonly<Record<string, string>>

async function attempt(
  { messaging }: ConsoleDeps,
  { params, viewer }: FastifyRequest<AlarmRoute>,
  form: Form,
): Promise<string | Refusal> {
  const { alarmId } = params
  const how = wayOf(form['how'])
  const reached = form['reached']
  if (how === undefined || (reached !== 'yes' && reached !== 'no')) {
    return refused([
      ...(how === undefined ? [{ field: 'attempt-how', text: 'Say what you did' }] : []),
      ...(reached === undefined
        ? [{ field: 'attempt-reached', text: 'Say whether you reached them' }]
        : []),
    ])
  }
  const tried = { alarmId, how, reached: reached === 'yes', note: form['note'] ?? '' }
  const result = await recordAttempt(messaging, viewer, tried)
  switch (result.kind) {
    case 'recorded':
      return telling(alarmId, tried.reached ? 'reached' : 'not-reached')
    case 'invalid':
      return refused([{ field: 'attempt-note', text: `What you know can have ${mostWords}` }])
    case 'closed-before':
      return closedMeanwhile(result.by, tried.note)
    case 'gone':
      throw forbidden()
  }
}

function wayOf(text: string | undefined): DealingWay | undefined {
  return dealingWays.find((way) => way === text)
}

async function note(
  { messaging }: ConsoleDeps,
  { params, viewer }: FastifyRequest<AlarmRoute>,
  form: Form,
): Promise<string | Refusal> {
  const { alarmId } = params
  const result = await noteOnAlarm(messaging, viewer, { alarmId, note: form['note'] ?? '' })
  switch (result.kind) {
    case 'noted':
      return telling(alarmId, 'noted')
    case 'invalid': {
      const text = {
        'note-empty': 'Write the note',
        'note-too-long': `A note can have ${mostWords}`,
      }
      return refused([{ field: 'note-text', text: text[result.problem] }])
    }
    case 'gone':
      throw forbidden()
  }
}
