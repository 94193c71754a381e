import { isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml'
import type { SectionCondition } from './article.ts'
import { splitBody } from './body-blocks.ts'
import { splitRaw } from './split-raw.ts'

export interface SourcePart {
  readonly name: string
  readonly url: string
  readonly checked: string
}

export interface FactPart {
  readonly key: string
  readonly value: string
  readonly from: string
}

export interface SectionPart {
  /** '' until it has one: see `withKeys`. */
  readonly key: string
  readonly label: string
  /** Markdown. */
  readonly text: string
  readonly words: readonly string[]
  readonly when: SectionCondition
}

/**
 * What a form edits of an article, as its file has it: a draft may be unfinished or wrong, so
 * everything that is missing is empty, and nothing is checked.
 */
export interface ArticleParts {
  readonly title: string
  /** '' when the title is what a choice says. */
  readonly label: string
  readonly shortAnswer: string
  readonly sections: readonly SectionPart[]
  readonly asks: readonly string[]
  readonly keywords: readonly string[]
  /** As '16-25'. */
  readonly ages: string
  readonly status: readonly string[]
  readonly sources: readonly SourcePart[]
  readonly facts: readonly FactPart[]
  readonly confirm: readonly string[]
  readonly owner: string
  readonly reviewBy: string
}

/** The parts of an article's file; undefined when its front matter cannot be read at all. */
export function readParts(raw: string): ArticleParts | undefined {
  const split = splitRaw(raw)
  if (split === undefined) return undefined
  const head = parseDocument(split.head, { prettyErrors: false })
  if (head.errors.length > 0 || !isMap(head.contents)) return undefined
  const { shortAnswer, blocks } = splitBody(split.body)
  const text = (...path: readonly string[]) => textAt(head, path)
  return {
    title: text('title'),
    label: text('label'),
    shortAnswer: shortAnswer.text,
    sections: blocks.map(({ key, label, text: words }) => ({
      ...{ key, label, text: words },
      words: textsAt(head, ['sections', key, 'words']),
      when: conditionAt(head, ['sections', key, 'when']),
    })),
    asks: textsAt(head, ['asks']),
    keywords: textsAt(head, ['keywords']),
    ages: text('for', 'ages'),
    status: textsAt(head, ['for', 'status']),
    sources: rowsAt(head, 'sources').map((row) => ({
      ...{ name: fieldOf(row, 'name'), url: fieldOf(row, 'url') },
      checked: fieldOf(row, 'checked'),
    })),
    facts: rowsAt(head, 'facts').map((row) => ({
      ...{ key: fieldOf(row, 'key'), value: fieldOf(row, 'value'), from: fieldOf(row, 'from') },
    })),
    confirm: textsAt(head, ['confirm']),
    owner: text('owner'),
    reviewBy: text('review-by'),
  }
}

function textAt(head: Document, path: readonly string[]): string {
  return oneLine(head.getIn(path, true))
}

function textsAt(head: Document, path: readonly string[]): readonly string[] {
  const list = head.getIn(path, true)
  return isSeq(list) ? list.items.map(oneLine) : []
}

function rowsAt(head: Document, name: string): readonly unknown[] {
  const list = head.get(name, true)
  return isSeq(list) ? list.items : []
}

function fieldOf(row: unknown, name: string): string {
  return isMap(row) ? oneLine(row.get(name, true)) : ''
}

/** A number is what was written: '01452' stays so. A text over several lines is one. */
export function oneLine(node: unknown): string {
  if (!isScalar(node) || node.value === null) return ''
  const text =
    typeof node.value === 'string' ? node.value : (node.source ?? JSON.stringify(node.value))
  return text.replace(/\s+/g, ' ').trim()
}

function conditionAt(head: Document, path: readonly string[]): SectionCondition {
  const found = head.getIn(path, true) as Node | undefined
  return isMap(found) ? (found.toJS(head) as SectionCondition) : {}
}
