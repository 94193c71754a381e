import { marked, type Token } from 'marked'
import type { Fault } from './article.ts'

export interface BodySection {
  readonly key: string
  readonly label: string
  readonly markdown: string
}

export interface Body {
  readonly shortAnswer: string
  readonly sections: readonly BodySection[]
  readonly faults: readonly Fault[]
}

/** The most a label may have: WhatsApp's lists and a small screen cut off more. */
const longestLabel = 30

/** Splits an article's text at its headings into the short answer and the sections. */
export function readBody(file: string, text: string, firstLine: number): Body {
  const found: Heading[] = []
  const faults: Fault[] = []
  const shortAnswer: string[] = []
  let line = firstLine
  for (const token of marked.lexer(text)) {
    const fault = (field: string, problem: string, remedy: string) =>
      faults.push({ file, line, field, problem, remedy })
    if (token.type === 'heading') found.push(readHeading(token, line, fault))
    else {
      checkKind(token, fault)
      ;(found.at(-1)?.raw ?? shortAnswer).push(token.raw)
    }
    line += token.raw.split('\n').length - 1
  }
  const answer = shortAnswer.join('').trim()
  if (answer === '') faults.push(noShortAnswer(file, firstLine))
  const sections = found.map(({ key, label, raw }) => ({
    key,
    label,
    markdown: raw.join('').trim(),
  }))
  return { shortAnswer: answer, sections, faults: [...faults, ...checkHeadings(file, found)] }
}

interface Heading {
  readonly key: string
  readonly label: string
  readonly line: number
  readonly raw: string[]
}

type AddFault = (field: string, problem: string, remedy: string) => void

const headingPattern = /^(.*?)\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}$/

function readHeading(token: Token, line: number, fault: AddFault): Heading {
  const { depth, text } = token as { depth: number; text: string }
  const [, label = text, key = ''] = headingPattern.exec(text.trim()) ?? []
  if (depth !== 2)
    fault(`heading '${text}'`, 'is not a heading of the second rank', "begin it with '## '")
  if (key === '') {
    fault(
      `heading '${text}'`,
      'has no key',
      "end it with a key in small letters, as '## Label {#key}'",
    )
  }
  return { key, label: label.trim(), line, raw: [] }
}

const kindsNotAllowed: Readonly<Record<string, string>> = {
  table: 'is a table',
  code: 'is indented or fenced as code',
  html: 'is HTML',
  blockquote: 'is a quotation',
  hr: 'is a ruler',
  image: 'is an image',
}

function checkKind(token: Token, fault: AddFault): void {
  void marked.walkTokens([token], (inner) => {
    const problem = kindsNotAllowed[inner.type]
    if (problem !== undefined) fault('text', problem, 'write it as sentences or as a list with -')
  })
}

function noShortAnswer(file: string, line: number): Fault {
  const remedy = 'write what to do in two segments before the first heading'
  return { file, line, field: 'short answer', problem: 'is missing', remedy }
}

function checkHeadings(file: string, headings: readonly Heading[]): Fault[] {
  return headings.flatMap((heading, at) => {
    const faults: Fault[] = []
    const fault = (problem: string, remedy: string) =>
      faults.push({ file, line: heading.line, field: `section ${heading.key}`, problem, remedy })
    const twice = headings
      .slice(0, at)
      .some((other) => other.key !== '' && other.key === heading.key)
    if (twice) fault('has a key another section has', 'give it a key of its own')
    if (heading.label === '') fault('has no label', 'say in a few words what is in it')
    if (heading.label.length > longestLabel) {
      fault(`has a label of ${heading.label.length} characters`, `shorten it to ${longestLabel}`)
    }
    if (heading.raw.join('').trim() === '')
      fault('has no text', 'write it, or take the heading out')
    return faults
  })
}
