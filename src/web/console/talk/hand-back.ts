import type { FastifyReply, FastifyRequest } from 'fastify'
import { handBack, type HandBackResult, type RecordProblem } from '../../../handover/hand-back.ts'
import { type HandoverOutcome, handoverOutcomes } from '../../../domain/handover.ts'
import { closingProblemsOf } from '../../../handover/alarms/close-in.ts'
import { readHead } from '../../../store/views/conversation-head.ts'
import type { Server } from '../../server.ts'
import { closingErrors, type WrittenOfAlarm, writtenOfAlarm } from '../alarms/close-form.ts'
import { choicesOf } from '../alarms/show-alarm.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm, sendPage } from '../page.ts'
import { dayAndTime } from '../times.ts'
import { outcomeWords } from '../words.ts'
import { talkContext } from './show-talk.ts'
import type { TalkRoute } from './talk-route.ts'

/** What is written of a talk as it ends. */
interface Written {
  readonly outcome: string
  readonly summary: string
  readonly actions: string
  readonly withWords: boolean
  /** Of the alarm that is open in it, if one is. */
  readonly alarm: WrittenOfAlarm
  /** As the form was drawn: what has changed since is looked at first. */
  readonly version: number
}

interface Problem {
  readonly field?: string
  readonly text: string
}

/** Handing back in two steps: what is recorded, then the same to check. */
export function addHandBack(console: Server, deps: ConsoleDeps): void {
  console.get<TalkRoute>('/talks/:talkId/hand-back', async (request, reply) =>
    sendForm(deps, request, reply, {}),
  )

  console.post<TalkRoute>('/talks/:talkId/hand-back/change', async (request, reply) =>
    sendForm(deps, request, reply, { written: writtenIn(request) }),
  )

  console.post<TalkRoute>('/talks/:talkId/hand-back/check', async (request, reply) => {
    const written = writtenIn(request)
    const errors = [...(await missingOfAlarm(deps, request, written)), ...missingIn(written)]
    if (errors.length > 0) return sendForm(deps, request, reply, { written, errors })
    return sendCheck(deps, request, reply, written)
  })

  console.post<TalkRoute>('/talks/:talkId/hand-back', async (request, reply) => {
    const { talkId } = request.params
    const written = writtenIn(request)
    const { summary, actions, withWords, version } = written
    const outcome = written.outcome as HandoverOutcome
    const record = { summary, actions, withWords }
    const { alarm } = written
    const asked = { talkId, version, outcome, record, ...(alarm.done !== '' && { alarm }) }
    const result = await handBack(deps.messaging, request.viewer, asked)
    return answer(deps, request, reply, { result, written })
  })
}

function writtenIn(request: FastifyRequest): Written {
  const form = readForm(request)
  return {
    outcome: form['outcome'] ?? '',
    summary: form['summary'] ?? '',
    actions: form['actions'] ?? '',
    withWords: form['withWords'] === 'yes',
    alarm: writtenOfAlarm(form),
    version: Number(form['version']),
  }
}

/** An alarm that is open in the talk ends with it, and never without a word. */
async function missingOfAlarm(
  { store }: ConsoleDeps,
  request: FastifyRequest<TalkRoute>,
  { alarm }: Written,
): Promise<readonly Problem[]> {
  const head = await readHead(store.reading, request.viewer, request.params.talkId)
  return head?.alarm === undefined ? [] : closingErrors(closingProblemsOf(alarm))
}

function missingIn({ outcome, summary }: Written): readonly Problem[] {
  const known = handoverOutcomes.some((one) => one === outcome)
  return [
    ...(known ? [] : [problems.outcome]),
    ...(summary.trim() === '' ? [problems['summary-empty']] : []),
  ]
}

const problems: Readonly<Record<RecordProblem, Problem>> = {
  outcome: { field: 'outcome', text: 'Say how it ended' },
  'summary-empty': { field: 'summary', text: 'Write what it was about' },
  'summary-too-long': { field: 'summary', text: 'The summary can have 4,000 characters at most' },
  'actions-too-long': { field: 'actions', text: 'The actions can have 4,000 characters at most' },
}

