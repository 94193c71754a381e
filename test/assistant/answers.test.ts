import { describe, expect, it } from '@jest/globals'
import type { Turn } from '../../src/domain/turn.ts'
import type { Tools } from '../../src/assistant/tools.ts'
import { takeTurn } from '../../src/assistant/turn.ts'
import { anArticle, aSection, aToolbox, aTurn, found, read } from './support.ts'

const take = (turn: Turn, tools: Tools = aToolbox()) => takeTurn(tools, turn, read(turn))

describe('answers', () => {
  it('are the short answer, then up to four sections as choices', async () => {
    const sections = ['a', 'b', 'c', 'd', 'e'].map((key) => aSection(key))
    const tools = aToolbox([anArticle('rent', { sections })], found('answer', ['rent']))

    const outcome = await take(aTurn('tell me about rent'), tools)

    expect(outcome.replies[0]?.text).toBe(
      'Short answer of rent. Ask Jo.\n1 About a\n2 About b\n3 About c\n4 About d',
    )
    expect(outcome.state.article).toBe('rent')
  })

  it('are the section that circumstances choose', async () => {
    const sections = [
      aSection('young', { when: { under: 18 } }),
      aSection('young-stroud', { when: { under: 18, district: 'stroud' } }),
    ]
    const tools = aToolbox([anArticle('rent', { sections })], found('answer', ['rent']))

    const outcome = await take(aTurn('im 17 and i live in stroud. who pays my rent'), tools)

    expect(outcome.replies[0]?.section).toBe('young-stroud')
    expect(outcome.state.circumstances).toEqual({ age: 17, district: 'stroud' })
  })

  it('know the age from the register', async () => {
    const sections = [aSection('adult', { when: { over: 17 } })]
    const tools = aToolbox([anArticle('rent', { sections })], found('answer', ['rent']))
    const person = { ...aTurn('').person, birthday: '2008-11-17' }

    expect((await take(aTurn('who pays rent', { person }), tools)).replies[0]?.section).toBe(
      'adult',
    )
  })

  it('make a second issue a choice', async () => {
    const both = { ...found('answer', ['homeless-tonight']), also: ['universal-credit'] }
    const tools = aToolbox([anArticle('homeless-tonight'), anArticle('universal-credit')], both)

    const outcome = await take(aTurn('got nowhere to stay n my uc stopped'), tools)

    expect(outcome.topics).toEqual(['homeless-tonight', 'universal-credit'])
    expect(outcome.state.choices).toEqual([
      { label: 'Title of universal-credit', pick: { to: 'article', article: 'universal-credit' } },
    ])
  })

  it.each([
    ['second', 'Call now.', ['I am under 18', 'UC stopped', 'Council numbers']],
    [
      'first where there is no room',
      'Call them. '.repeat(27),
      ['UC stopped', 'I am under 18', 'Council numbers'],
    ],
  ])('offer a second issue %s', async (_, shortAnswer, labels) => {
    const sections = [
      aSection('young', { label: 'I am under 18' }),
      aSection('numbers', { label: 'Council numbers' }),
    ]
    const both = { ...found('answer', ['homeless-tonight']), also: ['universal-credit'] }
    const tools = aToolbox(
      [
        anArticle('homeless-tonight', { shortAnswer, sections }),
        anArticle('universal-credit', { label: 'UC stopped' }),
      ],
      both,
    )

    const outcome = await take(aTurn('got nowhere to stay n my uc stopped'), tools)

    expect(outcome.state.choices.map(({ label }) => label)).toEqual(labels)
  })

  it('ask which one is meant, with a way out', async () => {
    const tools = aToolbox([anArticle('a'), anArticle('b')], found('choose', ['a', 'b']))

    const outcome = await take(aTurn('i need my records'), tools)

    expect(outcome).toMatchObject({ kind: 'choose', topics: ['a', 'b'] })
    expect(outcome.replies[0]?.text).toMatch(/1 Title of a\n2 Title of b\n3 Something else$/)
  })
})

describe('no answer', () => {
  it('is admitted, with a person or another try', async () => {
    const outcome = await take(aTurn('can i bring my snake'))

    expect(outcome).toMatchObject({ kind: 'none', topics: [] })
    expect(outcome.replies[0]?.text).toMatch(/won't guess.*1 Yes, ask Jo\n2 Try/s)
  })

  it('gives the numbers the second time, and still asks nobody unasked', async () => {
    const first = await take(aTurn('can i bring my snake'))
    const again = await take(aTurn('2', { state: first.state }))

    const outcome = await take(aTurn('reptiles in the flat', { state: again.state }))

    expect(outcome).toMatchObject({ kind: 'none', effects: [] })
    expect(outcome.replies[0]?.text).toMatch(/Shall I ask Jo\?.*07700 900123/s)
  })

  it.each(['yes', '1', 'yh'])('%p asks for the person', async (text) => {
    const first = await take(aTurn('can i bring my snake'))

    const outcome = await take(aTurn(text, { state: first.state }))

    expect(outcome).toMatchObject({
      kind: 'person',
      effects: [{ kind: 'open-handover', reason: 'not-known', bring: ['m1'] }],
    })
    expect(outcome.replies[0]?.text).toContain('They can read your question')
  })
})

describe('a text that asks nothing', () => {
  it.each(['only joking mate i was on about my xbox', 'my bus came in the end, thanks anyway'])(
    '%p is not offered a person',
    async (text) => {
      expect(await take(aTurn(text))).toMatchObject({ kind: 'smalltalk' })
    },
  )
})

describe('the welcome', () => {
  const person = { id: 'new', registered: false, language: 'en', welcomed: false }

  it('follows the first answer, once', async () => {
    const tools = aToolbox([anArticle('rent')], found('answer', ['rent']))

    const outcome = await take(aTurn('who pays rent', { person }), tools)

    expect(outcome.replies.map((reply) => reply.role)).toEqual(['reply', 'welcome'])
    expect(outcome.effects).toContainEqual({ kind: 'welcomed' })
  })

  it('is itself the answer to a greeting', async () => {
    const outcome = await take(aTurn('hi', { person }))

    expect(outcome.replies).toHaveLength(1)
    expect(outcome.replies[0]?.text).toContain("I'm Waymark, a bot from Testshire council")
  })

  it.each(['i want to kill myself', 'my keyworker keeps touching me', 'STOP'])(
    'never comes with %p',
    async (text) => {
      const outcome = await take(aTurn(text, { person }))

      expect(outcome.replies.map((reply) => reply.role)).toEqual(['reply'])
    },
  )
})
