import { describe, expect, it } from '@jest/globals'
import type { Turn } from '../../src/domain/turn.ts'
import type { Tools } from '../../src/assistant/tools.ts'
import { deciders, takeTurn } from '../../src/assistant/turn.ts'
import { anArticle, aToolbox, aTurn, nothingFound, read } from './support.ts'

const take = (turn: Turn, tools: Tools = aToolbox()) => takeTurn(tools, turn, read(turn))

describe('the deciders', () => {
  it('stand in this order', () => {
    expect(deciders.map((decider) => decider.name)).toEqual([
      'relay',
      'danger',
      'allegation',
      'opt-out',
      'who sees this chat',
      'choice of a number',
      'open dialog',
      'person',
      'media only',
      'language',
      'small talk',
      'meant otherwise',
      'follow-up',
      'answer from articles',
      'none',
    ])
  })

  it('are silent when an adviser owns the talk, but danger is still raised', async () => {
    const quiet = await take(aTurn('hi', { ownerStaffId: 'jo' }))
    const danger = await take(aTurn('i want to kill myself', { ownerStaffId: 'jo' }))

    expect(quiet).toMatchObject({ kind: 'silent', replies: [], effects: [] })
    expect(danger).toMatchObject({ kind: 'silent', effects: [{ kind: 'raise-alarm' }] })
  })
})

describe('stop and start', () => {
  it.each(['stop texting me', 'STOP'])('%p opts out', async (text) => {
    const outcome = await take(aTurn(text))

    expect(outcome).toMatchObject({ kind: 'stop', effects: [{ kind: 'opt-out' }] })
    expect(outcome.replies[0]?.text).toContain('999')
  })

  it('believes the network whatever the words', async () => {
    const messages = [{ id: '1', text: 'arret', media: [], optOut: 'stop' as const }]

    expect(await take({ ...aTurn('arret'), messages })).toMatchObject({ kind: 'stop' })
  })

  it.each(['START', 'yes'])('%p opts in an address that is opted out', async (text) => {
    const outcome = await take(aTurn(text, { optedOut: true }))

    expect(outcome).toMatchObject({ kind: 'stop', effects: [{ kind: 'opt-in' }] })
  })

  it('START changes nothing where nothing was stopped, and YES is no START there', async () => {
    expect(await take(aTurn('START'))).toMatchObject({ kind: 'stop', effects: [] })
    expect(await take(aTurn('yes'))).toMatchObject({ kind: 'smalltalk' })
  })
})

describe('who sees this chat', () => {
  it('is answered from its article before anything is searched', async () => {
    const tools = aToolbox([anArticle('who-sees-this-chat')], () => {
      throw new Error('searched')
    })

    const outcome = await take(aTurn('WHO'), tools)

    expect(outcome).toMatchObject({ kind: 'answer', topics: ['who-sees-this-chat'] })
  })
})

describe('texts that are no question', () => {
  it('a picture alone is not seen by anyone', async () => {
    const messages = [{ id: '1', text: '', media: [{ url: 'x', contentType: 'image/jpeg' }] }]

    const outcome = await take({ ...aTurn(''), messages })

    expect(outcome.replies[0]?.text).toContain("can't hear voice notes or see pictures")
  })

  it('another language gets its fixed text, and 1 a person with an interpreter', async () => {
    const first = await take(aTurn('me duhet ndihme ju lutem', { channel: 'whatsapp' }))
    const second = await take(aTurn('1', { state: first.state }))

    expect(first).toMatchObject({
      kind: 'person',
      effects: [{ kind: 'open-handover', reason: 'language' }],
    })
    expect(first.replies[0]?.text).toContain('Lexoj vetem anglisht')
    expect(second.replies[0]?.text).toContain('01000 111111')
  })

  it('a language without a text of ours gets the English one', async () => {
    const outcome = await take(aTurn('potrzebuje pomocy prosze'))

    expect(outcome.replies[0]?.text).toContain('only read English')
  })

  it('only emoji are asked about', async () => {
    expect(await take(aTurn('\u{1F62D}'))).toMatchObject({ kind: 'smalltalk' })
  })

  it('"no thats not it" is never searched', async () => {
    const tools = aToolbox([], () => {
      throw new Error('searched')
    })

    const outcome = await take(aTurn('no thats not it'), tools)

    expect(outcome).toMatchObject({ kind: 'smalltalk', state: { rephrased: true } })
  })
})

it('every turn says exactly one reply', async () => {
  const texts = ['hi', 'help', 'rent', '\u{1F44D}', 'STOP', 'who', '', '9', 'no']
  for (const text of texts) {
    const outcome = await take(aTurn(text), aToolbox([], nothingFound))

    expect(outcome.replies.filter((reply) => reply.role === 'reply')).toHaveLength(1)
  }
})
