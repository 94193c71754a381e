import { describe, expect, it } from '@jest/globals'
import { emptyDialogState } from '../../src/domain/talk.ts'
import { takeTurn } from '../../src/assistant/turn.ts'
import { aSection, aToolbox, aTurn, anArticle, found, nothingFound, read } from './support.ts'
import type { Candidates } from '../../src/knowledge/search/candidates.ts'

const grant = anArticle('grant', {
  sections: [
    aSection('amount', { words: ['how much', 'amount'] }),
    aSection('apply', { words: ['apply', 'claim'] }),
    aSection('older', { when: { over: 20 } }),
  ],
})
const rent = anArticle('rent')
const state = { ...emptyDialogState, article: 'grant' }

async function after(text: string, search: Candidates) {
  const turn = aTurn(text, { state })
  return takeTurn(aToolbox([grant, rent], search), turn, read(turn))
}

describe('after an answer', () => {
  it.each([
    ['how much is it', 'amount'],
    ['how do i apply', 'apply'],
    ['what if im 22', 'older'],
    ['im 23', 'older'],
  ])('%p is read with that answer', async (text, section) => {
    const outcome = await after(text, nothingFound)

    expect(outcome).toMatchObject({ kind: 'answer', topics: ['grant'] })
    expect(outcome.replies[0]?.section).toBe(section)
  })

  it.each(['do i have to pay it back', 'and how long does that take', 'is it every year'])(
    '%p gets it again where no section is meant',
    async (text) => {
      const outcome = await after(text, nothingFound)

      expect(outcome).toMatchObject({ kind: 'answer', topics: ['grant'] })
    },
  )

  it('a vague text stays with it though search leans elsewhere', async () => {
    expect(await after('how much is it', found('answer', ['rent'], 0.9))).toMatchObject({
      topics: ['grant'],
    })
  })

  it.each(['who pays my rent in shared housing', 'how do i find a dentist near me'])(
    'a change of subject is not dragged back: %p',
    async (text) => {
      expect(await after(text, found('answer', ['rent'], 0.9))).toMatchObject({
        kind: 'answer',
        topics: ['rent'],
      })
    },
  )

  it('a long new question is searched by itself', async () => {
    const text =
      'so my mate reckons you can keep a lizard in a council flat without telling anyone at all ever'

    expect(await after(text, nothingFound)).toMatchObject({ kind: 'none' })
  })

  it('an age supposed is not remembered, an age told is', async () => {
    expect((await after('what if im 22', nothingFound)).state.circumstances).toEqual({})
    expect((await after('im 23', nothingFound)).state.circumstances).toEqual({ age: 23 })
  })
})
