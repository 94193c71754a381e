import type { FastifyRequest } from 'fastify'
import { districts } from '../../../../domain/circumstances.ts'
import { fitPasted } from '../../../../editing/fit-pasted.ts'
import type { SectionCondition } from '../../../../knowledge/article.ts'
import type { ArticleParts, SectionPart } from '../../../../knowledge/article-parts.ts'
import { keyOf } from '../../../../knowledge/new-article.ts'
import { readAll, readForm } from '../../page.ts'
import { flags } from './article-fields.ts'

/** What a form of an article was made of. */
export interface FormOf {
  /** As they stood when the form was shown: what is the same stays to the byte. */
  readonly base: ArticleParts
  readonly language: string
}

/** The parts of an article as somebody typed them. */
export function typedArticle(request: FastifyRequest, { base, language }: FormOf): ArticleParts {
  const form = readForm(request)
  const field = (name: string) => form[name] ?? ''
  const fit = (text: string, was: string) => (text === was ? was : fitPasted(text, language).trim())
  const line = (name: string, was: string) =>
    fit(field(name).replace(/\s+/g, ' ').trim(), was).replace(/\s+/g, ' ')
  const list = (text: string, was: readonly string[], apart: Apart) => {
    // As it was shown: a keyword with a comma in it stays one.
    if (text === was.join(apart === ',' ? ', ' : apart)) return was
    const kept = new Set(was)
    const lines = text.split(apart).map((one) => one.replace(/\s+/g, ' ').trim())
    return lines
      .map((one) => (kept.has(one) ? one : fitPasted(one, language).trim()))
      .filter((one) => one !== '')
  }
  const typing: Typing = { field, line, list, fit }
  return {
    title: line('title', base.title),
    label: line('label', base.label),
    shortAnswer: fit(field('short-answer').trim(), base.shortAnswer),
    sections: typedSections(typing, base.sections),
    asks: list(field('asks'), base.asks, '\n'),
    keywords: list(field('keywords'), base.keywords, ','),
    ages: typedAges(field('ages-from'), field('ages-to')),
    status: typedStatus(base.status, readAll(request, 'status')),
    sources: rows(typing, 'source', ['name', 'url', 'checked']),
    facts: rows(typing, 'fact', ['key', 'value', 'from']).map(withFactKey),
    confirm: list(field('confirm'), base.confirm, '\n'),
    owner: line('owner', base.owner),
    reviewBy: field('review-by').trim(),
  }
}

/** What stands between the items of a list in one field. */
type Apart = ',' | '\n'

interface Typing {
  readonly field: (name: string) => string
  readonly line: (name: string, was: string) => string
  readonly list: (text: string, was: readonly string[], apart: Apart) => readonly string[]
  readonly fit: (text: string, was: string) => string
}

/** Those that stay are in the order the file has: a tick moves none of the others. */
function typedStatus(was: readonly string[], ticked: readonly string[]): readonly string[] {
  const stay = was.filter((one) => ticked.includes(one))
  return [...stay, ...ticked.filter((one) => !was.includes(one))]
}

function typedAges(from: string, to: string): string {
  const [first, last] = [from.trim(), to.trim()]
  return first === '' && last === '' ? '' : `${first}-${last}`
}

/** As many rows as have a field in the form; those with nothing in them are none. */
function rows<Name extends string>(
  { field }: Typing,
  kind: string,
  names: readonly Name[],
): Record<Name, string>[] {
  const found: Record<Name, string>[] = []
  const count = Math.min(mostRows, Number(field(`${kind}s`)) || 0)
  for (let at = 1; at <= count; at += 1) {
    const row = Object.fromEntries(
      names.map((name) => [name, field(`${kind}-${at}-${name}`).replace(/\s+/g, ' ').trim()]),
    ) as Record<Name, string>
    if (Object.values(row).some((value) => value !== '')) found.push(row)
  }
  return found
}

const mostRows = 200

/** What a text names it by: {fact:uc-under-25}. */
function withFactKey<Fact extends { readonly key: string }>(fact: Fact): Fact {
  return fact.key === '' ? fact : { ...fact, key: keyOf(fact.key) }
}

// === Sections

/** Those the form had, less those taken out, in the places they were given; then a new one. */
function typedSections(typing: Typing, base: readonly SectionPart[]): readonly SectionPart[] {
  const { field, fit, list } = typing
  const keys = field('sections').split(' ').filter(Boolean)
  const placed = keys.flatMap((key, at) => {
    const was = base.find((one) => one.key === key)
    const name = (of: string) => `section-${key}--${of}`
    if (field(name('out')) === 'yes') return []
    const section: SectionPart = {
      key,
      label: typing.line(name('label'), was?.label ?? ''),
      text: fit(field(`section-${key}`).trim(), was?.text ?? ''),
      words: list(field(name('words')), was?.words ?? [], ','),
      when: typedCondition(field, name, was?.when),
    }
    return [{ section, place: Number(field(name('place'))) || at + 1, at }]
  })
  const moved = ({ place, at }: { readonly place: number; readonly at: number }) =>
    // Given the place of another, it comes before that one.
    place === at + 1 ? place : place - (place < at + 1 ? 0.5 : -0.5)
  const sections = placed.toSorted((one, other) => moved(one) - moved(other))
  return [...sections.map(({ section }) => section), ...newSection(typing, keys)]
}

function newSection({ field, line, fit, list }: Typing, keys: readonly string[]): SectionPart[] {
  const label = line('new-section-label', '')
  const text = fit(field('new-section').trim(), '')
  if (label === '' && text === '') return []
  const words = list(field('new-section-words'), [], ',')
  return [{ key: keyOf(label, new Set(keys)), label, text, words, when: {} }]
}

function typedCondition(
  field: (name: string) => string,
  name: (of: string) => string,
  was: SectionCondition | undefined,
): SectionCondition {
  const age = (of: string) =>
    /^\d{1,2}$/.test(field(name(of)).trim()) ? Number(field(name(of))) : undefined
  const district = districts.find((one) => one === field(name('district')))
  const typed: Record<string, unknown> = {
    under: age('under'),
    over: age('over'),
    district,
  }
  for (const flag of flags) {
    const value = field(name(flag.name))
    typed[flag.name] = value === '' ? undefined : value === 'yes'
  }
  const given = Object.entries(typed).filter(([, value]) => value !== undefined)
  const when = Object.fromEntries(given) as SectionCondition
  return sameCondition(when, was) ? (was ?? {}) : when
}

/** Whatever order they were written in. */
function sameCondition(one: SectionCondition, other: SectionCondition = {}): boolean {
  const sorted = (when: SectionCondition) => JSON.stringify(Object.entries(when).toSorted())
  return sorted(one) === sorted(other)
}
