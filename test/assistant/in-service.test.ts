import { describe, expect, it } from '@jest/globals'
import { takeTurn } from '../../src/assistant/turn.ts'
import type { Tools } from '../../src/assistant/tools.ts'
import { coreArticles } from '../../src/domain/core-articles.ts'
import type { Feature, OutOfService } from '../../src/domain/out-of-service.ts'
import type { Turn } from '../../src/domain/turn.ts'
import { countSegments } from '../../src/knowledge/segments.ts'
import { aSection, aToolbox, aTurn, anArticle, found, phrases, read } from './support.ts'

const sources = [
  { name: 'A', url: 'https://a.example', checked: '2026-07-01' },
  { name: 'B', url: 'https://b.example', checked: '2026-08-03' },
]
const take = (turn: Turn, tools: Tools) => takeTurn(tools, turn, read(turn))
const out = (articles: readonly string[], features: readonly Feature[] = []) => {
  const gone: OutOfService = { articles: new Set(articles), features: new Set(features) }
  return { outOfService: () => gone }
}
/** The turn is on 17 November 2026. */
const rent = (reviewBy: string, shortAnswer = 'You pay rent. Ask {pa}.') =>
  anArticle('rent', { reviewBy, sources, shortAnswer, sections: [aSection('more')] })

describe('an article past its review', () => {
  it.each([
    ['2026-11-17', false],
    ['2026-11-16', true],
    ['2026-09-18', true],
  ])('reviewed by %s is said, with the day it was checked: %s', async (reviewBy, isPast) => {
    const tools = aToolbox([rent(reviewBy)], found('answer', ['rent']))

    const { kind, replies } = await take(aTurn('who pays rent'), tools)

    expect(kind).toBe('answer')
    expect(replies[0]?.text.includes('Checked 1 Jul 2026. It may have changed.')).toBe(isPast)
  })

  it.each([
    // London is an hour ahead in summer, and is not in winter.
    ['2026-07-01', '2026-07-01T22:59:00Z', false],
    ['2026-07-01', '2026-07-01T23:00:00Z', true],
    ['2026-10-25', '2026-10-25T23:59:00Z', false],
    ['2026-10-25', '2026-10-26T00:00:00Z', true],
  ])('reviewed by %s, is past it from midnight in London: %s', async (reviewBy, now, isPast) => {
    const tools = aToolbox([rent(reviewBy)], found('answer', ['rent']))

    const { replies } = await take(aTurn('who pays rent', { now: new Date(now) }), tools)

    expect(replies[0]?.text.includes('It may have changed.')).toBe(isPast)
  })

  it('keeps that sentence when the text is too long for it', async () => {
    const long = 'You pay rent for the room you live in each week. '.repeat(12)
    const tools = aToolbox([rent('2026-11-01', long)], found('answer', ['rent']))

    const text = (await take(aTurn('who pays rent'), tools)).replies[0]?.text ?? ''

    expect(text).toMatch(/Checked 1 Jul 2026\. It may have changed\.$/)
    expect(countSegments(text).segments).toBeLessThanOrEqual(3)
  })

  it('past the grace period is not said, and a person is offered', async () => {
    const tools = aToolbox([rent('2026-09-17')], found('answer', ['rent']))

    const { kind, replies, state } = await take(aTurn('who pays rent'), tools)

    expect(kind).toBe('none')
    expect(replies[0]?.text).toContain('too long since anyone checked my answer on that')
    expect(state.choices[0]?.pick.to).toBe('person')
  })

  it('has the grace period of the council', async () => {
    const tools = aToolbox([rent('2026-11-15')], found('answer', ['rent']))
    const { council } = tools.library()
    const strict = { ...tools.library(), council: { ...council, reviewGraceDays: 1 } }

    const { kind } = await take(aTurn('who pays rent'), { ...tools, library: () => strict })

    expect(kind).toBe('none')
  })

  it('is not among the choices, nor what a choice from before leads to', async () => {
    const articles = [rent('2026-01-01'), anArticle('moving')]
    const tools = aToolbox(articles, found('choose', ['rent', 'moving']))

    const offered = await take(aTurn('about rent or so'), tools)
    const pick = { to: 'section', article: 'rent', section: 'more' } as const
    const state = { ...offered.state, choices: [{ label: 'More', pick }] }
    const followed = await take(aTurn('1', { state }), tools)

    expect(offered.topics).toEqual(['moving'])
    expect(followed.kind).toBe('none')
    expect(followed.because).toContain('expired')
  })
})

