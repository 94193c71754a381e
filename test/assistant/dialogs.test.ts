import { describe, expect, it } from '@jest/globals'
import type { PastMessage, TurnOutcome } from '../../src/domain/turn.ts'
import { emptyDialogState } from '../../src/domain/talk.ts'
import { createAssistant } from '../../src/assistant/create-assistant.ts'
import { aToolbox, aTurn, anArticle, cards, found, nothingFound, said } from './support.ts'

const search = (text: string) =>
  text.includes('council tax') ? found('answer', ['council-tax']) : nothingFound
const assistant = createAssistant(aToolbox([anArticle('council-tax')], search))

/** Texts of one talk, one after another; what the last one got. */
async function talk(...texts: string[]): Promise<TurnOutcome> {
  let state = emptyDialogState
  const recent: PastMessage[] = []
  let last: TurnOutcome | undefined
  for (const text of texts) {
    const turn = aTurn(text, { state, recent: [...recent] })
    last = await assistant.takeTurn(turn, assistant.assess([text], turn.recent))
    state = last.state
    recent.push(said(text))
  }
  if (last === undefined) throw new Error('say something')
  return last
}

const reply = (outcome: TurnOutcome) => outcome.replies[0]?.text ?? ''

describe('after asking for a person', () => {
  it('1 asks what it is about and keeps it, promising nothing', async () => {
    const asked = await talk('can i talk to someone', '1')
    const kept = await talk('can i talk to someone', '1', 'my rent')

    expect(asked.state.dialog?.name).toBe('ask-a-person')
    expect(reply(kept)).toMatch(/^That's kept here.*07700 900123/s)
    expect(kept.state.dialog).toBeUndefined()
  })

  it('2 gives other numbers, in words too', async () => {
    expect(reply(await talk('can i talk to someone', '2'))).toContain('01000 333333')
    expect(reply(await talk('can i talk to someone', 'other numbers'))).toContain('01000 333333')
  })

  it('3 leaves it', async () => {
    expect(reply(await talk('can i talk to someone', '3'))).toContain('leave it there')
  })

  it('a new question in the middle is a new question', async () => {
    const outcome = await talk('can i talk to someone', '1', 'do i pay council tax')

    expect(outcome).toMatchObject({ kind: 'answer', topics: ['council-tax'] })
    expect(outcome.state.dialog).toBeUndefined()
  })

  it('danger in the middle gets its card, and the dialog is dropped', async () => {
    const outcome = await talk('can i talk to someone', '1', 'i want to kill myself')

    expect(outcome).toMatchObject({ kind: 'crisis', category: 'suicide' })
    expect(outcome.state.dialog).toBeUndefined()
  })

  it('a number out of range leaves it open', async () => {
    const wrong = await talk('can i talk to someone', '8')
    const right = await talk('can i talk to someone', '8', '3')

    expect(wrong.kind).toBe('choose')
    expect(reply(right)).toContain('leave it there')
  })
})

describe('after something an adult did', () => {
  const told = 'my keyworker keeps touching me'

  it.each([
    ['1', cards.safeContact.text],
    ['text', cards.safeContact.text],
    ['2', `${cards.safeContact.call} What day and time is safe?`],
    ['not yet', cards.safeContact.notYet],
  ])('%p is acknowledged', async (text, words) => {
    const outcome = await talk(told, text)

    expect(outcome.kind).toBe('allegation')
    expect(reply(outcome)).toBe(words)
  })

  it('asks when a call is safe, and records the answer', async () => {
    const outcome = await talk(told, '2', 'weekdays after 5')

    expect(outcome.effects).toEqual([
      { kind: 'note-safe-contact', how: 'call', when: 'weekdays after 5' },
    ])
  })
})
