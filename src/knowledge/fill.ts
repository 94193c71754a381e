import type { Council, DatedFact } from './article.ts'
import { placeholderPattern, sentencesOf } from './sentences.ts'
import { defaultCouncilSafety } from '../domain/council-safety.ts'

export interface FillWith {
  /** The adviser's first name, or the phrase for a person who has none registered. */
  readonly pa: string
  readonly council: Council
  readonly facts: readonly DatedFact[]
  /** The day the text is read: a fact whose `from` is later does not hold yet. */
  readonly on: Date
}

/**
 * Puts names, numbers and figures into an article's Markdown. A sentence that needs a value nobody
 * has set is left out whole, and so is a list item, list or paragraph with nothing left in it.
 */
export function fill(markdown: string, values: FillWith): string {
  const look = (kind: string, key: string | undefined) => lookUp(values, kind, key)
  const blocks = splitBlocks(markdown)
  const filled = blocks.map((block) => ({ ...block, text: fillBlock(block.text, look) }))
  const lists = new Set(filled.filter((block) => block.text !== '').map((block) => block.list))
  return filled
    .map((block, at) => {
      const next = filled[at + 1]
      const listWent = next?.list !== undefined && !lists.has(next.list)
      return block.list === undefined && listWent ? withoutLeadIn(block) : block
    })
    .filter((block) => block.text !== '')
    .map((block, at, kept) => gapBetween(kept[at - 1], block) + block.text)
    .join('')
}

/** The newest value in force on a day, or undefined when none is yet. */
export function factOn(facts: readonly DatedFact[], key: string, on: Date): string | undefined {
  const today = londonDate(on)
  return facts
    .filter((fact) => fact.key === key && fact.from <= today)
    .reduce<DatedFact | undefined>(
      (newest, fact) => (newest === undefined || fact.from > newest.from ? fact : newest),
      undefined,
    )?.value
}

function lookUp(values: FillWith, kind: string, key: string | undefined): string | undefined {
  if (kind === 'pa' && key === undefined) return values.pa
  if (key === undefined) return undefined
  if (kind === 'fact') return factOn(values.facts, key, values.on)
  if (kind !== 'council' || !Object.hasOwn(values.council.values, key)) return undefined
  return values.council.values[key]
}

const londonDays = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** The ISO date of a moment, as it is in London. */
export function londonDate(moment: Date): string {
  return londonDays.format(moment)
}

// === Blocks

interface Block {
  readonly text: string
  /** Which list of the text it is an item of; undefined for a paragraph. */
  readonly list: number | undefined
  /** Whether a blank line stood before it. */
  readonly apart: boolean
}

const itemStart = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/

function splitBlocks(markdown: string): Block[] {
  const blocks: Block[] = []
  let lists = 0
  let apart = false
  for (const line of markdown.split(/\r?\n/)) {
    const last = blocks.at(-1)
    if (line.trim() === '') {
      apart = true
    } else if (itemStart.test(line)) {
      const list = last?.list ?? (lists += 1)
      blocks.push({ text: line, list, apart })
      apart = false
    } else if (apart || last === undefined || line.startsWith('#') || last.text.startsWith('#')) {
      blocks.push({ text: line, list: undefined, apart })
      apart = false
    } else {
      blocks.push({ ...last, text: `${String(blocks.pop()?.text)}\n${line}` })
    }
  }
  return blocks
}

function gapBetween(before: Block | undefined, block: Block): string {
  if (before === undefined) return ''
  return block.apart || before.list !== block.list ? '\n\n' : '\n'
}

/** When a whole list went, the sentence that led to it ('Call one of these:') goes too. */
function withoutLeadIn(block: Block): Block {
  if (!/:\**\s*$/.test(block.text)) return block
  const text = sentencesOf(block.text).slice(0, -1).join('').trimEnd()
  return { ...block, text: balanceBold(text) }
}

// === Sentences

type LookUp = (kind: string, key: string | undefined) => string | undefined

function fillBlock(text: string, look: LookUp): string {
  const lead = itemStart.exec(text)?.[0] ?? ''
  const sentences = sentencesOf(text.slice(lead.length))
  const filled = sentences.map((sentence) => fillSentence(sentence, look))
  const left = filled.filter((sentence) => sentence !== undefined)
  if (left.length === filled.length) return lead + left.join('')
  const words = balanceBold(left.join('').trimEnd())
  return words.trim() === '' ? '' : lead + words
}

function fillSentence(sentence: string, look: LookUp): string | undefined {
  const placeholders = Array.from(sentence.matchAll(placeholderPattern))
  const values = placeholders.map(([, kind = '', key]) => look(kind, key) ?? '')
  if (values.includes('')) return undefined
  let at = 0
  return sentence.replace(placeholderPattern, (_, kind: string, _key, offset: number) => {
    const value = values[at++] ?? ''
    const first = /^[\s*_]*$/.test(sentence.slice(0, offset))
    return first && kind === 'pa' ? capital(value) : value
  })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A bold stretch that lost its end with a sentence would show its asterisks. */
function balanceBold(text: string): string {
  return text.split('**').length % 2 === 1 ? text : text.replaceAll('**', '')
}

/** Longer names exist; budgets are measured with one of this length. */
export const exampleName = 'Samantha'

/** Where no council is known: sentences with its values are left out. */
export const nobody: Council = {
  name: '',
  shortName: '',
  countries: [],
  values: {},
  serviceHours: {},
  safety: defaultCouncilSafety,
}
