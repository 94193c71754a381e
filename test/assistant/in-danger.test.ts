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
      replies: [
        {
          role: 'reply',
          text: 'Card danger for suicide',
          card: { card: 'danger', kind: 'suicide' },
        },
      ],
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

    expect(again.replies[0]?.text).toBe('Card again for suicide')
    expect(other.replies[0]?.text).toBe('Card danger for suicide')
  })

  it.each([
    ['1', 'in-danger', ['raise-alarm', 'danger-answer']],
    ['not sure', 'not-sure', ['raise-alarm', 'danger-answer']],
    ['three', 'ok-for-now', ['danger-answer']],
  ] as const)('hears %p as an answer to its card', async (text, answer, effects) => {
    const first = await take(aTurn('i want to kill myself'))

    const turn = aTurn(text, { state: first.state, recent: [said('i want to kill myself')] })
    const outcome = await take(turn)

    expect(outcome).toMatchObject({ kind: 'crisis', category: 'suicide' })
    expect(outcome.replies[0]?.text).toBe(`Card for the answer ${answer}`)
    expect(outcome.effects.map(({ kind }) => kind)).toEqual(effects)
  })

  it('is answered without another alarm while one is open', async () => {
    const { state } = await take(aTurn('i want to kill myself'))
    const outcome = await take(aTurn('1', { state, openAlarm: 'suicide' }))

    expect(outcome.effects).toEqual([{ kind: 'danger-answer', answer: 'in-danger' }])
  })

  it('keeps its kind when it is taken back, and closes nothing', async () => {
    const outcome = await take(aTurn('lol jk', { openAlarm: 'medical' }))

    expect(outcome).toMatchObject({
      kind: 'crisis',
      category: 'medical',
      effects: [{ kind: 'taken-back' }],
      replies: [{ text: 'OK, thanks for saying', card: { card: 'false-alarm' } }],
    })
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
    expect(outcome.replies).toMatchObject([
      { role: 'reply', card: { card: 'again', kind: 'suicide' } },
    ])
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
