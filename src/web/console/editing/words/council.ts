import type { FastifyReply, FastifyRequest } from 'fastify'
import { keysIn } from '../../../../editing/checking/check-council-draft.ts'
import { changeWords } from '../../../../editing/words/change-words.ts'
import { type UsesOfValue, usesOfValues } from '../../../../editing/words/uses-of-value.ts'
import { parseCouncil } from '../../../../knowledge/parse-council.ts'
import {
  type CouncilValue,
  readCouncilValues,
  writeCouncil,
} from '../../../../knowledge/write-council.ts'
import { writeHours } from '../../../../register/hours.ts'
import type { Server } from '../../../server.ts'
import { forbidden } from '../../errors.ts'
import { type ConsoleDeps, type PageContext, readForm } from '../../page.ts'
import type { FieldError } from '../../hours/absence-form.ts'
import { doneWords } from '../done-words.ts'
import { editingPage } from '../editing-page.ts'
import { readCouncilForm } from './council-form.ts'
import { councilPlace, draftContext, loadWords } from './words-text.ts'

interface Route {
  Params: { readonly key: string }
  Querystring: { readonly done?: unknown; readonly q?: unknown }
}

const address = '/console/editing/words/council'

/** `/console/editing/words/council`: the council's names, numbers and hours, each with where it is said. */
export function addCouncilWords(editing: Server, deps: ConsoleDeps): void {
  editing.get<Route>('/words/council', (request, reply) => showValues(deps, request, reply))

  editing.get<Route>('/words/council/:key', (request, reply) => showValue(deps, request, reply))

  editing.post<Route>('/words/council/:key', async (request, reply) => {
    const { key } = request.params
    const form = readForm(request)
    const { raw } = await loadWords(deps, councilPlace)
    const now = readCouncilValues(raw).get(key)
    if (now === undefined) throw forbidden()
    const { was = markOf(now) } = form
    const refuse = (errors: readonly FieldError[], made = was) =>
      showValue(deps, request, reply, { status: 422, errors, values: form, was: made })
    const read = readCouncilForm(form)
    if ('errors' in read) return refuse(read.errors)
    // Sent twice, it is there already.
    if (markOf(now) !== was && markOf(now) !== markOf(read.value)) {
      return refuse([{ field: '', text: changedMeanwhile(now) }], markOf(now))
    }
    const changed = await changeWords(deps, request.viewer.staffId, councilPlace, (text) =>
      writeCouncil(text, key, read.value),
    )
    if (changed.kind === 'saved') return reply.redirect(`${address}?done=saved`, 303)
    const errors =
      changed.kind === 'refused'
        ? changed.problems.map(({ field, text }) => ({
            field: field.split('.').at(-1) ?? '',
            text,
          }))
        : [{ field: '', text: whyNot[changed.kind] }]
    return refuse(errors)
  })
}

/** What a form was made of: another editor's value is not written over unseen. */
const markOf = (value: CouncilValue): string => JSON.stringify(value)

function changedMeanwhile({ value }: CouncilValue): string {
  const says = value === null ? 'is not known' : `is ‘${value}’`
  return `Somebody else changed it meanwhile: now it ${says}. Send yours again to put it in its place`
}

/** What keeps a change from being saved, in words. */
export const whyNot: Readonly<Record<'waits' | 'by-hand' | 'gone', string>> = {
  waits: 'A change of these waits to be published: take it back first, or wait',
  'by-hand': 'This file is written in a way that the form cannot change: change it in the file',
  gone: 'Somebody else saved at the same moment: send it again',
}

async function showValues(
  deps: ConsoleDeps,
  request: FastifyRequest<Route>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const words = await loadWords(deps, councilPlace)
  const sought = typeof request.query.q === 'string' ? request.query.q.trim().toLowerCase() : ''
  const uses = usesOfValues(deps.library().all('en'))
  const values = [...readCouncilValues(words.raw)]
    .filter(([key, value]) => JSON.stringify([key, value]).toLowerCase().includes(sought))
    .map(([key, value]) => lineOf(key, value, uses.get(key)))
  return editingPage(request, reply, {
    ...{ view: 'words/council', part: 'words', sought: request.query.q ?? '', values },
    done: doneWords[String(request.query.done)],
    fixed: fixedOf(words.raw),
    ...(await draftContext(deps, request, councilPlace, words)),
  })
}

function lineOf(key: string, { value, confirm }: CouncilValue, uses: UsesOfValue | undefined) {
  const count = uses?.articles.length ?? 0
  return {
    ...{ key, value, confirm },
    isSafety: uses?.inCards ?? false,
    used: count === 0 ? 'in no article' : count === 1 ? 'in one article' : `in ${count} articles`,
  }
}

async function showValue(
  deps: ConsoleDeps,
  request: FastifyRequest<Route>,
  reply: FastifyReply,
  context: PageContext = {},
): Promise<FastifyReply> {
  const { key } = request.params
  const words = await loadWords(deps, councilPlace)
  const value = readCouncilValues(words.raw).get(key)
  if (value === undefined) throw forbidden()
  const articles = deps
    .library()
    .all('en')
    .filter((article) => keysIn(article).includes(key))
  const uses = usesOfValues(articles).get(key)
  const published = readCouncilValues(words.published).get(key)
  const { known } = (context['values'] ?? {}) as Readonly<Record<string, string>>
  return editingPage(request, reply, {
    ...{ view: 'words/value', part: 'words', name: key, published, draft: words.draft },
    values: value,
    was: markOf(value),
    isKnown: known === undefined ? value.value !== null : known === 'yes',
    isSafety: uses?.inCards ?? false,
    articles: articles.map(({ id, language, title }) => ({ id, language, title })),
    isWaiting: words.draft !== undefined && words.draft.status !== 'draft',
    ...context,
  })
}

/** What is shown and not offered as a form: it decides who is paged, and when. */
function fixedOf(raw: string) {
  const parsed = parseCouncil('council.yaml', raw)
  if ('faults' in parsed) return []
  const { name, shortName, serviceHours, safety } = parsed.council
  return [
    { name: 'Name', value: name },
    { name: 'Short name', value: shortName },
    { name: 'Service hours', value: writeHours(serviceHours) },
    { name: 'Out of hours', value: safety.outOfHours.kind.replace('_', ' ') },
  ]
}
