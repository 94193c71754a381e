import type { SectionPart } from './article-parts.ts'

/** A stretch of an article's text as its file has it. */
interface Stretch {
  /** Blank lines before and after the text, which stay as they are when the text changes. */
  readonly before: string
  /** Trimmed, with LF line ends. */
  readonly text: string
  /** As the file has it. */
  readonly own: string
  readonly after: string
}

export interface BodyBlock extends Stretch {
  /** The line of the heading, with its end. */
  readonly heading: string
  readonly key: string
  readonly label: string
}

export interface SplitBody {
  readonly shortAnswer: Stretch
  readonly blocks: readonly BodyBlock[]
}

const headingLine = /^ {0,3}#{1,6}(?:[ \t].*)?$/
const keyed = /^(.*?)\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}$/

/** The text below the front matter, cut at its headings; all pieces joined are the text again. */
export function splitBody(body: string): SplitBody {
  const pieces: { heading: string; content: string }[] = [{ heading: '', content: '' }]
  for (const line of body.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const last = pieces.at(-1)
    if (headingLine.test(line.trimEnd())) pieces.push({ heading: line, content: '' })
    else if (last !== undefined) last.content += line
  }
  const [first, ...rest] = pieces
  return {
    shortAnswer: stretchOf(first?.content ?? ''),
    blocks: rest.map(({ heading, content }) => ({
      ...{ heading, ...nameOf(heading), ...stretchOf(content) },
    })),
  }
}

function stretchOf(content: string): Stretch {
  const own = content.trim()
  const from = own === '' ? content.length : content.indexOf(own)
  return {
    before: content.slice(0, from),
    text: own.replace(/\r\n?/g, '\n'),
    own,
    after: content.slice(from + own.length),
  }
}

function nameOf(heading: string): { readonly key: string; readonly label: string } {
  const words = heading.trim().replace(/^#+\s*/, '')
  const [, label = words, key = ''] = keyed.exec(words) ?? []
  return { key, label: label.trim() }
}

interface NewBody {
  readonly shortAnswer: string
  readonly sections: readonly SectionPart[]
}

/** The text with what changed in it; headings, blank lines and texts that did not stay to the byte. */
export function writeBody(body: string, after: NewBody, eol: string): string {
  const { shortAnswer, blocks } = splitBody(body)
  const left = [...blocks]
  const pieces = [
    { text: changed(shortAnswer, after.shortAnswer, eol), block: undefined },
    ...after.sections.map((section) => {
      const at = left.findIndex(({ key, label }) => key === section.key && (key || label) !== '')
      const [block] = at < 0 ? [] : left.splice(at, 1)
      return { text: writeSection(block, section, eol), block }
    }),
  ]
  const sameOrder = pieces.length === blocks.length + 1 && left.length === 0
  if (sameOrder && pieces.every(({ block }, at) => at === 0 || block === blocks[at - 1])) {
    return pieces.map(({ text }) => text).join('')
  }
  const end = /\s*$/.exec(body)?.[0] ?? ''
  return pieces
    .map(({ text }, at) =>
      at === pieces.length - 1 ? lastPiece(text, end || eol) : apart(text, eol),
    )
    .join('')
}

function changed(stretch: Stretch, text: string, eol: string): string {
  const own = text === stretch.text ? stretch.own : text.replaceAll('\n', eol)
  const { before, after } = stretch
  // Where there was no text, all its blank lines stood before it.
  if (stretch.own === '' && text !== '') return `${before || eol}${own}${eol}`
  return before + own + after
}

function writeSection(block: BodyBlock | undefined, section: SectionPart, eol: string): string {
  const heading = `## ${section.label} {#${section.key}}`
  if (block === undefined) {
    return `${heading}${eol}${eol}${section.text.replaceAll('\n', eol)}${eol}`
  }
  const same = block.label === section.label && block.key === section.key
  return (same ? block.heading : `${heading}${eol}`) + changed(block, section.text, eol)
}

/** A blank line stands between two sections. */
function apart(text: string, eol: string): string {
  if (/\n[^\S\n]*\n$/.test(text)) return text
  return text.endsWith('\n') ? text + eol : text + eol + eol
}

const lastPiece = (text: string, end: string): string => text.trimEnd() + end
