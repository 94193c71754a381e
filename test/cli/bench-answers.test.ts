import { describe, expect, it } from '@jest/globals'
import { answersTable, type AnswersReport } from '../../src/cli/bench/answers/answers-report.ts'
import { waymarkEngine } from '../../src/cli/bench/answers/engines/waymark-engine.ts'
import { measureEngine } from '../../src/cli/bench/answers/measure-engine.ts'
import { peers } from '../../src/cli/bench/answers/peers.ts'
import { peersPlot } from '../../src/cli/bench/answers/peers-plot.ts'
import type { Article } from '../../src/knowledge/article.ts'
import { emptyVocabulary } from '../../src/knowledge/vocabulary.ts'

describe('the comparison with other search engines', () => {
  const articles = [
    article('council-tax', 'Council tax', 'do i have to pay council tax', 'A bill for your home.'),
    article('passport', 'Passport', 'who pays for my first passport', 'A form and two photos.'),
    article('dentist', 'Dentist', 'how do i find a dentist', 'Teeth are looked after for nothing.'),
  ]
  const questions = [
    { text: 'do i pay council tax', topics: ['council-tax'] },
    { text: 'who pays for a passport', topics: ['passport'] },
    { text: 'where can i find a dentist', topics: ['dentist'] },
  ]
  const engines = [
    { key: 'waymark', version: '-', open: () => waymarkEngine(emptyVocabulary('en')) },
    ...peers,
  ]

  it.each(engines)('has $key find the obvious article', async ({ open }) => {
    const result = await measureEngine(open(), articles, questions)

    expect(result).toMatchObject({ asked: 3, failed: 0, right: { hits: 3 }, shown: { hits: 3 } })
  })

  it('takes a question that an engine cannot parse for one without a result', async () => {
    const broken = {
      name: 'A & B',
      build: () => undefined,
      ask: () => {
        throw new Error('no query')
      },
    }

    const result = await measureEngine(broken, articles, questions)

    expect(result).toMatchObject({ asked: 3, failed: 3, right: { hits: 0 }, shown: { hits: 0 } })
    expect(answersTable(reportOf(result))).toMatch(/A & B .* 0\.0 % .* 3 failed/)
    expect(peersPlot(reportOf(result))).toContain('<desc id="desc">A &amp; B: right 0.0 %,')
  })

  function reportOf(result: Awaited<ReturnType<typeof measureEngine>>): AnswersReport {
    return {
      date: '2026-11-24',
      machine: 'a machine',
      files: ['questions.jsonl'],
      articles: articles.length,
      asks: articles.length,
      questions: questions.length,
      skipped: { none: 0, other: 0 },
      engines: [{ ...result, version: '1.0.0' }],
    }
  }
})

function article(id: string, title: string, ask: string, shortAnswer: string): Article {
  return {
    id,
    language: 'en',
    title,
    label: title,
    asks: [ask],
    keywords: [title.toLowerCase()],
    ages: { from: 16, to: 25 },
    status: [],
    sources: [],
    confirm: [],
    owner: 'Leaving Care',
    reviewBy: '2027-01-01',
    facts: [],
    shortAnswer,
    sections: [],
  }
}
