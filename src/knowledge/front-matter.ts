import { z } from 'zod'
import { districts } from '../domain/circumstances.ts'
import type { Remedies } from './read-yaml.ts'

const text = z.string('is not a text').trim().min(1, 'is empty')
const keyPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const key = text.regex(keyPattern, 'has other than small letters, digits and hyphens')

/** A day that exists, as 2026-07-01; `Date` takes 31 February for 3 March. */
export const isoDay = text.refine((day) => {
  const read = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(`${day}T`)
}, 'is not a day as in 2026-07-01')

const ages = text
  .regex(/^\d{1,2}-\d{1,2}$/, 'is not two ages as in 16-25')
  .transform((range) => {
    const [from = 0, to = 0] = range.split('-').map(Number)
    return { from, to }
  })
  .refine(({ from, to }) => from <= to, 'begins after it ends')

const condition = z.strictObject({
  under: z.int('is not a whole number').optional(),
  over: z.int('is not a whole number').optional(),
  district: z.enum(districts, `is none of ${districts.join(', ')}`).optional(),
  student: z.boolean('is neither true nor false').optional(),
  parent: z.boolean('is neither true nor false').optional(),
  custody: z.boolean('is neither true nor false').optional(),
  asylum: z.boolean('is neither true nor false').optional(),
})

const statuses = ['in-care', 'care-leaver', 'custody', 'asylum', 'parent', 'student'] as const

const longestLabel = 30

/** The front matter of an article, as docs/articles.md describes it. */
export const frontMatter = z
  .strictObject({
    id: key,
    title: text,
    label: text.max(longestLabel, `is longer than ${longestLabel} characters`).optional(),
    asks: z.array(text, 'is not a list').min(1, 'is empty'),
    keywords: z.array(text, 'is not a list').default([]),
    for: z.strictObject({
      ages,
      status: z.array(z.enum(statuses, `is none of ${statuses.join(', ')}`), 'is not a list'),
    }),
    sources: z
      .array(
        z.strictObject({
          name: text,
          url: z.url({ protocol: /^https?$/, error: 'is not a full web address' }),
          checked: isoDay,
        }),
        'is not a list',
      )
      .min(1, 'is empty'),
    confirm: z.array(text, 'is not a list'),
    owner: text,
    'review-by': isoDay,
    facts: z.array(z.strictObject({ key, value: text, from: isoDay }), 'is not a list').default([]),
    sections: z
      .record(
        z.string(),
        z.strictObject({
          when: condition.optional(),
          words: z.array(text, 'is not a list').default([]),
        }),
      )
      .default({}),
  })
  .refine(({ title, label }) => label !== undefined || title.length <= longestLabel, {
    path: ['label'],
    error: 'is missing, and the title is too long to be a choice',
  })

export type FrontMatter = z.infer<typeof frontMatter>

/** What to do about each field that can be wrong. */
export const frontMatterRemedies: Remedies = {
  id: 'give the file name without .md, such as council-tax',
  title: 'give the article a short title',
  label: 'say in at most 30 characters what a numbered choice that leads here says',
  asks: 'list 15 or more ways young people ask for it, each on its own line beginning with -',
  keywords: 'list them as [council tax, bill]',
  for: 'add for: with ages: 16-25 and status: [care-leaver]',
  'for.ages': 'write the youngest and the oldest age as 16-25',
  'for.status': `list those it is for: ${statuses.join(', ')}`,
  sources: 'name at least one source with name, url and checked',
  'sources.name': 'say whose page it is',
  'sources.url': 'give the full address, beginning with https://',
  'sources.checked': 'give the day somebody looked, as 2026-07-01',
  confirm: 'list what the council must confirm, or write confirm: []',
  owner: 'name the team that keeps it right',
  'review-by': 'give the day by which it must be looked at again, as 2027-03-31',
  facts: 'list each with key, value and from',
  'facts.value': "put figures in quotes, as '£338.58'",
  'facts.from': 'give the day the value holds from, as 2026-04-13',
  'sections.when': 'use under, over, district, student, parent, custody or asylum',
}