describe('the core articles', () => {
  it.each(coreArticles)('%s falls back to its fixed text', async (id) => {
    const article = anArticle(id, { reviewBy: '2026-01-01', sources })
    const tools = aToolbox([article], found('answer', [id]))

    const { kind, topics, replies } = await take(aTurn('tell me about it'), tools)

    expect({ kind, topics }).toEqual({ kind: 'answer', topics: [id] })
    expect(replies[0]?.text).toContain('999')
    expect(replies[0]?.text).not.toMatch(/Short answer|\{/)
  })

  it.each(coreArticles)('%s has a fixed text that fits', (id) => {
    const words = phrases.say(`core:${id}`).replaceAll(/\{council:[a-z-]+\}/g, '01452 426015')

    expect(words.length).toBeLessThanOrEqual(306)
    expect(countSegments(words).encoding).toBe('GSM-7')
  })
})

describe('what staff took out of service', () => {
  const asks = async (text: string, more: Partial<Tools>, ids = ['rent']) =>
    take(aTurn(text), {
      ...aToolbox([rent('2027-01-01'), anArticle('moving')], found('answer', ids)),
      ...more,
    })

  it('is said to be so, and a person is offered', async () => {
    const one = await asks('who pays rent', out(['en/rent']))
    const all = await asks('who pays rent', out([], ['answers']))
    const other = await asks('moving', out(['en/rent']), ['moving'])

    expect(one.replies[0]?.text).toContain('taken my answer on that out of use')
    expect(all.replies[0]?.text).toContain('taken my answers out of use')
    expect([one, all].map(({ state }) => state.choices[0]?.pick.to)).toEqual(['person', 'person'])
    expect(other.kind).toBe('answer')
  })

  const everything = out(
    ['en/rent', 'en/moving'],
    ['answers', 'asking-if-helped', 'suggestions', 'general-notice'],
  )

  describe.each([
    ['', {}],
    [
      ', and with an index that is broken',
      { searchArticles: () => Promise.reject(new Error('no index')) },
    ],
  ])('never is the safety net%s', (_, broken) => {
    it.each([
      ['i want to kill myself tonight', 'crisis'],
      ['my keyworker touched me last night', 'allegation'],
      ['STOP', 'stop'],
      ['can i talk to a person', 'person'],
    ])('%s', async (text, kind) => {
      expect((await asks(text, { ...everything, ...broken })).kind).toBe(kind)
    })
  })

  it('follows up no answer that went out in the middle of it', async () => {
    const tools = aToolbox([rent('2027-01-01')], found('answer', ['rent']))
    const { state } = await take(aTurn('who pays rent'), tools)

    const after = { ...tools, ...out(['en/rent']) }
    const outcomes = [
      await take(aTurn('1', { state }), after),
      await take(aTurn('how much is it', { state }), after),
      await take(aTurn('more', { state }), after),
      await take(aTurn('9', { state }), after),
    ]

    for (const { replies } of outcomes) expect(replies[0]?.text).not.toContain('You pay rent')
    expect(outcomes.slice(0, 2).map(({ kind }) => kind)).toEqual(['none', 'none'])
  })

  it('leaves the exact answer to who sees the chat', async () => {
    const tools = aToolbox([anArticle('who-sees-this-chat')], found('none', []))

    const { kind, replies } = await take(aTurn('WHO'), { ...tools, ...everything })

    expect(kind).toBe('answer')
    expect(replies[0]?.text).toContain("Your PA can't see this chat unless")
  })
})
