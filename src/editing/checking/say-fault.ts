import type { Fault } from '../../knowledge/article.ts'
import type { DraftProblem } from '../check-draft.ts'
import { splitArticle } from './split-article.ts'

/** A fault of an article's file, at the form's field that can mend it. */
export function sayFault(fault: Fault, raw: string): DraftProblem {
  const { field, name } = placeOfFault(fault, raw)
  return { field, text: `${name} ${fault.problem}: ${fault.remedy}` }
}

interface Named {
  readonly field: string
  /** How a sentence about it begins. */
  readonly name: string
}

function placeOfFault({ field, line }: Fault, raw: string): Named {
  const section = /^section (.+)$/.exec(field)?.[1] ?? /^sections\.([^.[]+)/.exec(field)?.[1]
  if (section !== undefined) return { field: `section-${section}`, name: `Section ‘${section}’` }
  if (field === 'short answer') return { field: 'short-answer', name: 'The short answer' }
  if (field === 'reading age') return { field: 'short-answer', name: 'The reading age' }
  if (field === 'text' || field.startsWith('heading ')) {
    const name = field === 'text' ? 'Something in it' : field.replace(/^h/, 'H')
    return { field: fieldOfLine(raw, line), name }
  }
  return ofFrontMatter(field)
}

/** The part of the text that a line of the file is in. */
function fieldOfLine(raw: string, line: number): string {
  const part = splitArticle(raw).findLast((one) => one.line <= line)
  return part === undefined || part.field === 'front-matter' ? 'short-answer' : part.field
}

const names: Readonly<Record<string, string>> = {
  id: 'The id',
  title: 'The title',
  label: 'The label',
  asks: 'The list of asks',
  keywords: 'The list of keywords',
  sources: 'The list of sources',
  confirm: 'What the council must confirm',
  owner: 'The owner',
  'review-by': 'The review date',
  facts: 'The list of facts',
}
const ones: Readonly<Record<string, string>> = {
  asks: 'Ask',
  keywords: 'Keyword',
  sources: 'Source',
  confirm: 'Point to confirm',
  facts: 'Fact',
}
const inner: Readonly<Record<string, string>> = {
  url: 'the web address',
  checked: 'the day somebody looked',
  name: 'its name',
  key: 'its key',
  value: 'its value',
  from: 'the day it holds from',
}

function ofFrontMatter(field: string): Named {
  if (field.startsWith('for.ages') || field === 'for') return { field: 'ages', name: 'The ages' }
  if (field.startsWith('for.status')) return { field: 'status', name: 'Who it is for' }
  const [, key = '', at, rest] = /^([a-z-]+)(?:\[(\d+)\])?(?:\.(.+))?$/.exec(field) ?? []
  const whole = names[key]
  if (whole === undefined)
    return { field: 'file', name: field.replace(/^./, (first) => first.toUpperCase()) }
  if (at === undefined) return { field: key, name: whole }
  const one = `${ones[key] ?? whole} ${at}`
  return { field: key, name: rest === undefined ? one : `${one}: ${inner[rest] ?? rest}` }
}
