import { describe, expect, it } from '@jest/globals'
import type { Turn } from '../../src/domain/turn.ts'
import { emptyDialogState } from '../../src/domain/talk.ts'
import { takeTurn } from '../../src/assistant/turn.ts'
import type { Candidates, Otherwise } from '../../src/knowledge/search/candidates.ts'
import { anArticle, aToolbox, aTurn, choiceOf, found, phrases, read } from './support.ts'

/** Words that no pattern knows; what they mean is what search says. */
const text = 'the rent on this place'

const worded = (meaning: Otherwise['meaning']): Candidates => ({
  ...found('answer', ['rent']),
  judgement: { kind: 'otherwise', meaning, because: `worded like ${meaning} 0.95` },
})

const take = (search: Candidates, turn: Turn = aTurn(text)) =>
  takeTurn(aToolbox([anArticle('rent')], search), turn, read(turn))

describe('a text worded like no question', () => {
  it('like a wish for a person opens a handover and says how to reach one', async () => {
    const outcome = await take(worded('person'))

    expect(outcome).toMatchObject({
      kind: 'person',
      because: 'meant otherwise: worded like person 0.95',
      effects: [{ kind: 'open-handover', reason: 'asked' }],
      state: { dialog: { name: 'ask-a-person' } },
    })
    expect(outcome.replies[0]?.text).toContain('Jo')
  })

  it('like a wish to hear no more opts out', async () => {
    const outcome = await take(worded('stop'))

    expect(outcome).toMatchObject({ kind: 'stop', topics: [], effects: [{ kind: 'opt-out' }] })
    expect(outcome.replies[0]?.text).toContain('START')
  })

  it('like small talk says what it can do, and keeps the open numbers', async () => {
    const choices = [choiceOf('Rent', 'rent'), choiceOf('Bills', 'bills')]
    const state = { ...emptyDialogState, choices, rephrased: true }

    const outcome = await take(worded('small-talk'), aTurn(text, { state }))

    expect(outcome).toMatchObject({
      kind: 'smalltalk',
      effects: [],
      state: { choices, rephrased: true },
    })
    expect(outcome.replies[0]?.text).toBe(phrases.say('replies:small-talk.other'))
  })

  it('comes before what the last answer was about', async () => {
    const state = { ...emptyDialogState, article: 'rent' }
    const turn = aTurn('how much is it', { state })

    expect(await take(worded('small-talk'), turn)).toMatchObject({ kind: 'smalltalk' })
    expect(await take(found('none', []), turn)).toMatchObject({ kind: 'answer', topics: ['rent'] })
  })

  it.each([
    ['danger', 'i want to kill myself', 'crisis'],
    ['a number', '1', 'answer'],
    ['a wish a pattern knows', 'stop texting me', 'stop'],
    ['a greeting', 'hi', 'smalltalk'],
  ])('comes after %s', async (_, words, kind) => {
    const state = { ...emptyDialogState, choices: [choiceOf('Rent', 'rent')] }

    expect(await take(worded('person'), aTurn(words, { state }))).toMatchObject({ kind })
  })
})

describe('a text worded like a question', () => {
  it.each([
    ['is answered', found('answer', ['rent']), 'answer'],
    ['is admitted', found('none', []), 'none'],
  ])('%s as before', async (_, search, kind) => {
    expect(await take(search)).toMatchObject({ kind })
  })
})
