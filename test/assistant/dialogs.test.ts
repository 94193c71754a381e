import { describe, expect, it } from '@jest/globals'
import type { PastMessage, TurnOutcome } from '../../src/domain/turn.ts'
import { emptyDialogState } from '../../src/domain/talk.ts'
import { createAssistant } from '../../src/assistant/create-assistant.ts'
import { aToolbox, aTurn, anArticle, cards, found, nothingFound, said } from './support.ts'

const search = (text: string) =>
  text.includes('council tax') ? found('answer', ['council-tax']) : nothingFound
const assistant = createAssistant(aToolbox([anArticle('council-tax')], search))

/** Texts of one talk, one after another, to an adviser who is off until Monday; the last's outcome. */
async function talk(...texts: string[]): Promise<TurnOutcome> {
  let state = emptyDialogState
  const recent: PastMessage[] = [{ ...said('hello'), sealed: true }]
  let last: TurnOutcome | undefined
  for (const text of texts) {
    const turn = aTurn(text, { ...off, state, recent: [...recent] })
    last = await assistant.takeTurn(turn, assistant.assess([text], turn.recent))
    state = last.state
    recent.push(said(text))
  }
  if (last === undefined) throw new Error('say something')
  return last
}

const monday = new Date('2026-11-23T09:00:00Z')
const off = {
  adviser: { id: 'jo', firstName: 'Jo', dueInNow: false, nextDueIn: monday },
  elsewhere: { stage: 'duty', dueInNow: true },
} as const

const reply = (outcome: TurnOutcome) => outcome.replies[0]?.text ?? ''
const ask = 'can i talk to someone'
const earlier = 'Can they also see what we texted in the last day?\n1 Yes\n2 No'

describe('after asking for a person', () => {
  it.each([
    [
      '1',
      { kind: 'choose-who', wish: 'keep' },
      `OK, kept for Jo. They are next due in Mon 9am. I don't know yet if they've seen it. If it can't wait, out of hours: 01000 333333. ${earlier}`,
    ],
    [
      'someone else',
      { kind: 'choose-who', wish: 'someone-else' },
      `OK. I've asked the duty team. They are due in today. I don't know yet if they've seen it. ${earlier}`,
    ],
    [
      '3',
      { kind: 'choose-who', wish: 'leave' },
      "OK, I'll leave it there. Staff can't read from here on unless you ask again. You can still ask me anything.",
    ],
  ])('%p is done, and said as it is', async (text, effect, words) => {
    const outcome = await talk(ask, text)

    expect(outcome).toMatchObject({ kind: 'person', effects: [effect] })
    expect(reply(outcome)).toBe(words)
  })

  it.each([
    ['yh', [{ kind: 'show-earlier' }], 'OK, they can see that too now.'],
    ['1', [{ kind: 'show-earlier' }], 'OK, they can see that too now.'],
    ['nah', [], "OK, they can't see it."],
    ['2', [], "OK, they can't see it."],
  ])('then %p says whether they may see what was said before', async (text, effects, words) => {
    const outcome = await talk(ask, '1', text)

    expect(outcome.effects).toEqual(effects)
    expect(reply(outcome)).toBe(words)
    expect(outcome.state.dialog).toBeUndefined()
  })

  it('a new question in the middle is a new question', async () => {
    const outcome = await talk(ask, '1', 'do i pay council tax')

    expect(outcome).toMatchObject({ kind: 'answer', topics: ['council-tax'] })
    expect(outcome.state.dialog).toBeUndefined()
  })

  it('danger in the middle gets its card, and the dialog is dropped', async () => {
    const outcome = await talk(ask, '1', 'i want to kill myself')

    expect(outcome).toMatchObject({ kind: 'crisis', category: 'suicide' })
    expect(outcome.state.dialog).toBeUndefined()
  })

  it('a number out of range leaves it open', async () => {
    const wrong = await talk(ask, '8')
    const right = await talk(ask, '8', '3')

    expect(wrong.kind).toBe('choose')
    expect(reply(right)).toContain('leave it there')
  })
})

describe('after something an adult did', () => {
  const told = 'my keyworker keeps touching me'
  const whoIsIt =
    "Who is it about? The number is enough: it's so they can be kept out of this.\n1 My PA\n2 A manager\n3 Someone else"

  it.each([
    ['1', `${cards.safeContact.text} ${whoIsIt}`],
    ['text', `${cards.safeContact.text} ${whoIsIt}`],
    ['2', `${cards.safeContact.call} What day and time is safe?`],
    ['not yet', `${cards.safeContact.notYet} ${whoIsIt}`],
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

  it.each([
    ['1', 'adviser', 'Thanks. Your PA is kept out of this.'],
    ['a manager', 'manager', 'Thanks. The managers over your PA are kept out of this.'],
    ['3', 'someone-else', "Thanks, I've noted that."],
  ])('asks whom it is about, and %p keeps them out', async (text, about, words) => {
    for (const before of [['1'], ['2', 'weekdays after 5'], ['3']]) {
      const outcome = await talk(told, ...before, text)

      expect(outcome.effects).toEqual([{ kind: 'note-about', about }])
      expect(reply(outcome)).toContain(words)
      expect(outcome.state.dialog).toBeUndefined()
    }
  })
})
