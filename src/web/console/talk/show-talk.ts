import type { FastifyReply, FastifyRequest } from 'fastify'
import { waysToReach } from '../../../messaging/ways-to-reach.ts'
import { listSwitchedOff } from '../../../store/switches.ts'
import { listSavedReplies } from '../../../store/saved-replies.ts'
import { type Conversation, readConversation } from '../../../store/views/conversation.ts'
import type { Range } from '../../../store/views/conversation-range.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, isPart, sendPage, sendPart } from '../page.ts'
import { articleWarning } from './article-warning.ts'
import { findArticles } from './articles.ts'
import { composerOf } from './composer.ts'
import { channelWord, headOf } from './head.ts'
import { threadOf } from './thread.ts'

/** What a page shows besides what is on record. */
export interface Shown {
  readonly range?: Range
  readonly status?: number
  /** What was typed, when it is not what was kept as a draft. */
  readonly typed?: string
  /** What is wrong with it. */
  readonly problem?: string
  /** The way of sending that was chosen. */
  readonly how?: string
  /** What came of the last act, in a sentence. */
  readonly said?: string
  /** What is looked for among the articles. */
  readonly query?: string
  readonly noteText?: string
  readonly noteProblem?: string
  readonly noteSaved?: boolean
  readonly openReplies?: boolean
  readonly savedTitle?: string
  readonly savedProblem?: string
}

/** The whole page of a talk. */
export async function sendTalk(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  talkId: string,
  shown: Shown = {},
): Promise<FastifyReply> {
  const context = await talkContext(deps, request, talkId, shown)
  return sendPage(request, reply, 'console/talk/page.njk', { ...context, tab: 'my-talks' })
}

/** One part of the page, by the name of its view. */
export async function sendTalkPart(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  talkId: string,
  shown: Shown & { readonly part: string },
): Promise<FastifyReply> {
  const context = await talkContext(deps, request, talkId, shown)
  const part = `console/talk/${shown.part}.njk`
  return sendPart(request, reply, 'console/talk/part.njk', { ...context, part })
}

/**
 * After an act: for htmx the foot of the page with what the act moved, else the page again, which
 * a reload then shows without doing anything again.
 */
export async function answerAct(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  talkId: string,
  shown: Shown & { readonly saidCode?: string } = {},
): Promise<FastifyReply> {
  if (isPart(request))
    return sendTalkPart(deps, request, reply, talkId, { ...shown, part: 'acted' })
  if (shown.problem !== undefined) return sendTalk(deps, request, reply, talkId, shown)
  const said = shown.saidCode === undefined ? '' : `?said=${shown.saidCode}`
  return reply.redirect(`/console/talks/${talkId}${said}#composer`, 303)
}

/** What every view of a talk reads; a talk that is not theirs to see is a page that is not there. */
export async function talkContext(
  deps: ConsoleDeps,
  request: FastifyRequest,
  talkId: string,
  shown: Shown,
) {
  const { store, clock, messaging, library } = deps
  const { viewer } = request
  const now = clock.now()
  const data = store.reading
  const { range = {} } = shown
  const conversation = await readConversation(data, viewer, talkId, { range, now })
  if (conversation === undefined) throw forbidden()
  const who = { personId: conversation.person.id, staffId: viewer.staffId }
  const ways = await waysToReach(data, messaging, who, now)
  const pence = Number(library().council.values['sms-price-pence'] ?? Number.NaN)
  const composing = {
    ...{ conversation, ways, now, viewer },
    ...(Number.isFinite(pence) && { pence }),
    ...(shown.typed !== undefined && { typed: shown.typed }),
  }
  const query = shown.query?.trim() ?? ''
  return {
    ...shown,
    talkId,
    now: now.toISOString(),
    head: headOf(conversation, now),
    items: threadOf({ conversation, viewerId: viewer.staffId, library: library() }),
    channels: channelsOf(conversation),
    isOlder: range.before !== undefined,
    openTalkId: conversation.talk.openTalkId,
    composer: composerOf(composing),
    present: presentOf(conversation),
    savedReplies: await listSavedReplies(data, viewer.staffId),
    query,
    articles: await foundArticles(deps, query, now),
    ...pagingOf(conversation, range),
  }
}

/** Those that were looked for, each with why an adviser should look twice. */
async function foundArticles({ store, library }: ConsoleDeps, query: string, now: Date) {
  const found = findArticles(library(), query)
  if (found.length === 0) return []
  const known = { council: library().council, off: await listSwitchedOff(store.reading), now }
  return found.map((article) => ({ ...article, warning: articleWarning(article, known) }))
}

/** On which channels something passed since staff took the talk. */
function channelsOf({ entries, handover }: Conversation): readonly string[] {
  const since = handover?.takenAt ?? handover?.openedAt ?? new Date(0)
  const recent = entries.filter(({ at }) => at >= since)
  return [...new Set(recent.flatMap((entry) => ('channel' in entry ? entry.channel : [])))].map(
    channelWord,
  )
}

function presentOf({ present, names }: Pick<Conversation, 'present' | 'names'>) {
  return present.map(({ staffId, typing }) => ({ name: names.get(staffId) ?? 'Somebody', typing }))
}

/**
 * Once something earlier can be shown, the newest part goes on from where it began: a text that
 * comes in pushes none out between the two.
 */
function pagingOf({ entries, hasEarlier }: Conversation, range: Range) {
  const first = range.since ?? entries[0]?.id
  return hasEarlier ? { since: first, earlierThan: first } : {}
}
