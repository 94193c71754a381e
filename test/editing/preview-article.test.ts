import { describe, expect, it } from '@jest/globals'
import { hardSentences } from '../../src/editing/preview/hard-sentences.ts'
import { previewArticle } from '../../src/editing/preview/preview-article.ts'
import { type ArticleParts, readParts } from '../../src/knowledge/article-parts.ts'
import { nobody } from '../../src/knowledge/fill.ts'
import { anArticleFile } from '../support/an-article.ts'

const hard =
  'Notwithstanding the aforementioned considerations, applicants should immediately communicate with the administrative department.'

function preview(body: string, values: Readonly<Record<string, string>> = {}, language = 'en') {
  const parts = readParts(anArticleFile({ body })) as ArticleParts
  const council = { ...nobody, values }
  const today = new Date('2026-11-24T11:00:00Z')
  return previewArticle({ parts, id: 'council-tax', language, council, today })
}

describe('an article on the phone', () => {
  it('is each text as both channels send it, with its choices', () => {
    const [answer, more] = preview(
      '**Ask** {pa}. Ring {council:phone}. Not {council:unknown}.\n\n## More of it {#more}\n\n- So',
      { phone: '0800 1111' },
    )
    expect(answer?.sms).toMatchObject({
      ...{ text: 'Ask Samantha. Ring 0800 1111.\n1 More of it', choices: ['More of it'] },
      ...{ leftOut: [], segments: 1 },
    })
    expect(answer?.whatsapp.text).toBe('*Ask* Samantha. Ring 0800 1111.\n\n1 More of it')
    expect(more).toMatchObject({ field: 'section-more', name: 'More of it', sms: { text: '- So' } })
  })

  it('costs what the council says a segment costs, and nothing where it says none', () => {
    const body = 'A text. '.repeat(30)
    expect(preview(body, { 'sms-price-pence': '4' })[0]?.sms).toMatchObject({
      segments: 2,
      cost: 8,
    })
    expect(preview(body)[0]?.sms).not.toHaveProperty('cost')
  })

  it('names the choices that have no room', () => {
    const sections = ['One', 'Two'].map((label) => `## ${label} {#${label.toLowerCase()}}\n\nText.`)
    const [answer] = preview(['Words. '.repeat(43), ...sections].join('\n\n'))
    expect(answer?.sms.leftOut).toEqual(['Two'])
  })

  it('has the reading age and the hard sentences of English alone', () => {
    const [easy] = preview(`Ask {pa} today. ${hard}`)
    expect(easy?.age).toBeGreaterThan(11)
    expect(easy?.hard).toEqual([hard])
    expect(preview(hard, {}, 'fr')[0]).toMatchObject({ hard: [] })
    expect(preview('')[0]).not.toHaveProperty('age')
    expect(
      hardSentences('Immediately!\nAsk them for the form and send it back to us soon.'),
    ).toEqual([])
  })
})
