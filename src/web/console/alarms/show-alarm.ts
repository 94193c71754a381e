import type { FastifyReply, FastifyRequest } from 'fastify'
import { dealingWays } from '../../../domain/alarm.ts'
import { readAlarm } from '../../../store/views/alarms.ts'
import { readNewestAddresses } from '../../../store/views/newest-address.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, sendPage } from '../page.ts'
import { alarmPage } from './alarm-page.ts'
import { attemptWays } from './alarm-words.ts'
import { saidWords } from './said.ts'

/** The address of an alarm's page and of what is below it. */
export interface AlarmRoute {
  readonly Params: { readonly alarmId: string }
  readonly Querystring: Readonly<Partial<Record<'except' | 'said', string>>>
}

/** Why a form was not taken. */
export interface Refusal {
  readonly errors: readonly { readonly field?: string; readonly text: string }[]
  readonly status: number
}

/** What was wrong with a form, and what was typed into it: nothing of it is lost. */
export interface TypedIn extends Refusal {
  /** Which of the forms. */
  readonly open: 'attempt' | 'note' | 'close'
  /** By the ids of the fields. */
  readonly values: Readonly<Record<string, string>>
}

/** The whole page of an alarm; one that is not theirs to see is a page that is not there. */
export async function sendAlarm(
  deps: ConsoleDeps,
  request: FastifyRequest<AlarmRoute>,
  reply: FastifyReply,
  alarmId: string,
  typed?: TypedIn,
): Promise<FastifyReply> {
  const page = await alarmContext(deps, request, alarmId)
  const values = typed?.values ?? {}
  return sendPage(request, reply, 'console/alarms/page.njk', {
    ...{ tab: 'alarms', alarmId, ...page, ...choicesOf(values), values },
    ...(page.alarm.attemptIsDue && { open: 'attempt' }),
    said: typed === undefined ? saidWords(request.query.said) : undefined,
    ...(typed !== undefined && { ...typed, typed: true }),
  })
}

/** What every view of an alarm reads. */
export async function alarmContext(
  { store, clock, messaging, library }: ConsoleDeps,
  request: FastifyRequest,
  alarmId: string,
) {
  const { viewer } = request
  const data = store.reading
  const found = await readAlarm(data, viewer, alarmId)
  if (found === undefined) throw forbidden()
  const addresses = await readNewestAddresses(data, [found.line.person.id])
  const words = { me: viewer.staffId, now: clock.now(), addresses }
  const { values } = library().council
  return alarmPage(found, { safety: messaging.safety(), values }, words)
}

/** The choices of the forms, with those that were made. */
export function choicesOf(values: Readonly<Record<string, string>>) {
  const chosen = (field: string, all: readonly { value: string; text: string }[]) =>
    all.map((one) => ({ ...one, checked: one.value === values[field] }))
  return {
    attempts: chosen(
      'attempt-how',
      dealingWays.map((value) => ({ value, text: attemptWays[value] })),
    ),
    reachedOrNot: chosen('attempt-reached', [
      { value: 'yes', text: 'Yes, I spoke with them or saw them' },
      { value: 'no', text: 'No, not yet' },
    ]),
    verdicts: chosen('close-verdict', [
      { value: 'true', text: 'A true alarm: they were in danger, or might have been' },
      { value: 'false', text: 'A false alarm: the bot read it wrong' },
    ]),
  }
}
