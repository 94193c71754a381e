import type { FastifyReply, FastifyRequest } from 'fastify'
import { changeWords } from '../../../../editing/words/change-words.ts'
import { parseVocabulary } from '../../../../knowledge/parse-vocabulary.ts'
import { writeVocabulary } from '../../../../knowledge/write-vocabulary.ts'
import type { Server } from '../../../server.ts'
import { type ConsoleDeps, type PageContext, readForm } from '../../page.ts'
import { doneWords } from '../done-words.ts'
import { editingPage } from '../editing-page.ts'
import { whyNot } from './council.ts'
import { entriesOf, findEntries, listNames, listTitles } from './vocabulary-entries.ts'
import { readVocabularyForm } from './vocabulary-form.ts'
import { draftContext, loadWords, vocabularyPlace } from './words-text.ts'

interface Route {
  Params: { readonly language: string }
  Querystring: { readonly done?: unknown; readonly q?: unknown }
}

/** So many that are found are shown; the rest are counted. */
const mostShown = 50

const done: Readonly<Record<string, string>> = {
  ...doneWords,
  in: 'It is in the draft. Nothing is published yet.',
  out: 'It is out of the draft’s words. Nothing is published yet.',
}

/** `/console/editing/words/LANGUAGE`: what young people say, and what the service says for it. */
export function addVocabulary(editing: Server, deps: ConsoleDeps): void {
  editing.get<Route>('/words/:language', (request, reply) =>
    showVocabulary(deps, request, reply, { done: done[String(request.query.done)] }),
  )

  editing.post<Route>('/words/:language', async (request, reply) => {
    const { language } = request.params
    const form = readForm(request)
    const refuse = (errors: readonly { field: string; text: string }[]) =>
      showVocabulary(deps, request, reply, { status: 422, errors, values: form })
    const read = readVocabularyForm(form)
    if ('errors' in read) return refuse(read.errors)
    const place = vocabularyPlace(language)
    await loadWords(deps, place)
    const changed = await changeWords(deps, request.viewer.staffId, place, (raw) =>
      writeVocabulary(raw, read.change),
    )
    if (changed.kind === 'refused') {
      return refuse(changed.problems.map(({ text }) => ({ field: 'word', text })))
    }
    if (changed.kind !== 'saved') return refuse([{ field: '', text: whyNot[changed.kind] }])
    const what = form['out'] === 'yes' ? 'out' : 'in'
    const sought = encodeURIComponent(form['q'] ?? '')
    return reply.redirect(`/console/editing/words/${language}?done=${what}&q=${sought}`, 303)
  })
}

async function showVocabulary(
  deps: ConsoleDeps,
  request: FastifyRequest<Route>,
  reply: FastifyReply,
  context: PageContext,
): Promise<FastifyReply> {
  const { language } = request.params
  const place = vocabularyPlace(language)
  const words = await loadWords(deps, place)
  const parsed = parseVocabulary(`vocabulary.${language}.yaml`, words.raw)
  const entries = 'vocabulary' in parsed ? entriesOf(parsed.vocabulary) : []
  const { q } = request.query
  const sought = typeof q === 'string' ? q.trim() : ''
  const found = sought === '' ? [] : findEntries(entries, sought)
  return editingPage(request, reply, {
    ...{ view: 'words/vocabulary', part: 'words', language, sought },
    found: found.slice(0, mostShown).map((one) => ({ ...one, title: listTitles[one.list] })),
    more: Math.max(0, found.length - mostShown),
    counts: listNames.map((list) => ({
      title: listTitles[list],
      count: entries.filter((one) => one.list === list).length,
    })),
    lists: listNames.map((list) => ({ value: list, text: listTitles[list] })),
    values: { list: 'means', word: sought },
    ...(await draftContext(deps, request, place, words)),
    ...context,
  })
}
