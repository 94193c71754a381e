import type { FastifyReply, FastifyRequest } from 'fastify'
import { longestText } from '../../../domain/staff-text.ts'
import { replyAsStaff, type ReplyResult } from '../../../messaging/reply-as-staff.ts'
import type { How, WritingProblem } from '../../../messaging/send-as-staff.ts'
import { type NotSent, removeDraft, saveDraft } from '../../../store/drafts.ts'
import { stopTyping } from '../../../store/presence.ts'
import { readHead } from '../../../store/views/conversation-head.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { formKeyOf } from './form-key.ts'
import { telling } from './said.ts'
import { answerAct, type Shown } from './show-talk.ts'
import type { TalkRoute } from './talk-route.ts'

/** Sending a reply. What cannot be sent is kept as a draft, with why. */
export function addReply(console: Server, deps: ConsoleDeps): void {
  console.post<TalkRoute>('/talks/:talkId/reply', async (request, reply) => {
    const { talkId } = request.params
    const { text = '', how = 'now' } = readForm(request)
    const result = await replyAsStaff(deps.messaging, request.viewer, {
      talkId,
      text,
      formKey: formKeyOf(request, text),
      how: toHow(how, text),
    })
    return answerReply(deps, request, reply, { talkId, text, how, result })
  })
}

/** A template leaves at once; words beside it wait until they write again. */
function toHow(how: string, text: string): How {
  if (how === 'hold' || how === 'sms') return how
  const template = /^template:(.+)$/.exec(how)?.[1]
  return template === undefined ? 'now' : { template, thenHold: text.trim() !== '' }
}

interface Replied {
  readonly talkId: string
  readonly text: string
  readonly how: string
  readonly result: ReplyResult
}

async function answerReply(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { talkId, text, how, result }: Replied,
): Promise<FastifyReply> {
  const place = { staffId: request.viewer.staffId, talkId }
  const refused = (problem: string): Shown => ({ status: 422, typed: text, problem, how })
  switch (result.kind) {
    case 'queued':
    case 'held':
    case 'duplicate': {
      await deps.store.transaction(async (tx) => {
        await removeDraft(tx, place)
        await stopTyping(tx, place)
      })
      const code = result.kind === 'held' ? 'held' : undefined
      return answerAct(deps, request, reply, talkId, telling(code))
    }
    case 'not-owner':
      await keepUnsent(deps, request, { talkId, text, byStaffId: result.byStaffId })
      return answerAct(deps, request, reply, talkId)
    case 'opted-out':
    case 'window-closed': {
      // The page that is drawn now says why, and what else can be done.
      const at = deps.clock.now()
      await deps.store.transaction((tx) => saveDraft(tx, place, { text }, at))
      return answerAct(deps, request, reply, talkId)
    }
    case 'invalid':
      return answerAct(deps, request, reply, talkId, refused(problemWords[result.problem]))
  }
}

const problemWords: Readonly<Record<WritingProblem, string>> = {
  empty: 'Write what you want to send',
  'too-long': `A text can have ${longestText.toLocaleString('en-GB')} characters at most`,
  'no-address': 'There is no number of theirs that this can go to',
  'no-template': 'That approved text is not in use any more: choose again',
}

interface Unsent {
  readonly talkId: string
  readonly text: string
  readonly byStaffId: string | undefined
}

/** Somebody else took over while this was written: it becomes a draft, not sent and not lost. */
async function keepUnsent(
  { store, clock }: ConsoleDeps,
  { viewer }: FastifyRequest,
  { talkId, text, byStaffId }: Unsent,
): Promise<void> {
  const head = await readHead(store, viewer, talkId)
  if (head === undefined) throw forbidden()
  const at = clock.now()
  const { takenBy, takenAt } = head.handover ?? {}
  const notSent: NotSent = {
    because: 'taken-over',
    at: (takenBy === byStaffId ? takenAt : undefined) ?? at,
    ...(byStaffId !== undefined && { byStaffId }),
  }
  const place = { staffId: viewer.staffId, talkId }
  await store.transaction((tx) => saveDraft(tx, place, { text, notSent }, at))
}
