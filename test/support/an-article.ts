import type { Article } from '../../src/knowledge/article.ts'
import { emptyVocabulary, type Vocabulary } from '../../src/knowledge/vocabulary.ts'

/** An article about council tax; give what the test is about. */
export function anArticle(own: Partial<Article> = {}): Article {
  return {
    id: 'council-tax',
    language: 'en',
    title: 'Council tax',
    label: 'Council tax',
    asks: ['do i have to pay council tax', 'got a council tax bill what do i do'],
    keywords: ['council tax', 'bill', 'exempt'],
    ages: { from: 16, to: 25 },
    status: ['care-leaver'],
    sources: [{ name: 'A council', url: 'https://example.org/tax', checked: '2026-07-01' }],
    confirm: [],
    owner: 'leaving care team',
    reviewBy: '2027-03-31',
    facts: [],
    shortAnswer: 'Many care leavers pay less council tax or none. Ask {pa}.',
    sections: [],
    ...own,
  }
}

/** Articles far enough apart that a plain question has one of them for its answer. */
export const someArticles: readonly Article[] = [
  anArticle(),
  anArticle({
    id: 'dentist',
    title: 'Find a dentist',
    asks: ['how do i get a dentist', 'my tooth is killing me', 'who does free dental checks'],
    keywords: ['dentist', 'teeth', 'toothache'],
    shortAnswer: 'Call dental practices near you and ask whether they take NHS patients.',
  }),
  anArticle({
    id: 'driving',
    title: 'Driving lessons and licence',
    asks: ['can you pay for driving lessons', 'how do i get a provisional licence'],
    keywords: ['driving', 'lessons', 'licence'],
    shortAnswer: 'Ask {pa} what the council pays towards driving lessons.',
  }),
  anArticle({
    id: 'homeless-tonight',
    title: 'Nowhere to sleep tonight',
    asks: ['nowhere to sleep tonight', 'ive been kicked out where do i go', 'im homeless'],
    keywords: ['homeless', 'tonight', 'sleep'],
    shortAnswer: 'Call the council now and say you have nowhere to sleep tonight.',
  }),
  anArticle({
    id: 'benefits-16-17',
    title: 'Benefits at 16 and 17',
    asks: ['can i claim benefits yet', 'what benefits are there before 18'],
    keywords: ['benefits', 'claim'],
    ages: { from: 16, to: 17 },
    shortAnswer: 'At 16 or 17 it is usually the council that pays. Ask {pa}.',
  }),
  anArticle({
    id: 'universal-credit',
    title: 'Universal Credit',
    asks: ['how do i claim universal credit', 'what benefits can i claim'],
    keywords: ['universal credit', 'benefits', 'claim'],
    ages: { from: 18, to: 25 },
    shortAnswer: 'Claim online at gov.uk. Say you are a care leaver.',
  }),
]

/** A vocabulary with a few words of each kind. */
export function aVocabulary(own: Partial<Vocabulary> = {}): Vocabulary {
  return {
    ...emptyVocabulary('en'),
    textSpeak: { wot: 'what', u: 'you', n: 'and', uc: 'universal credit', 'a&e': 'hospital' },
    means: { skint: ['no money'], 'chucked out': ['homeless'] },
    stopWords: ['i', 'im', 'do', 'have', 'to', 'what', 'you', 'and', 'is', 'a', 'my', 'the', 'how'],
    knownWords: ['snake', 'horse'],
    pressing: ['tonight', 'homeless'],
    ...own,
  }
}

/** The raw file of an article, with lines to take out or put in for what a test is about. */
export function anArticleFile(own: ArticleFileParts = {}): string {
  const asks = own.asks ?? Array.from({ length: 30 }, (_, at) => `way ${at + 1} of asking`)
  const id = own.id ?? 'council-tax'
  return `---
id: ${id}
title: Council tax
asks:
${asks.map((ask) => `  - ${ask}`).join('\n')}
keywords: [council tax]
for:
  ages: 16-25
  status: [care-leaver]
sources:
  - name: A council
    url: https://example.org/tax
    checked: 2026-07-01
confirm: []
owner: leaving care team
review-by: ${own.reviewBy ?? '2027-03-31'}
${own.more ?? ''}---

${own.body ?? 'Ask {pa} about it.\n\n## More of it {#more}\n\nThere is more.'}
`
}

interface ArticleFileParts {
  readonly id?: string
  readonly asks?: readonly string[]
  readonly reviewBy?: string
  /** Lines of front matter, each with its line end. */
  readonly more?: string
  readonly body?: string
}
