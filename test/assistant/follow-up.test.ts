import { describe, expect, it } from '@jest/globals'
import { takeTurn } from '../../src/assistant/turn.ts'
import { emptyDialogState, type DialogState } from '../../src/domain/talk.ts'
import type { Candidates } from '../../src/knowledge/search/candidates.ts'
import {
  aSection,
  aToolbox,
  aTurn,
  anArticle,
  choiceOf,
  found,
  nothingFound,
  read,
  said,
} from './support.ts'

const grant = anArticle('grant', {
  sections: [
    aSection('amount', { words: ['how much', 'amount'] }),
    aSection('apply', { words: ['apply', 'claim'] }),
    aSection('older', { when: { over: 20 } }),
  ],
})
const articles = [grant, anArticle('rent'), anArticle('abuse')]
const asked = 'is there a grant for my first place'
const answered: DialogState = { ...emptyDialogState, article: 'grant' }
const offering: DialogState = {
  ...emptyDialogState,
  choices: [
    choiceOf('Grant', 'grant'),
    choiceOf('Rent', 'rent'),
    { label: 'Something else', pick: { to: 'rephrase' } },
  ],
}

/** A text after a question: what search finds for it alone, and for both together. */
function after(
  text: string,
  alone: Candidates,
  together: Candidates = alone,
  { state = answered, before = [asked] }: { state?: DialogState; before?: string[] } = {},
) {
  const turn = aTurn(text, { state, recent: before.map((one) => said(one)) })
  const search = (searched: string) => (searched === text ? alone : together)
  return takeTurn(aToolbox(articles, search), turn, read(turn))
}

const isGrant = found('answer', ['grant'])

describe('after an answer', () => {
  it.each([
    ['how much is it', 'amount'],
    ['how do i apply', 'apply'],
    ['what if im 22', 'older'],
    ['im 23', 'older'],
  ])('%p gets the section that is meant', async (text, section) => {
    const outcome = await after(text, nothingFound, isGrant)

    expect(outcome).toMatchObject({ kind: 'answer', topics: ['grant'] })
    expect(outcome.replies[0]?.section).toBe(section)
  })

  it.each(['do i have to pay it back', 'and how long does that take', 'is it every year'])(
    '%p gets it again where no section is meant, whatever search finds',
    async (text) => {
      expect(await after(text, nothingFound)).toMatchObject({ kind: 'answer', topics: ['grant'] })
    },
  )

  it.each(['is it every year', 'and if my boyfriend lives w me?'])(
    '%p stays with it though search leans elsewhere, which is offered',
    async (text) => {
      const outcome = await after(text, found('answer', ['abuse', 'grant'], 0.6), isGrant)

      expect(outcome).toMatchObject({ kind: 'answer', topics: ['grant', 'abuse'] })
    },
  )

  it.each(['who pays my rent in shared housing', 'how do i find a dentist near me'])(
    'a change of subject is not dragged back: %p',
    async (text) => {
      expect(await after(text, found('answer', ['rent']), isGrant)).toMatchObject({
        kind: 'answer',
        topics: ['rent'],
      })
    },
  )

  it.each([
    'can i bring my snake to the new flat',
    'so my mate reckons you can keep a lizard in a council flat without telling anyone at all ever',
  ])('what nothing answers is admitted: %p', async (text) => {
    expect(await after(text, nothingFound, isGrant)).toMatchObject({ kind: 'none' })
  })

  it('both together may lead on to another article', async () => {
    expect(
      await after('and when i turn 18', nothingFound, found('answer', ['rent'])),
    ).toMatchObject({ kind: 'answer', topics: ['rent'] })
  })

  it('what was nearly clear by itself is clear together', async () => {
    const unsure = found('choose', ['rent', 'abuse'], 0.4)
    const text = 'my landlord keeps shouting about money owed for february rent'

    expect(await after(text, unsure, found('answer', ['rent']))).toMatchObject({
      kind: 'answer',
      topics: ['rent'],
    })
  })

  it('what was asked before is offered too, where a new question is not clear', async () => {
    const unsure = found('choose', ['rent', 'abuse'], 0.4)
    const text = 'my landlord keeps shouting about money owed for february rent'

    expect(await after(text, unsure, isGrant)).toMatchObject({
      kind: 'choose',
      topics: ['grant', 'rent', 'abuse'],
    })
  })

  it('an age supposed is not remembered, an age told is', async () => {
    expect((await after('what if im 22', nothingFound)).state.circumstances).toEqual({})
    expect((await after('im 23', nothingFound)).state.circumstances).toEqual({ age: 23 })
  })
})

describe('the question before', () => {
  const searched = async (before: string[], state = answered) => {
    const texts: string[] = []
    const turn = aTurn('how much is it', { state, recent: before.map((one) => said(one)) })
    const tools = aToolbox(articles, (text) => {
      texts.push(text)
      return nothingFound
    })
    await takeTurn(tools, turn, read(turn))
    return texts
  }

  it.each([
    ['is their last text', [asked], `${asked}. how much is it`],
    ['is not their thanks', [asked, 'ok ty'], `${asked}. how much is it`],
    ['is the article’s title after a number', [asked, '2'], 'Title of grant. how much is it'],
    [
      'has that title before it when it was a follow-up itself',
      [asked, 'what if im 19'],
      'Title of grant. what if im 19. how much is it',
    ],
  ])('%s', async (_, before, expected) => {
    expect(await searched(before)).toEqual(['how much is it', expected])
  })

  it('is nothing at the start of a talk, also after hello', async () => {
    expect(await searched(['hiya'], emptyDialogState)).toEqual(['how much is it'])
  })
})

describe('after topics were offered', () => {
  const leaning = (together: Candidates) =>
    after('how much is it', nothingFound, together, { state: offering, before: ['my first place'] })

  it('a text that leans on them gets the likeliest', async () => {
    expect(await leaning(found('choose', ['grant', 'rent'], 0.4))).toMatchObject({
      kind: 'answer',
      topics: ['grant'],
    })
  })

  it('it is asked again which one is meant, where none is likelier than the rest', async () => {
    const even = found('choose', ['grant', 'rent'], 0.4)
    const candidates = even.candidates.map((one) => ({ ...one, probability: 0.3 }))

    expect(await leaning({ ...even, candidates })).toMatchObject({
      kind: 'choose',
      topics: ['grant', 'rent'],
    })
  })

  it('a new question is a new question', async () => {
    const text = 'who can see my records from when i was in care'

    expect(
      await after(text, found('answer', ['abuse']), isGrant, { state: offering }),
    ).toMatchObject({ kind: 'answer', topics: ['abuse'] })
  })
})
