import type { Article, DatedFact, Fault, Section, SectionCondition } from './article.ts'
import { frontMatter, frontMatterRemedies, type FrontMatter } from './front-matter.ts'
import { keepParsed } from './keep-parsed.ts'
import { readBody, type Body } from './read-body.ts'
import { nulFault } from './nul-fault.ts'
import { readYaml, type LineOf } from './read-yaml.ts'

export type ParsedArticle = { readonly article: Article } | { readonly faults: readonly Fault[] }

/** An article from its file, or everything that is wrong with it. `file` ends in `<language>/<id>.md`. */
export const parseArticle = keepParsed((file, raw): ParsedArticle => {
  const nul = nulFault({ file, text: raw, firstLine: 1 })
  if (nul !== undefined) return { faults: [nul] }
  const parts = splitFrontMatter(raw)
  if (parts === undefined) return { faults: [noFrontMatter(file)] }
  const head = readYaml({ file, text: parts.head, firstLine: 2 }, frontMatter, frontMatterRemedies)
  const body = readBody(file, parts.body, parts.bodyLine)
  const faults = [
    ...('faults' in head ? head.faults : checkSectionKeys(file, head.value, head.lineOf, body)),
    ...body.faults,
    ...checkLanguage(file),
  ]
  if (faults.length > 0 || 'faults' in head) return { faults }
  return { article: toArticle(languageOf(file), head.value, body) }
})

/** The name of the folder the file is in, which is its language. */
export function languageOf(file: string): string {
  return file.split(/[\\/]/).at(-2) ?? ''
}

interface Parts {
  readonly head: string
  readonly body: string
  readonly bodyLine: number
}

/** Windows line ends and a byte order mark count as nothing, so lines stay those of the file. */
function splitFrontMatter(raw: string): Parts | undefined {
  const lines = raw.replace(/^\uFEFF/, '').split(/\r?\n/)
  const end = lines.findIndex((line, at) => at > 0 && /^---\s*$/.test(line))
  if (!/^---\s*$/.test(lines[0] ?? '') || end < 0) return undefined
  return {
    head: lines.slice(1, end).join('\n') + '\n',
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  }
}

function noFrontMatter(file: string): Fault {
  return {
    file,
    line: 1,
    field: 'front matter',
    problem: "does not begin with '---' and end with another '---'",
    remedy: 'put the front matter of docs/articles.md on top',
  }
}

function checkLanguage(file: string): Fault[] {
  if (/^[a-z]{2,3}$/.test(languageOf(file))) return []
  const problem = `lies in the folder '${languageOf(file)}', which is no language`
  return [
    {
      file,
      line: 1,
      field: 'file',
      problem,
      remedy: 'move it to knowledge/<language>/, such as knowledge/en/',
    },
  ]
}

function checkSectionKeys(file: string, head: FrontMatter, lineOf: LineOf, body: Body): Fault[] {
  const known = new Set(body.sections.map((section) => section.key))
  return Object.keys(head.sections)
    .filter((key) => !known.has(key))
    .map((key) => ({
      file,
      line: lineOf(['sections', key]),
      field: `sections.${key}`,
      problem: 'no heading of the text has this key',
      remedy: `write the heading as '## Label {#${key}}', or take this entry out`,
    }))
}

function toArticle(language: string, head: FrontMatter, body: Body): Article {
  return {
    id: head.id,
    language,
    title: head.title,
    label: head.label ?? head.title,
    asks: head.asks,
    keywords: head.keywords,
    ages: head.for.ages,
    status: head.for.status,
    sources: head.sources,
    confirm: head.confirm,
    owner: head.owner,
    reviewBy: head['review-by'],
    facts: head.facts satisfies readonly DatedFact[],
    shortAnswer: body.shortAnswer,
    sections: body.sections.map((section) => toSection(section, head)),
  }
}

function toSection(section: Body['sections'][number], head: FrontMatter): Section {
  const extra = head.sections[section.key]
  const { key, label, markdown } = section
  const when = extra?.when as SectionCondition | undefined
  return {
    key,
    label,
    markdown,
    words: extra?.words ?? [],
    ...(when === undefined ? {} : { when }),
  }
}
