import { districts } from '../../../../domain/circumstances.ts'
import type { SectionCondition } from '../../../../knowledge/article.ts'
import type { ArticleParts, SectionPart } from '../../../../knowledge/article-parts.ts'
import { districtWords } from '../../words.ts'

/** An article's parts as the form's fields show them. */
export interface ArticleFields {
  readonly title: string
  readonly label: string
  readonly shortAnswer: string
  readonly sections: readonly SectionFields[]
  readonly asks: string
  readonly askCount: number
  readonly keywords: string
  readonly agesFrom: string
  readonly agesTo: string
  readonly status: readonly Item[]
  readonly sources: readonly Row[]
  readonly facts: readonly Row[]
  readonly confirm: string
  readonly owner: string
  readonly reviewBy: string
}

interface SectionFields {
  readonly key: string
  readonly label: string
  readonly text: string
  readonly words: string
  /** From 1, in the order they are sent. */
  readonly place: number
  /** Whether anything chooses it besides its number and its words. */
  readonly isFor: string
  readonly under: string
  readonly over: string
  readonly district: readonly Item[]
  readonly flags: readonly {
    readonly name: string
    readonly text: string
    readonly items: readonly Item[]
  }[]
}

interface Item {
  readonly value: string
  readonly text: string
  readonly checked: boolean
}

type Row = Readonly<Record<string, string>>

export const statuses = [
  { value: 'in-care', text: 'In care' },
  { value: 'care-leaver', text: 'Care leaver' },
  { value: 'custody', text: 'In custody' },
  { value: 'asylum', text: 'Came alone to seek safety' },
  { value: 'parent', text: 'A parent' },
  { value: 'student', text: 'A student' },
] as const

export const flags = [
  { name: 'student', text: 'Students' },
  { name: 'parent', text: 'Parents' },
  { name: 'custody', text: 'In custody' },
  { name: 'asylum', text: 'Seeking safety' },
] as const

/** What the form shows of these parts; one empty row stands below sources and facts. */
export function fieldsOf(parts: ArticleParts): ArticleFields {
  const [from = '', to = ''] = parts.ages.split('-')
  return {
    title: parts.title,
    label: parts.label,
    shortAnswer: parts.shortAnswer,
    sections: parts.sections.map(sectionFields),
    asks: parts.asks.join('\n'),
    askCount: parts.asks.length,
    keywords: parts.keywords.join(', '),
    ...{ agesFrom: from, agesTo: to },
    status: statuses.map((one) => ({ ...one, checked: parts.status.includes(one.value) })),
    sources: [...parts.sources.map((row) => ({ ...row })), { name: '', url: '', checked: '' }],
    facts: [...parts.facts.map((row) => ({ ...row })), { key: '', value: '', from: '' }],
    confirm: parts.confirm.join('\n'),
    owner: parts.owner,
    reviewBy: parts.reviewBy,
  }
}

function sectionFields({ key, label, text, words, when }: SectionPart, at: number): SectionFields {
  return {
    ...{ key, label, text, place: at + 1 },
    words: words.join(', '),
    isFor: whomFor(when),
    under: when.under === undefined ? '' : String(when.under),
    over: when.over === undefined ? '' : String(when.over),
    district: [
      { value: '', text: 'Any district', checked: when.district === undefined },
      ...districts.map((value) => ({
        ...{ value, text: districtWords(value), checked: when.district === value },
      })),
    ],
    flags: flags.map(({ name, text: words_ }) => ({
      ...{ name, text: words_ },
      items: [
        { value: '', text: 'Everybody', checked: when[name] === undefined },
        { value: 'yes', text: 'Those alone', checked: when[name] === true },
        { value: 'no', text: 'All others', checked: when[name] === false },
      ],
    })),
  }
}

/** In a few words, where the form is folded. */
function whomFor(when: SectionCondition): string {
  const parts = [
    when.under !== undefined && `under ${when.under}`,
    when.over !== undefined && `over ${when.over}`,
    when.district !== undefined && districtWords(when.district),
    ...flags.map(({ name, text }) => {
      if (when[name] === undefined) return false
      return when[name] ? text.toLowerCase() : `not ${text.toLowerCase()}`
    }),
  ]
  return parts.filter((part) => part !== false).join(', ')
}
