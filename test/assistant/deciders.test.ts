import { describe, expect, it } from '@jest/globals'
import { emptyDialogState } from '../../src/domain/talk.ts'
import type { Turn } from '../../src/domain/turn.ts'
import type { Tools } from '../../src/assistant/tools.ts'
import { deciders, takeTurn } from '../../src/assistant/turn.ts'
import {
  anArticle,
  aToolbox,
  aTurn,
  found,
  nothingFound,
  phrases,
  read,
  tuesday,
} from './support.ts'

const take = (turn: Turn, tools: Tools = aToolbox()) => takeTurn(tools, turn, read(turn))

describe('the deciders', () => {
  it('stand in this order', () => {
    expect(deciders.map((decider) => decider.name)).toEqual([
      'relay',
      'danger',
      'allegation',
      'opt-out',
      'staff phone',
      'discreet',
      'who sees this chat',
      'did that help',
      'suggestion',
      'choice of a number',
      'open dialog',
      'person',
      'media only',
      'language',
      'what changed',
      'small talk',
      'meant otherwise',
      'follow-up',
      'answer from articles',
      'none',
    ])
  })

  it('are silent when an adviser owns the talk, but for danger', async () => {
    const quiet = await take(aTurn('hi', { ownerStaffId: 'jo' }))
    const danger = await take(aTurn('i want to kill myself', { ownerStaffId: 'jo' }))

    expect(quiet).toMatchObject({ kind: 'silent', replies: [], effects: [] })
    expect(danger).toMatchObject({ kind: 'crisis', replies: [{ card: { card: 'danger' } }] })
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

  it.each([
    ['adviser', 'letting your PA know'],
    ['cover', 'letting whoever covers for your PA know'],
    ['duty', 'START turns them back on'],
  ] as const)('where a wish would go to the %s, says who is told of it', async (stage, words) => {
    const outcome = await take(aTurn('stop texting me', { goesTo: { stage, dueInNow: true } }))

    expect(outcome.replies[0]?.text).toContain(words)
    expect(outcome.replies[0]?.text.includes('letting')).toBe(stage !== 'duty')
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

    expect(outcome.replies[0]?.text).toMatch(
      /can't hear voice notes or see pictures, and no one else has yet.*\n1 Send it to Jo\n2 I'll type/s,
    )
    const sent = await take(aTurn('1', { state: outcome.state }))
    expect(sent.effects).toEqual([{ kind: 'open-handover', reason: 'media', bring: ['1'] }])
    expect(sent.replies[0]?.text).toContain('They can open what you sent')
  })

  it('a picture in a talk that staff read is there for them already', async () => {
    const messages = [{ id: '1', text: '', media: [{ url: 'x', contentType: 'image/jpeg' }] }]
    const handover = {
      status: 'open',
      askedAt: tuesday,
      with: { stage: 'adviser', firstName: 'Jo', dueInNow: true },
      seen: false,
    } as const

    const outcome = await take({ ...aTurn(''), messages, handover })

    expect(outcome.replies[0]?.text).toContain("It's in this chat, where Jo can open it.")
    expect(outcome.state.choices.map(({ pick }) => pick.to)).toEqual(['rephrase'])
  })

  it('another language gets its fixed text, and 1 a person with an interpreter', async () => {
    const first = await take(aTurn('me duhet ndihme ju lutem', { channel: 'whatsapp' }))
    const second = await take(aTurn('1', { state: first.state }))

    expect(first).toMatchObject({
      kind: 'person',
      effects: [{ kind: 'open-handover', reason: 'language', priority: 'worried' }],
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

describe('an answer that missed', () => {
  const rent = aToolbox([anArticle('rent')], found('answer', ['rent']))
  const missed = async (...texts: string[]) => {
    let state = emptyDialogState
    let last = await take(aTurn('rent'), rent)
    for (const text of ['rent', ...texts]) {
      last = await take(aTurn(text, { state }), rent)
      state = last.state
    }
    return last
  }

  it('twice in a row offers a person, who is asked on a yes', async () => {
    const outcome = await missed('no thats not it', 'about rent', 'wrong answer')
    expect(outcome.kind).toBe('smalltalk')
    expect(outcome.replies[0]?.text).toBe(
      "Sorry, that's twice I got it wrong. Shall I ask Jo? Jo is due in today.\n1 Yes, ask Jo\n2 Try asking another way",
    )

    const yes = await take(aTurn('yes', { state: outcome.state }), rent)
    expect(yes.effects).toEqual([{ kind: 'open-handover', reason: 'unhelpful' }])
  })

  it.each([
    ['once', ['no thats not it']],
    [
      'twice, with an answer between that was let pass',
      ['no thats not it', 'rent', 'and rent', 'not it'],
    ],
  ])('%s does not', async (_, texts) => {
    expect((await missed(...texts)).replies[0]?.text).toMatch(/^Sorry, I got that wrong\./)
  })
})

describe('a work phone', () => {
  const staff = {
    fromStaff: true,
    person: { ...aTurn('').person, registered: false, welcomed: false },
  }

  it('is told where to look, and is neither welcomed nor searched for', async () => {
    const outcome = await take(aTurn('ok on my way', staff))

    expect(outcome.replies).toEqual([{ role: 'reply', text: phrases.say('replies:staff-phone') }])
    expect(outcome.effects).toEqual([])
  })

  it.each([
    ['i want to kill myself', 'crisis'],
    ['STOP', 'stop'],
  ])('%p counts all the same', async (text, kind) => {
    expect(await take(aTurn(text, staff))).toMatchObject({ kind })
  })
})

describe('another adviser than the one they know of', () => {
  const told = [{ role: 'welcome', text: 'Your PA is now Sam.' }]

  it('is named before the next reply', async () => {
    const outcome = await take(aTurn('hi', { newAdviser: 'Sam' }))

    expect(outcome.replies.slice(0, -1)).toEqual(told)
    expect(outcome.replies.at(-1)?.role).toBe('reply')
    expect(outcome.effects).toContainEqual({ kind: 'told-new-adviser' })
  })

  it.each(['i want to kill myself', 'stop texting me', 'my keyworker keeps touching me'])(
    'but not with %p',
    async (text) => {
      const outcome = await take(aTurn(text, { newAdviser: 'Sam' }))

      expect(outcome.replies).toHaveLength(1)
      expect(outcome.effects).not.toContainEqual({ kind: 'told-new-adviser' })
    },
  )
})

describe('while a person has been asked', () => {
  const handover = {
    status: 'open',
    askedAt: tuesday,
    with: { stage: 'duty', dueInNow: true },
    seen: false,
  } as const

  it('questions are answered as before', async () => {
    const tools = aToolbox([anArticle('rent')], found('answer', ['rent']))

    expect(await take(aTurn('rent', { handover }), tools)).toMatchObject({ kind: 'answer' })
  })

  it('what has no answer is there for them to read, and they are not offered again', async () => {
    const outcome = await take(aTurn('can i bring my snake', { handover }))

    expect(outcome.replies[0]?.text).toBe(
      "I don't have a checked answer on that, so I won't guess. It's in this chat, where the duty team can read it.\n1 Try asking another way",
    )
  })

  it('nobody is offered in a talk that no adviser reads', async () => {
    const outcome = await take(aTurn('can i bring my snake', { restricted: true }))

    expect(outcome.replies[0]?.text).toMatch(
      /^I don't have a checked answer.*\nIs this about what you told us\?\n1 Yes\n2 Something else$/,
    )
    expect(outcome.state.choices.map(({ pick }) => pick.to)).toEqual(['about-told', 'about-told'])
  })
})

it('every turn says exactly one reply', async () => {
  const texts = ['hi', 'help', 'rent', '\u{1F44D}', 'STOP', 'who', '', '9', 'no']
  for (const text of texts) {
    const outcome = await take(aTurn(text), aToolbox([], nothingFound))

    expect(outcome.replies.filter((reply) => reply.role === 'reply')).toHaveLength(1)
  }
})
