import { marked, type Token } from 'marked'
import type { Article } from '../../knowledge/article.ts'
import type { DraftProblem } from '../check-draft.ts'
import { splitArticle } from './split-article.ts'

/** A tag in a word that is only looked at, never drawn; '<3' is a heart. */
const tag = /<(?:!--|\/?[a-z][^<>\n]{0,200}>|script\b)/i

/** Scripts, HTML, and links that are not https, in all parts of an article's file. */
export function checkMarkup(raw: string, published: Article | undefined): DraftProblem[] {
  return splitArticle(raw).flatMap(({ field, text }) =>
    field === 'front-matter' ? checkFront(text, published) : checkPart(field, text),
  )
}

// === Text

/** Markdown takes a word processor's own tags for words, and would send them. */
const officeTag = /<\/?(?:o|w|m|v|st1):[a-z][^>\n]{0,200}>/gi

function checkPart(field: string, markdown: string): DraftProblem[] {
  const problems = Array.from(markdown.matchAll(officeTag), ([html]) => ({
    field,
    text: sayHtml(html),
  }))
  void marked.walkTokens(marked.lexer(markdown), (token) => {
    if (token.type === 'html') problems.push({ field, text: sayHtml(token.raw) })
    const link = linkOf(token)
    if (link !== undefined && !isAllowed(link, token.raw)) {
      problems.push({ field, text: sayLink(link) })
    }
  })
  return problems
}

const instead: readonly (readonly [name: RegExp, say: string])[] = [
  [/^(?:script|style|iframe|object|embed|svg|link|meta)$/, 'take it out: texts are words alone'],
  [/^(?:b|strong|h\d)$/, 'write **the words** between two asterisks in its place'],
  [/^(?:i|em|u)$/, 'leave it out: plain words are read best'],
  [/^(?:ul|ol|li)$/, 'begin each point with - on a line of its own'],
  [/^(?:br|p|div)$/, 'leave an empty line in its place'],
  [/^a$/, 'write the address itself, beginning with https://'],
  [/^img$/, 'say in words what the picture shows'],
  [/^(?:table|thead|tbody|tr|td|th)$/, 'write a sentence or a point with - for each row'],
  [/^(?:\w+:|xml|font|span|!--)/, 'it came with a paste from Word: take it out'],
]

function sayHtml(html: string): string {
  const name = (/<\/?\s*(!--|[a-z][a-z0-9:]*)/i.exec(html)?.[1] ?? 'html').toLowerCase()
  const shown = name === '!--' ? 'a hidden comment, <!-- -->' : `HTML, <${name}>`
  const say = instead.find(([pattern]) => pattern.test(name))?.[1] ?? 'write it in plain words'
  return `There is ${shown}, which is never sent: ${say}`
}

function linkOf(token: Token): string | undefined {
  if (token.type !== 'link' && token.type !== 'def' && token.type !== 'image') return undefined
  const { href } = token as { readonly href?: unknown }
  return typeof href === 'string' ? href : undefined
}

/** 'www.nhs.uk' and an e-mail are read as links too, and written as they are dialled. */
function isAllowed(href: string, raw: string): boolean {
  if (/^(?:https:\/\/|mailto:|tel:)/i.test(href)) return true
  return /^www\./i.test(raw) && href === `http://${raw}`
}

function sayLink(href: string): string {
  const shown = href.length > 60 ? `${href.slice(0, 60)}…` : href
  return `The link ‘${shown}’ does not begin with https://. Write the address of the page's safe version, or name the page in words`
}

// === Front matter

function checkFront(head: string, published: Article | undefined): DraftProblem[] {
  const old = new Set(published?.sources.map(({ url }) => url))
  const problems: DraftProblem[] = []
  let field = 'file'
  let at = 0
  for (const line of head.split('\n')) {
    const key = /^([a-z-]+):/.exec(line)?.[1]
    if (key !== undefined) [field, at] = [fieldOf[key] ?? key, 0]
    if (/^\s+- /.test(line)) at += 1
    const [html] = tag.exec(line) ?? []
    if (html !== undefined) {
      const text = `There is HTML, ${html.slice(0, 40)}, in it: write it in plain words`
      problems.push({ field, text })
    }
    const url =
      field === 'sources' ? /^[\s-]*url:\s*['"]?(\S+?)['"]?\s*$/.exec(line)?.[1] : undefined
    // Some councils' old pages have no other address: what was published with it may stay.
    if (url !== undefined && !url.startsWith('https://') && !old.has(url)) {
      problems.push({ field, text: `Source ${at}: ${sayLink(url)}` })
    }
  }
  return problems
}

const fieldOf: Readonly<Record<string, string>> = { for: 'ages', sections: 'sections' }
