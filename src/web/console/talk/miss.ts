import type { FastifyReply, FastifyRequest } from 'fastify'
import { type DangerKind, dangerKinds, type Level } from '../../../domain/danger.ts'
import { raisableMs, reportMiss } from '../../../oversight/safety/report-miss.ts'
import { type ReportableText, readReportable } from '../../../store/views/misses.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, type PageContext, readForm, sendPage } from '../page.ts'
import { allKinds, kindName } from '../safety/safety-words.ts'
import { submitOnce } from '../submit-once.ts'
import { dayAndTime } from '../times.ts'

interface MissRoute {
  Params: { readonly talkId: string; readonly messageId: string }
}

const longestNote = 500

/** 'This should have raised an alarm', of a text in a talk that one may see. */
export function addMiss(console: Server, deps: ConsoleDeps): void {
  console.get<MissRoute>('/talks/:talkId/miss/:messageId', async (request, reply) => {
    const text = await mustSee(deps, request)
    return showForm(deps, request, reply, { text, context: { values: {} } })
  })

  console.post<MissRoute>('/talks/:talkId/miss/:messageId', async (request, reply) => {
    const text = await mustSee(deps, request)
    const { kind: chosen = '', note = '', raise = '', key = '' } = readForm(request)
    const kind = kindOf(chosen)
    const errors = problemsOf({ kind, note, raise }, mayRaise(deps, text))
    if (kind === undefined || errors.length > 0) {
      const context = { status: 422, errors, values: { kind: chosen, note, raise } }
      return showForm(deps, request, reply, { text, context })
    }
    const location = await submitOnce(deps, request, key, async () => {
      const { store, clock, messaging } = deps
      const { alarmDesk, caseDesk } = messaging
      const level = mayRaise(deps, text) ? levelOf(raise) : undefined
      const report = { messageId: text.messageId, kind, note: note.trim() }
      const by = request.viewer.staffId
      await reportMiss(
        { store, clock, alarmDesk, caseDesk },
        { ...report, by, ...(level !== undefined && { raise: level }) },
      )
      const said = kind === 'allegation' ? 'to-officers' : level === undefined ? 'missed' : 'raised'
      return `/console/talks/${request.params.talkId}?said=${said}#newest`
    })
    return reply.redirect(location, 303)
  })
}

async function mustSee(
  { store }: ConsoleDeps,
  request: FastifyRequest<MissRoute>,
): Promise<ReportableText> {
  const { messageId } = request.params
  const text = await readReportable(store.reading, request.viewer, messageId)
  if (text === undefined) throw forbidden()
  return text
}

function showForm(
  deps: ConsoleDeps,
  request: FastifyRequest<MissRoute>,
  reply: FastifyReply,
  { text, context }: { readonly text: ReportableText; readonly context: PageContext },
): Promise<FastifyReply> {
  return sendPage(request, reply, 'console/talk/miss.njk', {
    tab: 'my-talks',
    talkId: request.params.talkId,
    messageId: text.messageId,
    text: text.text,
    when: dayAndTime(text.at),
    heardAs: text.heardAs && kindName(text.heardAs),
    reported: text.reported,
    mayRaise: mayRaise(deps, text),
    kinds: [
      { value: '', text: 'Choose' },
      ...allKinds.map((kind) => ({ value: kind, text: kindName(kind) })),
    ],
    raises: raises.map((one) => ({ ...one, checked: one.value === valueOf(context, 'raise') })),
    ...context,
  })
}

const raises = [
  { value: 'emergency', text: 'Yes, an emergency: somebody must act within minutes' },
  { value: 'worried', text: 'Yes, a worry: a person reads it today' },
  { value: 'no', text: 'No, it is over or somebody deals with it' },
]

function valueOf({ values }: PageContext, name: string): string | undefined {
  return (values as Readonly<Record<string, string>> | undefined)?.[name]
}

/** An old text may no longer be how things are: the lead still learns of it. */
function mayRaise({ clock }: ConsoleDeps, { at }: ReportableText): boolean {
  return clock.now().getTime() - at.getTime() <= raisableMs
}

function problemsOf(
  { kind, note, raise }: Readonly<Record<'kind' | 'note' | 'raise', string | undefined>>,
  asksToRaise: boolean,
) {
  const mustChoose = asksToRaise && kind !== 'allegation'
  return [
    ...(kind === undefined ? [{ field: 'kind', text: 'Choose what it should have been' }] : []),
    ...(mustChoose && !raises.some(({ value }) => value === raise)
      ? [{ field: 'raise', text: 'Choose whether to raise an alarm now' }]
      : []),
    ...((note ?? '').trim().length > longestNote
      ? [{ field: 'note', text: `Say it in ${longestNote} characters or fewer` }]
      : []),
  ]
}

function kindOf(text: string): DangerKind | 'allegation' | undefined {
  return text === 'allegation' ? text : dangerKinds.find((kind) => kind === text)
}

function levelOf(text: string): Level | undefined {
  return text === 'emergency' || text === 'worried' ? text : undefined
}
