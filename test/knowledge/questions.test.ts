import { describe, expect, it } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseEvalLines } from '../../src/cli/eval/parse-eval-lines.ts'
import { findDuplicates } from '../../src/cli/find-duplicates.ts'
import type { OutcomeKind } from '../../src/domain/turn.ts'

const root = join(import.meta.dirname, '../..')
const knowledgeDir = join(root, 'knowledge')

/** Those search learns from first: whoever is measured with the others must not have seen them. */
const files = [join(knowledgeDir, 'questions'), join(root, 'test/questions')].flatMap((dir) =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(dir, name)),
)
const nameOf = (file: string) => relative(root, file)
const linesOf = (file: string) => parseEvalLines(nameOf(file), readFileSync(file, 'utf8'))

const articles = new Set(
  readdirSync(join(knowledgeDir, 'en')).map((name) => name.replace(/\.md$/, '')),
)
const outcomes: Readonly<Record<OutcomeKind, true>> = {
  answer: true,
  choose: true,
  none: true,
  crisis: true,
  allegation: true,
  person: true,
  smalltalk: true,
  stop: true,
  silent: true,
}

describe.each(files.map((file) => [nameOf(file), file] as const))(
  'the questions of %s',
  (_, file) => {
    it('can be read, and say what they expect', () => {
      const lines = linesOf(file)

      expect(lines.length).toBeGreaterThan(0)
      expect(lines.filter(({ expect: wanted }) => wanted === undefined)).toEqual([])
      expect(lines.filter(({ turns }) => turns.some((text) => text.trim() === ''))).toEqual([])
    })

    it('expect outcomes there are', () => {
      const unknown = linesOf(file).filter(
        ({ expect: wanted }) => !(`${wanted?.outcome}` in outcomes),
      )

      expect(unknown).toEqual([])
    })

    it('name topics that are articles: an answer one or more, what is not covered none', () => {
      const wrong = linesOf(file).filter(({ expect: wanted }) => {
        const topics = wanted?.topics ?? []
        if (wanted?.outcome === 'answer' && topics.length === 0) return true
        if (wanted?.outcome === 'none' && topics.length > 0) return true
        return topics.some((topic) => !articles.has(topic))
      })

      expect(wrong).toEqual([])
    })
  },
)

describe('all questions together', () => {
  it('are in files of both kinds', () => {
    expect(files.filter((file) => file.includes('tuning-')).length).toBeGreaterThan(0)
    expect(files.filter((file) => nameOf(file).startsWith('test/')).length).toBeGreaterThan(0)
  })

  it('have ids of their own', () => {
    const places = files.flatMap((file) => linesOf(file).map(({ id }) => ({ id, file })))
    const twice = Array.from(Map.groupBy(places, ({ id }) => id).values())
      .filter((some) => some.length > 1)
      .map((some) => some.map(({ id, file }) => `${id} in ${nameOf(file)}`))

    expect(twice).toEqual([])
  })

  it('repeat nothing that search is taught, nor one another across files', async () => {
    const { output, ok } = await findDuplicates(knowledgeDir, files, false)

    expect(output).toBe('0 near-duplicates.')
    expect(ok).toBe(true)
  })
})
