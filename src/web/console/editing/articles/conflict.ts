import type { FastifyReply, FastifyRequest } from 'fastify'
import type { KnowledgePlace } from '../../../../domain/knowledge-place.ts'
import type { Kept } from '../../../../editing/drafts/keep-draft.ts'
import type { PartConflict } from '../../../../editing/drafts/merge-parts.ts'
import type { ArticleParts, SectionPart } from '../../../../knowledge/article-parts.ts'
import { readShownStaff } from '../../../../store/views/names.ts'
import { type ConsoleDeps, readForm } from '../../page.ts'
import { editingPage } from '../editing-page.ts'
import { addressOf } from './article-route.ts'
import { hiddenFields } from './hidden-fields.ts'

interface InConflict {
  readonly place: KnowledgePlace
  readonly kept: Extract<Kept, { readonly kind: 'conflict' }>
}

/** Both editors' texts of each part that both changed, side by side; the rest goes along unseen. */
export async function showConflict(
  { store }: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { place, kept }: InConflict,
): Promise<FastifyReply> {
  const { draft, parts, conflicts } = kept
  const names = await readShownStaff(store.reading, [draft.savedBy])
  const shown = conflicts.map((one) => ({
    ...one,
    name: nameOf(one),
    // The others are chosen as a whole.
    isText: !/^(?:ages|section-.*--when)$/.test(one.field),
    isLong: /^(?:short-answer|section-(?!.*--).*)$/.test(one.field),
  }))
  const texts = new Set(shown.filter(({ isText }) => isText).map(({ field }) => field))
  const page = { view: 'articles/conflict', part: 'articles', status: 409 } as const
  return editingPage(request, reply, {
    ...page,
    article: { address: addressOf(place), title: parts.title, language: place.language },
    ...{ draft, conflicts: shown },
    other: names.get(draft.savedBy)?.firstName ?? 'Somebody else',
    hiddenFields: hiddenFields(parts).filter(({ name }) => !texts.has(name)),
  })
}

const partNames: Readonly<Record<string, string>> = {
  title: 'Title',
  label: 'What a choice says',
  'short-answer': 'Short answer',
  ages: 'Ages',
  owner: 'Who keeps it right',
  'review-by': 'To be looked at again by',
}

function nameOf({ field, section }: PartConflict): string {
  if (section === undefined) return partNames[field] ?? field
  if (field.endsWith('--label')) return `Label of the section ‘${section}’`
  return field.endsWith('--when') ? `Who the section ‘${section}’ is for` : `Section ‘${section}’`
}

/** With the other editor's text where that was chosen: `base` is what they saved. */
export function chosenParts(
  request: FastifyRequest,
  typed: ArticleParts,
  base: ArticleParts,
): ArticleParts {
  const form = readForm(request)
  const isTheirs = (field: string) => form[`pick-${field}`] === 'theirs'
  const pick = <T>(field: string, mine: T, theirs: T): T => (isTheirs(field) ? theirs : mine)
  return {
    ...typed,
    title: pick('title', typed.title, base.title),
    label: pick('label', typed.label, base.label),
    shortAnswer: pick('short-answer', typed.shortAnswer, base.shortAnswer),
    ages: pick('ages', typed.ages, base.ages),
    owner: pick('owner', typed.owner, base.owner),
    reviewBy: pick('review-by', typed.reviewBy, base.reviewBy),
    sections: typed.sections.map((section): SectionPart => {
      const theirs = base.sections.find(({ key }) => key === section.key) ?? section
      const field = `section-${section.key}`
      return {
        ...section,
        label: pick(`${field}--label`, section.label, theirs.label),
        text: pick(field, section.text, theirs.text),
        when: pick(`${field}--when`, section.when, theirs.when),
      }
    }),
  }
}
