import type { ArticleParts, SectionPart } from '../../../../knowledge/article-parts.ts'
import { flags } from './article-fields.ts'

export interface HiddenField {
  readonly name: string
  readonly value: string
}

/** Every field of the form with these parts in it, as typed-article.ts reads them. */
export function hiddenFields(parts: ArticleParts): readonly HiddenField[] {
  const [from = '', to = ''] = parts.ages.split('-')
  const single: Readonly<Record<string, string>> = {
    title: parts.title,
    label: parts.label,
    'short-answer': parts.shortAnswer,
    asks: parts.asks.join('\n'),
    keywords: parts.keywords.join(', '),
    'ages-from': from,
    'ages-to': to,
    confirm: parts.confirm.join('\n'),
    owner: parts.owner,
    'review-by': parts.reviewBy,
    sections: parts.sections.map(({ key }) => key).join(' '),
  }
  return [
    ...Object.entries(single).map(([name, value]) => ({ name, value })),
    ...parts.status.map((value) => ({ name: 'status', value })),
    ...rows('source', parts.sources),
    ...rows('fact', parts.facts),
    ...parts.sections.flatMap(ofSection),
  ]
}

function rows(kind: string, all: readonly object[]): HiddenField[] {
  const fields = all.flatMap((row, at) =>
    Object.entries(row as Readonly<Record<string, string>>).map(([name, value]) => ({
      ...{ name: `${kind}-${at + 1}-${name}`, value },
    })),
  )
  return [{ name: `${kind}s`, value: String(all.length) }, ...fields]
}

function ofSection({ key, label, text, words, when }: SectionPart): HiddenField[] {
  const name = `section-${key}`
  const own: Readonly<Record<string, string>> = {
    label,
    words: words.join(', '),
    under: String(when.under ?? ''),
    over: String(when.over ?? ''),
    district: when.district ?? '',
    ...Object.fromEntries(flags.map((flag) => [flag.name, yesNo(when[flag.name])])),
  }
  const more = Object.entries(own).map(([of, value]) => ({ name: `${name}--${of}`, value }))
  return [{ name, value: text }, ...more]
}

function yesNo(value: boolean | undefined): string {
  if (value === undefined) return ''
  return value ? 'yes' : 'no'
}
