import { isSeq, type Pair } from 'yaml'
import { type Edit, lineStart, nextLine, rangeOf, type YamlText } from './yaml-edits.ts'

/** Lists of single words. */
export const wordLists = ['stop-words', 'known-words', 'pressing'] as const
export type WordList = (typeof wordLists)[number]

const longestLine = 100

/** One long text over several lines, its words apart by spaces: a word is put at its end. */
export function editWords(
  yaml: YamlText,
  section: Pair | undefined,
  change: { readonly list: WordList; readonly word: string; readonly in: boolean },
): readonly Edit[] | undefined {
  const { list, word } = change
  if (section === undefined) {
    return change.in ? [appendTo(yaml, `${list}: >-${yaml.eol}  ${word}${yaml.eol}`)] : []
  }
  if (isSeq(section.value)) return undefined
  const { text, eol } = yaml
  const [from, to] = rangeOf(section.value)
  const body = text.slice(from, to)
  // The first line of a block has its '>-'.
  const head = /^[|>][^\n]*\n/.exec(body)?.[0].length ?? 0
  if (head === 0) return undefined
  const there = findWord(body, word, head)
  if (!change.in) return there === undefined ? [] : [takeOut(body, from, there)]
  if (there !== undefined) return []
  const end = from + body.trimEnd().length
  const begins = lineStart(text, end)
  const indent = /^[ ]*/.exec(text.slice(begins, end))?.[0] ?? '  '
  const isLong = end - begins + word.length + 1 > longestLine
  return [{ from: end, to: end, text: isLong ? `${eol}${indent}${word}` : ` ${word}` }]
}

interface Found {
  readonly at: number
  readonly length: number
}

function findWord(body: string, word: string, from: number): Found | undefined {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(`(?<=\\s)${escaped}(?=\\s|$)`, 'g')
  pattern.lastIndex = from
  const found = pattern.exec(body)
  return found === null ? undefined : { at: found.index, length: word.length }
}

/** With the space before it; the only word of a line goes with its line. */
function takeOut(body: string, offset: number, { at, length }: Found): Edit {
  const start = lineStart(body, at)
  const isAlone =
    /^\s*$/.test(body.slice(start, at)) && /^[^\S\n]*(?:\r?\n|$)/.test(body.slice(at + length))
  if (isAlone) return { from: offset + start, to: offset + nextLine(body, at + length), text: '' }
  const isFirst = /^\s*$/.test(body.slice(start, at))
  const from = isFirst ? at : at - 1
  const to = isFirst ? at + length + 1 : at + length
  return { from: offset + from, to: offset + to, text: '' }
}

/** At the end of a file. */
export function appendTo({ text, eol }: YamlText, words: string): Edit {
  const gap = text === '' || text.endsWith('\n') ? '' : eol
  return { from: text.length, to: text.length, text: gap + words }
}
