import { createHash, randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { FetchMedia } from '../../channels/media.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { ServedKnowledge } from '../../editing/serve-knowledge.ts'
import type { Trials } from '../../editing/trial/create-trials.ts'
import type { Library } from '../../knowledge/library.ts'
import type { MessagingDeps } from '../../messaging/deps.ts'
import type { StoredSession } from '../../store/sessions.ts'
import type { Store } from '../../store/store.ts'
import { countCases } from '../../store/views/cases.ts'
import { countsFor } from '../../store/views/needs-you.ts'
import type { Form } from '../plugins/forms.ts'
import { sendView } from '../plugins/views.ts'
import { bandFor } from './alarms/band.ts'
import { csrfToken } from './csrf.ts'
import { type Counts, menuFor, type Tab } from './menu.ts'
import { colourOf } from './theme.ts'

/** What every screen of the console works with. */
export interface ConsoleDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: Logger
  readonly messaging: MessagingDeps
  readonly library: () => Library
  /** Where drafts are tried, and which published texts are not in force. */
  readonly editing: {
    readonly trials: Pick<Trials, 'askDraft'>
    readonly refused: ServedKnowledge['refused']
  }
  /** Loads what came with a text, when somebody asks to see it. */
  readonly fetchMedia: FetchMedia
  readonly demo: boolean
  /** The https address of this service, when it has one. */
  readonly publicUrl: string | undefined
  readonly sessionSecret: string | undefined
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly consoleDeps: ConsoleDeps
  }
  interface FastifyRequest {
    /** Undefined where nobody has to be signed in. */
    signedIn: StoredSession | undefined
    /** Who is looking. Throws on a page that asks for no sign-in. */
    readonly viewer: Viewer
    readonly session: StoredSession
  }
}

/** What a page says of itself; everything else is the view's own. */
export interface PageContext {
  /** The part of the menu that is marked as open. */
  readonly tab?: Tab
  /** Default: 200. */
  readonly status?: number
  /** The alarm that the page is about: the band on top is for the others. */
  readonly alarmId?: string
  readonly [name: string]: unknown
}

/** Answers with a whole page from src/web/views, in the console's layout. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  view: string,
  context: PageContext = {},
): Promise<FastifyReply> {
  const [counts, band] = await Promise.all([countsOf(request), bandOf(request, context.alarmId)])
  const menu = menuFor(request.signedIn?.viewer, { tab: context.tab, counts })
  reply.code(context.status ?? 200)
  return sendView(reply, view, { ...commonOf(request), ...menu, band, ...context })
}

/** What the menu counts; no number stands in for one that is not known. */
async function countsOf({ signedIn, server }: FastifyRequest): Promise<Counts | undefined> {
  if (signedIn === undefined) return undefined
  const { store, clock } = server.consoleDeps
  const [counts, cases] = await Promise.all([
    countsFor(store.reading, signedIn.viewer),
    countCases(store.reading, signedIn.viewer, clock.now()),
  ])
  return { ...counts, cases }
}

function bandOf(request: FastifyRequest, alarmId: string | undefined) {
  return request.signedIn && bandFor(request, alarmId)
}

/** Answers with a part of a page, for htmx; it has the page's context but not its menu. */
export function sendPart(
  request: FastifyRequest,
  reply: FastifyReply,
  view: string,
  context: PageContext = {},
): FastifyReply {
  reply.code(context.status ?? 200)
  return sendView(reply, view, { ...commonOf(request), ...context })
}

function commonOf(request: FastifyRequest) {
  const { signedIn, server } = request
  const { council } = server.consoleDeps.library()
  return {
    council: { name: council.name, shortName: council.shortName, colour: colourOf(council) },
    demo: server.consoleDeps.demo,
    here: request.url,
    csrf: csrfToken(request),
    newKey: randomUUID,
    ...(signedIn !== undefined && {
      me: {
        id: signedIn.viewer.staffId,
        name: signedIn.name,
        shortName: shortNameOf(signedIn.name),
      },
    }),
  }
}

/** 'Sam B': a phone's header has no room for more. */
function shortNameOf(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  const initial = /^\p{L}/u.exec(rest.at(-1) ?? '')?.[0]
  return initial === undefined ? first : `${first} ${initial}`
}

/**
 * The form that was posted, each field once (the last value), without NULs and with LF line ends.
 * `key` stands for this form with these contents: the same posted twice has the same, and what was
 * changed after going back has another.
 */
export function readForm(request: FastifyRequest): Readonly<Record<string, string>> {
  const form = (request.body ?? {}) as Form
  const fields = Object.entries(form).map(([name, value]): [string, string] => {
    const text = typeof value === 'string' ? value : (value.at(-1) ?? '')
    return [name, text.replaceAll('\r\n', '\n').replaceAll('\0', '')]
  })
  const contents = fields.filter(([name]) => name !== 'csrf').sort()
  const hash = createHash('sha256').update(JSON.stringify(contents)).digest('base64url')
  // A form without a key of its own is another each time.
  const key = form['key'] === undefined ? randomUUID() : hash
  return { ...Object.fromEntries(fields), key }
}

/** Every value of a field that may come several times, such as ticked boxes. */
export function readAll(request: FastifyRequest, name: string): readonly string[] {
  const value = ((request.body ?? {}) as Form)[name]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/** Whether htmx asks for a part of a page. */
export function isPart(request: FastifyRequest): boolean {
  return request.headers['hx-request'] === 'true'
}
