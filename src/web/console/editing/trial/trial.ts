import type { FastifyReply, FastifyRequest } from 'fastify'
import { DraftFaulty } from '../../../../editing/trial/with-draft.ts'
import type { DraftAnswer } from '../../../../editing/trial/ask-draft.ts'
import { findKnowledgeDraft, type KnowledgeDraft } from '../../../../store/knowledge-drafts.ts'
import { askForTrial, findTrial, readTrialResult } from '../../../../store/trials.ts'
import type { Server } from '../../../server.ts'
import { forbidden } from '../../errors.ts'
import { type ConsoleDeps, isPart, type PageContext, readForm, sendPart } from '../../page.ts'
import { submitOnce } from '../../submit-once.ts'
import { editingAddressOf, nameOfPlace } from '../address-of.ts'
import { editingPage } from '../editing-page.ts'
import { answerShown, trialShown } from './trial-words.ts'

interface One {
  Params: { readonly id: string }
}

/** As long as a text can be that somebody sends. */
const longestText = 1600

/** `/console/editing/trial/ID`: a draft is asked, and what would change with it is looked up. */
export function addTrial(editing: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps

  editing.get<One>('/trial/:id', async (request, reply) => {
    const draft = await mustFind(deps, request)
    return showTrial(deps, request, reply, draft)
  })

  editing.get<One>('/trial/:id/changes', async (request, reply) => {
    const draft = await mustFind(deps, request)
    const context = { draft, trial: await trialOf(deps, draft) }
    return sendPart(request, reply, 'console/editing/trial/changes.njk', context)
  })

  editing.post<One>('/trial/:id/ask', async (request, reply) => {
    const draft = await mustFind(deps, request)
    const { asked = '' } = readForm(request)
    const said = await askOrSay(deps, draft, asked.trim())
    const context = { draft, asked, ...said }
    if (isPart(request)) {
      return sendPart(request, reply, 'console/editing/trial/ask.njk', context)
    }
    return showTrial(deps, request, reply, draft, {
      ...context,
      ...(said.errors.length > 0 && { status: 422 }),
    })
  })

  editing.post<One>('/trial/:id/run', async (request, reply) => {
    const draft = await mustFind(deps, request)
    const { key = '', afresh = '' } = readForm(request)
    const { staffId } = request.viewer
    const location = await submitOnce(deps, request, key, async () => {
      const trial = { draftId: draft.id, version: draft.version, by: staffId }
      await store.transaction((tx) =>
        askForTrial(tx, { ...trial, afresh: afresh === 'yes' }, clock.now()),
      )
      return `/console/editing/trial/${draft.id}`
    })
    if (!isPart(request)) return reply.redirect(location, 303)
    const context = { draft, trial: await trialOf(deps, draft) }
    return sendPart(request, reply, 'console/editing/trial/changes.njk', context)
  })
}

async function mustFind(
  { store }: ConsoleDeps,
  request: FastifyRequest<One>,
): Promise<KnowledgeDraft> {
  const draft = await findKnowledgeDraft(store.reading, request.params.id)
  if (draft === undefined) throw forbidden()
  return draft
}

/** The page without the form: for whoever has no scripts, and for the whole list. */
async function showTrial(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  draft: KnowledgeDraft,
  context: PageContext = {},
): Promise<FastifyReply> {
  const title = deps.library().find(draft.name, draft.language)?.title
  return editingPage(request, reply, {
    ...{ view: 'trial/page', part: draft.kind === 'article' ? 'articles' : 'words' },
    ...{ draft, trial: await trialOf(deps, draft) },
    back: editingAddressOf(draft),
    title: draft.kind === 'article' ? (title ?? draft.name) : nameOfPlace(draft),
    ...context,
  })
}

async function trialOf({ store }: ConsoleDeps, draft: KnowledgeDraft) {
  const trial = await findTrial(store.reading, draft.id)
  if (trial === undefined) return undefined
  const json = trial.status === 'done' ? await readTrialResult(store.reading, trial.id) : undefined
  return trialShown(trial, json, draft.version)
}

interface Said {
  readonly answer?: ReturnType<typeof answerShown>
  readonly errors: readonly { readonly field: string; readonly text: string }[]
}

async function askOrSay(deps: ConsoleDeps, draft: KnowledgeDraft, text: string): Promise<Said> {
  const problem = (words: string): Said => ({ errors: [{ field: 'asked', text: words }] })
  if (text === '') return problem('Write what a young person would text')
  if (text.length > longestText) return problem('Write a text of 1,600 characters or fewer')
  try {
    const answer: DraftAnswer = await deps.editing.trials.askDraft(draft, text)
    return { answer: answerShown(answer), errors: [] }
  } catch (error) {
    if (!(error instanceof DraftFaulty)) throw error
    return problem('The draft cannot be read yet: mend what is named beside its fields first')
  }
}
