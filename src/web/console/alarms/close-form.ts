import type { FastifyRequest } from 'fastify'
import { closeAlarm } from '../../../handover/alarms/close-alarm.ts'
import type { AlarmVerdict, ClosingProblem } from '../../../handover/alarms/close-in.ts'
import type { Server } from '../../server.ts'
import { onceUnlessRefused } from '../admin/once-unless-refused.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { closedMeanwhile, refused } from './refusals.ts'
import { telling } from './said.ts'
import { type AlarmRoute, type Refusal, sendAlarm } from './show-alarm.ts'

/** What is written of an alarm as it ends. */
export interface WrittenOfAlarm {
  readonly verdict: AlarmVerdict
  readonly done: string
}

/** Closing an alarm: with what it was found to be, and what was done. */
export function addCloseForm(console: Server, deps: ConsoleDeps): void {
  console.post<AlarmRoute>('/alarms/:alarmId/close', async (request, reply) => {
    const form = readForm(request)
    const written = writtenOfAlarm(form)
    const result = await onceUnlessRefused(deps, request, form['key'] ?? '', () =>
      close(deps, request, written),
    )
    if (typeof result === 'string') return reply.redirect(result, 303)
    const { verdict, done } = written
    const values = { 'close-verdict': verdict, 'close-done': done }
    const typed = { open: 'close', values, ...result } as const
    return sendAlarm(deps, request, reply, request.params.alarmId, typed)
  })
}

/** As it was sent: nothing is right of it yet. */
export function writtenOfAlarm(form: Readonly<Record<string, string>>): WrittenOfAlarm {
  return { verdict: (form['verdict'] ?? '') as AlarmVerdict, done: form['done'] ?? '' }
}

async function close(
  { messaging }: ConsoleDeps,
  { params, viewer }: FastifyRequest<AlarmRoute>,
  written: WrittenOfAlarm,
): Promise<string | Refusal> {
  const { alarmId } = params
  const result = await closeAlarm(messaging, viewer, { alarmId, ...written })
  switch (result.kind) {
    case 'closed':
      return telling(alarmId, result.sealed ? 'closed-and-sealed' : 'closed')
    case 'invalid':
      return refused(closingErrors(result.problems))
    case 'owned':
      return { errors: [{ field: 'close-verdict', text: ownedWords(result.by) }], status: 409 }
    case 'changed':
      return { errors: [{ text: justWritten }], status: 409 }
    case 'closed-before':
      return closedMeanwhile(result.by, written.done)
    case 'gone':
      throw forbidden()
  }
}

const closingProblems: Readonly<Record<ClosingProblem, Refusal['errors'][number]>> = {
  verdict: { field: 'close-verdict', text: 'Say what it was' },
  'done-empty': { field: 'close-done', text: 'Write what was done' },
  'done-too-long': { field: 'close-done', text: 'What was done can have 4,000 characters at most' },
}

/** What is missing of how an alarm ended, each beside its field. */
export function closingErrors(problems: readonly ClosingProblem[]): Refusal['errors'] {
  return problems.map((problem) => closingProblems[problem])
}

function ownedWords(by: string): string {
  return `${by} is talking with them: a false alarm ends the talk, so it is theirs to close`
}

const justWritten =
  'They have just written. Nothing was closed: read it first. What you wrote is kept below.'
