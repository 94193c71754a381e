import type { FastifyReply, FastifyRequest } from 'fastify'
import { closeAsFalse } from '../../../handover/alarms/close-as-false.ts'
import { dangerSources } from '../../../domain/danger.ts'
import { type Marked, markVerdict } from '../../../oversight/safety/mark-verdict.ts'
import { listPhrases } from '../../../store/safety-phrases.ts'
import { type Verdict, verdicts } from '../../../store/verdicts.ts'
import {
  readDetection,
  readDetections,
  type SeenDetection,
} from '../../../store/views/detections.ts'
import { nameStaff } from '../../../store/views/name-staff.ts'
import { readSafetyFigures } from '../../../store/views/safety-figures.ts'
import type { Server } from '../../server.ts'
import { forbidden, OutOfDate } from '../errors.ts'
import { type ConsoleDeps, type PageContext, readForm } from '../page.ts'
import { submitOnce } from '../submit-once.ts'
import { queryAfter, readDetectionFilter } from './detection-filter.ts'
import { detectionLine, figuresShown, type Named } from './detection-lines.ts'
import { safetyPage } from './safety-page.ts'
import { allKinds, kindName, levelNames, sourceNames } from './safety-words.ts'

interface Listing {
  Querystring: Readonly<Record<string, unknown>>
}
interface One {
  Params: { readonly id: string }
  Querystring: { readonly done?: unknown }
}

const linesOfAPage = 25
const figuresMs = 30 * 24 * 60 * 60 * 1000
const longestNote = 500

/** `/console/safety`: what the net heard, and whether it was right. */
export function addDetections(safety: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps
  safety.get<Listing>('/', async (request, reply) => {
    const now = clock.now()
    const { filter, asked } = readDetectionFilter(request.query)
    const since = new Date(now.getTime() - figuresMs)
    const [found, figures, named] = await Promise.all([
      readDetections(store.reading, request.viewer, { ...asked, most: linesOfAPage }, now),
      readSafetyFigures(store.reading, request.viewer, since),
      namesOf(deps),
    ])
    const last = found.rows.at(-1)
    return safetyPage(request, reply, {
      ...{ view: 'detections', part: 'detections', filter, choices },
      filtered: Object.values(filter).some((value) => value !== ''),
      isFirst: asked.before === undefined,
      figures: figuresShown(figures),
      lines: found.rows.map((seen) => detectionLine(seen, named)),
      more: found.more && last !== undefined ? queryAfter(filter, last.id) : undefined,
    })
  })

  safety.get<One>('/detections/:id', async (request, reply) => {
    const seen = await mustSee(deps, request)
    const done = doneWords[String(request.query.done)]
    return showDetection(deps, request, reply, { seen, context: { done } })
  })

  safety.post<One>('/detections/:id', async (request, reply) => {
    const seen = await mustSee(deps, request)
    const { verdict: chosen, was = '', note = '', key = '' } = readForm(request)
    const verdict = verdictOf(chosen)
    const errors = problemsOf(verdict, note)
    if (verdict === undefined || errors.length > 0) {
      const context = { status: 422, errors, values: { verdict, note } }
      return showDetection(deps, request, reply, { seen, context })
    }
    const location = await submitOnce(deps, request, key, async () => {
      const mark = { detectionId: seen.id, verdict, was: verdictOf(was), note: note.trim() }
      const port = {
        ...{ store, clock },
        closeAsFalse: closeAsFalse(deps.messaging),
      }
      const marked = await markVerdict(port, request.viewer, mark)
      return `/console/safety/detections/${seen.id}?done=${doneOf(marked, verdict)}`
    })
    return reply.redirect(location, 303)
  })
}

const all = { value: '', text: 'All' }
const choices = {
  kinds: [all, ...allKinds.map((kind) => ({ value: kind, text: kindName(kind) }))],
  levels: [all, ...Object.entries(levelNames).map(([value, text]) => ({ value, text }))],
  sources: [all, ...dangerSources.map((value) => ({ value, text: sourceNames[value] }))],
  verdicts: [
    all,
    { value: 'none', text: 'Not marked yet' },
    { value: 'true', text: 'True alarm' },
    { value: 'false', text: 'False alarm' },
  ],
}

async function namesOf({ store }: ConsoleDeps): Promise<Named> {
  const [nameOf, phrases] = await Promise.all([
    nameStaff(store.reading),
    listPhrases(store.reading),
  ])
  const words = new Map(phrases.map(({ id, phrase }) => [id, phrase]))
  return { nameOf, phraseOf: (id) => words.get(id) }
}

async function mustSee(
  { store, clock }: ConsoleDeps,
  request: FastifyRequest<One>,
): Promise<SeenDetection> {
  const { id } = request.params
  const seen = await readDetection(store.reading, request.viewer, id, clock.now())
  if (seen === undefined) throw forbidden()
  return seen
}

async function showDetection(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { seen, context }: { readonly seen: SeenDetection; readonly context: PageContext },
): Promise<FastifyReply> {
  return safetyPage(request, reply, {
    ...{ view: 'detection', part: 'detections' },
    one: detectionLine(seen, await namesOf(deps)),
    values: {},
    ...context,
  })
}

function verdictOf(text: string | undefined): Verdict | undefined {
  return verdicts.find((verdict) => verdict === text)
}

function problemsOf(verdict: Verdict | undefined, note: string) {
  return [
    ...(verdict === undefined
      ? [{ field: 'verdict', text: 'Choose whether it was a true or a false alarm' }]
      : []),
    ...(note.trim().length > longestNote
      ? [{ field: 'note', text: `Say it in ${longestNote} characters or fewer` }]
      : []),
  ]
}

function doneOf(marked: Marked, verdict: Verdict): string {
  switch (marked.kind) {
    case 'gone':
      throw forbidden()
    case 'changed':
      throw new OutOfDate()
    case 'marked':
      return marked.alarm === 'none' ? verdict : marked.alarm
  }
}

const doneWords: Readonly<Record<string, string>> = {
  true: 'Marked as a true alarm.',
  false: 'Marked as a false alarm.',
  closed:
    'Marked as a false alarm, and the alarm is closed. Where nobody had the talk, new texts are sealed again and the young person is told; whoever has it goes on.',
  'stays-open':
    'Marked as a false alarm. The alarm stays open: there are other texts in it that are not marked as false.',
}