async function answer(
  deps: ConsoleDeps,
  request: FastifyRequest<TalkRoute>,
  reply: FastifyReply,
  { result, written }: { readonly result: HandBackResult; readonly written: Written },
): Promise<FastifyReply> {
  switch (result.kind) {
    case 'handed-back':
    case 'duplicate':
      return reply.redirect(`/console/records/${result.recordId}`, 303)
    case 'gone':
      throw forbidden()
    case 'invalid': {
      const errors = result.problems.map((problem) => problems[problem])
      return sendForm(deps, request, reply, { written, errors })
    }
    case 'not-owner':
    case 'changed':
    case 'alarm-open': {
      const errors = [{ text: refusals[result.kind] }]
      return sendForm(deps, request, reply, { written, errors, status: 409 })
    }
  }
}

const refusals: Readonly<Record<'not-owner' | 'changed' | 'alarm-open', string>> = {
  'not-owner': 'You do not have the talk any more, so it is not yours to hand back.',
  changed:
    'They have just written, or the talk has changed. Nothing was handed back: look at the talk first. What you wrote is kept below.',
  'alarm-open':
    'An alarm is open in this talk. Say first what it was and what was done. What you wrote is kept below.',
}

interface FormShown {
  readonly written?: Written
  readonly errors?: readonly Problem[]
  readonly status?: number
}

async function sendForm(
  deps: ConsoleDeps,
  request: FastifyRequest<TalkRoute>,
  reply: FastifyReply,
  { written, errors = [], status = errors.length > 0 ? 422 : 200 }: FormShown,
): Promise<FastifyReply> {
  const { talkId } = request.params
  const { head, composer } = await talkContext(deps, request, talkId, {})
  const context = { talkId, head, composer, errors, status, tab: 'my-talks' } as const
  const outcomes = handoverOutcomes
    .filter((outcome) => outcome !== 'left-it')
    .map((value) => ({ value, text: outcomeWords(value), checked: value === written?.outcome }))
  const { verdict = '', done = '' } = written?.alarm ?? {}
  const values = { 'close-verdict': verdict, 'close-done': done }
  const { verdicts } = choicesOf(values)
  const shown = { ...context, written, outcomes, verdicts, values }
  return sendPage(request, reply, 'console/talk/hand-back.njk', shown)
}

async function sendCheck(
  deps: ConsoleDeps,
  request: FastifyRequest<TalkRoute>,
  reply: FastifyReply,
  written: Written,
): Promise<FastifyReply> {
  const { talkId } = request.params
  const { head, composer, items, channels } = await talkContext(deps, request, talkId, {})
  const now = deps.clock.now()
  const texts = items.filter(({ type }) => type !== 'day' && type !== 'system' && type !== 'note')
  const lines = [
    ['Young person', head.name],
    ['When', dayAndTime(now)],
    ['How', channels.join(', ')],
    ['Member of staff', request.session.name],
    ['Outcome', outcomeWords(written.outcome)],
    ['Summary', written.summary.trim()],
    ['Actions', written.actions.trim() === '' ? 'none' : written.actions.trim()],
    ...(head.alarm === undefined ? [] : alarmLines(written.alarm)),
    ['Words of the texts', written.withWords && texts.length > 0 ? 'included' : 'left out'],
  ].map(([label, text]) => ({ label, text }))
  return sendPage(request, reply, 'console/talk/hand-back-check.njk', {
    ...{ talkId, head, composer, written, lines },
    tab: 'my-talks',
  })
}

function alarmLines({ verdict, done }: WrittenOfAlarm): readonly (readonly [string, string])[] {
  return [
    ['The alarm', verdict === 'true' ? 'A true alarm' : 'A false alarm'],
    ['What was done about it', done.trim()],
  ]
}
