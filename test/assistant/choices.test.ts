import { describe, expect, it } from '@jest/globals'
import type { Choice } from '../../src/domain/talk.ts'
import { emptyDialogState } from '../../src/domain/talk.ts'
import type { Turn } from '../../src/domain/turn.ts'
import type { Tools } from '../../src/assistant/tools.ts'
import { takeTurn } from '../../src/assistant/turn.ts'
import { anArticle, aSection, aToolbox, aTurn, choiceOf, found, read } from './support.ts'

const take = (turn: Turn, tools: Tools = aToolbox()) => takeTurn(tools, turn, read(turn))
const withChoices = (...choices: Choice[]) => ({ ...emptyDialogState, choices })

describe('open choices', () => {
  const article = anArticle('council-tax', {
    sections: [
      aSection('city', { label: 'Gloucester city' }),
      aSection('far', { label: 'Elsewhere' }),
    ],
  })
  const tools = aToolbox([article], found('answer', ['council-tax']))

  it.each(['2', '2)', 'number 2', 'two', 'elsewhere', 'the second one'])(
    '%p picks the second',
    async (text) => {
      const first = await take(aTurn('do i pay council tax'), tools)

      const outcome = await take(aTurn(text, { state: first.state }), tools)

      expect(outcome).toMatchObject({ kind: 'answer', topics: ['council-tax'] })
      expect(outcome.replies[0]).toMatchObject({ section: 'far', text: 'All about far.' })
    },
  )

  it('stay open unseen after one was picked', async () => {
    const first = await take(aTurn('do i pay council tax'), tools)
    const second = await take(aTurn('1', { state: first.state }), tools)

    const third = await take(aTurn('2', { state: second.state }), tools)

    expect(third.replies[0]?.section).toBe('far')
  })

  it('are repeated when there is no such number', async () => {
    const first = await take(aTurn('do i pay council tax'), tools)

    const outcome = await take(aTurn('7', { state: first.state }), tools)

    expect(outcome.kind).toBe('choose')
    expect(outcome.replies[0]?.text).toMatch(/no 7.*\n1 Gloucester city\n2 Elsewhere$/s)
    expect(outcome.state.choices).toEqual(first.state.choices)
  })

  it('are closed by a new question', async () => {
    const state = withChoices(choiceOf('Rent', 'rent'))

    const outcome = await take(aTurn('whats a pathway plan', { state }))

    expect(outcome.kind).toBe('none')
    expect(outcome.state.choices.map((choice) => choice.pick.to)).toEqual(['person', 'rephrase'])
  })

  it('survive small talk', async () => {
    const state = withChoices(choiceOf('Rent', 'rent'))

    expect((await take(aTurn('ok', { state }))).state.choices).toEqual(state.choices)
  })

  it('a number with nothing open is asked about', async () => {
    const outcome = await take(aTurn('3'))

    expect(outcome).toMatchObject({
      kind: 'none',
      because: expect.stringContaining('nothing is open'),
    })
  })

  it('an age is no choice where the answer depends on age', async () => {
    const byAge = anArticle('pa', { sections: [aSection('old', { when: { over: 20 } })] })
    const some = aToolbox([byAge], found('answer', ['pa']))
    const first = await take(aTurn('what is a pa'), some)

    const outcome = await take(aTurn('22', { state: first.state }), some)

    expect(outcome.replies[0]?.section).toBe('old')
  })

  it('an article that has gone leaves the text to the others', async () => {
    const state = withChoices(choiceOf('Rent', 'gone'))

    expect(await take(aTurn('1', { state }))).toMatchObject({ kind: 'none' })
  })
})
