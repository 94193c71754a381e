import { describe, expect, it } from '@jest/globals'
import { emptyDialogState } from '../../src/domain/talk.ts'
import type { Turn } from '../../src/domain/turn.ts'
import type { Tools } from '../../src/assistant/tools.ts'
import { takeTurn } from '../../src/assistant/turn.ts'
import { anArticle, aToolbox, aTurn, cards, found, read, said, tuesday } from './support.ts'

const take = (turn: Turn, tools: Tools = aToolbox()) => takeTurn(tools, turn, read(turn))

describe('danger', () => {
  it('gets its card alone, an alarm and a handover', async () => {
    const unknown = { id: 'x', registered: false, language: 'en', welcomed: false }

    const outcome = await take(aTurn('i want to kill myself', { person: unknown }))

    expect(outcome).toMatchObject({
      kind: 'crisis',
      category: 'suicide',
      replies: [{ role: 'reply', text: 'Card for suicide' }],
    })
    expect(outcome.effects.map((effect) => effect.kind)).toEqual(['raise-alarm', 'open-handover'])
  })

  it('comes before anything else in the same text', async () => {
    const outcome = await take(aTurn('stop texting me i want to kill myself'))

    expect(outcome.kind).toBe('crisis')
  })

  it('gets the reminder while an alarm of its kind is open, and another kind its own card', async () => {
    const again = await take(aTurn('i want to kill myself', { openAlarm: 'suicide' }))
    const other = await take(aTurn('i want to kill myself', { openAlarm: 'violence' }))

    expect(again.replies[0]?.text).toBe(cards.dangerAgain)
    expect(other.replies[0]?.text).toBe('Card for suicide')
  })

  it.each([
    ['1', 'in-danger', 1],
    ['not sure', 'not-sure', 1],
    ['three', 'ok-for-now', 0],
  ] as const)('hears %p as an answer to its card', async (text, answer, raised) => {
    const first = await take(aTurn('i want to kill myself'))

    const turn = aTurn(text, { state: first.state, recent: [said('i want to kill myself')] })
    const outcome = await take(turn)

    expect(outcome).toMatchObject({ kind: 'crisis', category: 'suicide' })
    expect(outcome.replies[0]?.text).toBe(cards.answers[answer])
    expect(outcome.effects).toHaveLength(raised)
  })

  it('keeps its kind when it is taken back, and closes nothing', async () => {
    const outcome = await take(aTurn('lol jk', { openAlarm: 'medical' }))

    expect(outcome).toMatchObject({ kind: 'crisis', category: 'medical', effects: [] })
    expect(outcome.replies[0]?.text).toBe(cards.falseAlarm)
  })

  it('leaves a later question its answer, with where to get help, and still counts', async () => {
    const tools = aToolbox([anArticle('council-tax')], found('answer', ['council-tax']))
    const recent = [said('i want to kill myself')]

    const outcome = await take(aTurn('do i pay council tax', { recent }), tools)

    expect(outcome).toMatchObject({ kind: 'crisis', category: 'suicide', topics: ['council-tax'] })
    expect(outcome.replies[0]?.text).toContain('Short answer of council-tax')
    expect(outcome.replies[0]?.text).toContain('116 123')
  })

  it('answers small talk after it with the reminder', async () => {
    const outcome = await take(aTurn('ok', { recent: [said('i want to kill myself')] }))

    expect(outcome).toMatchObject({ kind: 'crisis', category: 'suicide' })
    expect(outcome.replies).toEqual([{ role: 'reply', text: cards.dangerAgain }])
  })

  it('no longer counts when the last text is half a day old', async () => {
    const recent = [said('i want to kill myself', new Date(tuesday.getTime() - 13 * 3600_000))]

    expect(await take(aTurn('ok', { recent }))).toMatchObject({ kind: 'smalltalk' })
  })

  it('drops a dialog that was open', async () => {
    const state = { ...emptyDialogState, dialog: { name: 'ask-a-person', version: 1, state: {} } }

    expect((await take(aTurn('i want to kill myself', { state }))).state.dialog).toBeUndefined()
  })
})

describe('something an adult did', () => {
  it('gets the card, is noted and opens the question how to make contact', async () => {
    const outcome = await take(aTurn('my keyworker keeps touching me'))

    expect(outcome).toMatchObject({ kind: 'allegation', replies: [{ text: cards.allegation }] })
    expect(outcome.effects.map((effect) => effect.kind)).toEqual([
      'note-allegation',
      'open-handover',
    ])
    expect(outcome.state.dialog?.name).toBe('safe-contact')
    expect(outcome.state.choices.map((choice) => choice.label)).toEqual(['Text', 'Call', 'Not yet'])
  })
})
