import type { FastifyRequest } from 'fastify'
import { keepForm } from '../../store/kept-forms.ts'
import { saveDraft } from '../../store/drafts.ts'
import type { StoredSession } from '../../store/sessions.ts'
import { readHead } from '../../store/views/conversation-head.ts'
import type { Form } from '../plugins/forms.ts'
import { localPath } from './local-path.ts'
import { readForm } from './page.ts'

/** What became of it: kept as the talk's draft, as a form to send again, or nothing was typed. */
export type Kept = 'draft' | 'form' | 'nothing'

/** Words to a young person, sent or on the way to be. */
const composer = /^\/console\/talks\/([\w-]+)\/(reply|draft)$/

/**
 * Keeps what somebody typed into a form of ours whose session was over when they sent it. Words to
 * a young person become their draft in that talk; any other form waits to be sent again.
 */
export async function keepWhatWasTyped(
  request: FastifyRequest,
  { viewer }: StoredSession,
): Promise<Kept> {
  const [path = ''] = request.url.split('?', 1)
  const [, talkId, act] = composer.exec(path) ?? []
  if (talkId === undefined) return keepAsForm(request, viewer.staffId, path)
  const { store, clock } = request.server.consoleDeps
  const { text = '' } = readForm(request)
  const head = await readHead(store.reading, viewer, talkId)
  if (text.trim() === '' || head === undefined) return 'nothing'
  const at = clock.now()
  const notSent = act === 'reply' ? { notSent: { because: 'signed-out', at } as const } : {}
  const place = { staffId: viewer.staffId, talkId }
  await store.transaction((tx) => saveDraft(tx, place, { text, ...notSent }, at))
  return 'draft'
}

async function keepAsForm(request: FastifyRequest, staffId: string, path: string): Promise<Kept> {
  const posted = Object.entries((request.body ?? {}) as Form)
  const fields = Object.fromEntries(posted.filter(([name]) => name !== 'csrf'))
  const typed = Object.keys(fields).some((name) => name !== 'key')
  if (!typed || localPath(path) !== path || notWorthKeeping.test(path)) return 'nothing'
  const { store, clock } = request.server.consoleDeps
  await store.transaction((tx) => keepForm(tx, staffId, { path, fields }, clock.now()))
  return 'form'
}

/** Who looks at what, and secrets. */
const notWorthKeeping = /\/(presence|look|preview|password|recovery-codes|kept)$/

/** The page a form was sent from: where somebody wants to be again. */
export function pageBefore(request: FastifyRequest): string {
  const { referer } = request.headers
  if (referer === undefined || !URL.canParse(referer)) return '/console'
  const { host, pathname, search } = new URL(referer)
  return host === request.host ? localPath(pathname + search) : '/console'
}
