import { isCoreArticle } from '../../../../domain/core-articles.ts'
import type { Feature } from '../../../../domain/out-of-service.ts'
import type { Library } from '../../../../knowledge/library.ts'
import type { Switched } from '../../../../store/switches.ts'
import { readShownStaff } from '../../../../store/views/names.ts'
import type { ConsoleDeps } from '../../page.ts'
import { dayAndTime } from '../../times.ts'

const featureNames: Readonly<Record<Feature, string>> = {
  answers: 'All answers from articles',
  'asking-if-helped': 'Asking whether an answer helped',
  suggestions: 'Taking suggestions',
  'general-notice': 'The general notice: you said, we did',
}

/** What is, or was, out of service, as its line says it. */
export async function switchedLines(
  { store, library }: ConsoleDeps,
  switched: readonly Switched[],
) {
  const staff = switched.flatMap(({ offBy, onBy }) => [offBy, onBy ?? null])
  const names = await readShownStaff(store.reading, staff)
  const nameOf = (id: string) => names.get(id)?.name ?? 'Somebody'
  return switched.map((one) => ({
    id: one.id,
    name: nameOfSwitched(one, library()),
    reason: one.reason,
    off: `${nameOf(one.offBy)}, ${dayAndTime(one.offAt)}`,
    ...(one.onBy !== undefined &&
      one.onAt !== undefined && { on: `${nameOf(one.onBy)}, ${dayAndTime(one.onAt)}` }),
    ...(one.kind === 'article' && {
      href: `/console/editing/articles/${one.language}/${one.name}`,
      ...(isCoreArticle(one.name) && {
        note: 'Whoever asks gets its fixed short text: people in trouble need this one.',
      }),
    }),
  }))
}

function nameOfSwitched({ kind, name, language }: Switched, library: Library): string {
  if (kind === 'feature') return featureNames[name as Feature]
  return library.find(name, language)?.title ?? name
}

interface Choice {
  readonly value: string
  readonly text: string
}

/** Those features that are in service. */
export function featureLines(
  features: readonly Feature[],
  off: readonly Switched[],
): readonly Choice[] {
  return features
    .filter((feature) => !off.some(({ kind, name }) => kind === 'feature' && name === feature))
    .map((feature) => ({ value: `feature:${feature}`, text: featureNames[feature] }))
}

/** Those articles that are in service, by their titles. */
export function articleChoices(library: Library, off: readonly Switched[]): readonly Choice[] {
  const isOff = (id: string) => off.some(({ kind, name }) => kind === 'article' && name === id)
  return library
    .all('en')
    .filter(({ id }) => !isOff(id))
    .map(({ id, language, title }) => ({ value: `${language}/${id}`, text: `Article: ${title}` }))
    .toSorted((one, other) => one.text.localeCompare(other.text))
}
