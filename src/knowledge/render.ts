import { marked, type Token, type Tokens } from 'marked'
import type { ChannelName } from '../domain/address.ts'
import { toGsm7 } from './segments.ts'

/**
 * Markdown as the text one channel sends: SMS plain and in GSM-7, WhatsApp with its own `*bold*`.
 * Fill the placeholders first.
 */
export function renderForChannel(markdown: string, channel: ChannelName): string {
  const text = renderBlocks(marked.lexer(markdown), marksOf[channel])
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return channel === 'sms' ? toGsm7(text) : text
}

/** What a channel puts around words that stand out, and between paragraphs. */
interface Marks {
  readonly strong: string
  readonly em: string
  readonly del: string
  readonly betweenBlocks: string
}

const marksOf: Readonly<Record<ChannelName, Marks>> = {
  sms: { strong: '', em: '', del: '', betweenBlocks: '\n' },
  whatsapp: { strong: '*', em: '_', del: '~', betweenBlocks: '\n\n' },
}

// === Blocks

function renderBlocks(tokens: readonly Token[], marks: Marks): string {
  return tokens
    .map((token) => renderBlock(token, marks))
    .filter((block) => block.trim() !== '')
    .join(marks.betweenBlocks)
}

function renderBlock(token: Token, marks: Marks): string {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'hr':
      return ''
    case 'list':
      return renderList(token as Tokens.List, marks)
    case 'table':
      return renderTable(token as Tokens.Table, marks)
    case 'blockquote':
      return renderBlocks((token as Tokens.Blockquote).tokens, marks)
    default:
      return renderInline(token, marks)
  }
}

function renderList(list: Tokens.List, marks: Marks): string {
  const first = Number(list.start)
  return list.items
    .map((item, at) => {
      const body = renderBlocks(item.tokens, { ...marks, betweenBlocks: '\n' })
      const lead = list.ordered ? `${first + at}. ` : '- '
      return body === '' ? '' : lead + body.replace(/\n/g, '\n  ')
    })
    .filter((line) => line !== '')
    .join('\n')
}

function renderTable(table: Tokens.Table, marks: Marks): string {
  const rows = [table.header, ...table.rows]
  return rows
    .map((row) => row.map((cell) => renderInlines(cell.tokens, marks)).join(', '))
    .join('\n')
}

// === Words

function renderInlines(tokens: readonly Token[], marks: Marks): string {
  return tokens.map((token) => renderInline(token, marks)).join('')
}

function renderInline(token: Token, marks: Marks): string {
  switch (token.type) {
    case 'strong':
      return standOut(token, marks.strong, marks)
    case 'em':
      return standOut(token, marks.em, marks)
    case 'del':
      return standOut(token, marks.del, marks)
    case 'br':
      return '\n'
    case 'link':
      return renderLink(token as Tokens.Link, marks)
    case 'html':
      return plain((token as Tokens.HTML).text.replace(/<[^>]*>/g, ''))
    case 'code':
    case 'codespan':
      return (token as Tokens.Code).text
    default:
      return renderText(token, marks)
  }
}

function renderText(token: Token, marks: Marks): string {
  const { tokens, text, raw } = token as { tokens?: Token[]; text?: string; raw: string }
  return tokens === undefined ? plain(text ?? raw) : renderInlines(tokens, marks)
}

/** WhatsApp reads `*` only right beside a word, so the space of `** bold**` goes outside. */
function standOut(token: Token, mark: string, marks: Marks): string {
  const text = renderText(token, { ...marks, strong: '', em: '', del: '' })
  const words = text.trim()
  return words === '' ? text : text.replace(words, () => mark + words + mark)
}

function renderLink(link: Tokens.Link, marks: Marks): string {
  const text = renderInlines(link.tokens, marks)
  const address = link.href.replace(/^(mailto|tel):/, '')
  const same = address.replace(/^https?:\/\//, '') === text.replace(/^https?:\/\//, '')
  return same || text === '' ? text || address : `${text}: ${address}`
}

/** A line break inside a paragraph is a space; the few entities anyone writes are characters. */
function plain(text: string): string {
  return text
    .replace(/[^\S\n]*\n[^\S\n]*/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
}
