import { describe, expect, it } from '@jest/globals'
import { takeTurn } from '../../src/assistant/turn.ts'
import { emptyDialogState } from '../../src/domain/talk.ts'
import type { Turn, TurnOutcome } from '../../src/domain/turn.ts'
import { anArticle, aToolbox, aTurn, found, nothingFound, read, said } from './support.ts'

const articles = [anArticle('bikes'), anArticle('pregnancy')]
const take = (turn: Turn, answer?: string): Promise<TurnOutcome> =>
  takeTurn(
    aToolbox(articles, answer === undefined ? nothingFound : found('answer', [answer])),
    turn,
    read(turn),
  )
const suggested = ({ effects }: TurnOutcome): unknown =>
  effects.find((effect) => effect.kind === 'suggested')

describe('suggestions', () => {
  it.each([
    ['suggestion: say which bank is easiest', 'say which bank is easiest'],
    ['my suggestion - list the food banks', 'list the food banks'],
    ['u should tell people that the bus is free', 'u should tell people that the bus is free'],
    ['you should add more about bikes', 'you should add more about bikes'],
  ])('%s', async (text, kept) => {
    const outcome = await take(aTurn(text))

    expect(outcome.kind).toBe('smalltalk')
    expect(suggested(outcome)).toEqual({ kind: 'suggested', text: kept })
  })

  it('are asked for after an answer that did not help', async () => {
    const suggest = { label: 'Say what it should tell people', pick: { to: 'suggest' } } as const
    const asked = await take(aTurn('1', { state: { ...emptyDialogState, choices: [suggest] } }))
    expect(asked.state.suggesting).toBe(true)

    const since = { state: asked.state, recent: [said('1')] }
    const outcome = await take(aTurn('where the bike shop is', since))
    expect(suggested(outcome)).toBeUndefined()
    expect(suggested(await take(aTurn('2', since)))).toBeUndefined()
    const words = await take(aTurn('say the bike shop is in stroud', since))
    expect(suggested(words)).toEqual({ kind: 'suggested', text: 'say the bike shop is in stroud' })
    expect(words.state.suggesting).toBeUndefined()
    const muchLater = aTurn('bike shop in stroud', { ...since, recent: [] })
    expect(suggested(await take(muchLater))).toBeUndefined()
  })

  it.each([
    ['with an alarm open', { openAlarm: 'suicide' }],
    ['after danger', { recent: [said('i want to kill myself')] }],
    ['in a restricted talk', { restricted: true }],
  ] as const)('are never taken %s', async (_, more) => {
    expect(suggested(await take(aTurn('suggestion: say more about bikes', more)))).toBeUndefined()
  })

  it.each(['should i tell people im in care', 'can you suggest a bank?', 'you should know im 17'])(
    '%s is none',
    async (text) => {
      expect(suggested(await take(aTurn(text)))).toBeUndefined()
    },
  )
})

describe('you said, we did', () => {
  const notice = { id: 'n1', text: 'You said bus answers were old. They are new.', told: false }

  it('is said once, after an everyday answer', async () => {
    const told = await take(aTurn('do i get a bike', { notice }), 'bikes')
    expect(told.replies.map(({ role, text }) => [role, text])).toEqual([
      ['reply', 'Short answer of bikes. Ask Jo.'],
      ['welcome', notice.text],
    ])
    expect(told.effects).toEqual([{ kind: 'told-notice', id: 'n1' }])

    const again = await take(
      aTurn('do i get a bike', { notice: { ...notice, told: true } }),
      'bikes',
    )
    expect(again.replies).toHaveLength(1)
  })

  it.each([
    ['on a sensitive topic', {}, 'pregnancy'],
    ['after one', { state: { ...emptyDialogState, article: 'pregnancy' } }, 'bikes'],
    ['when nothing was found', {}, undefined],
    ['with an alarm open', { openAlarm: 'suicide' }, 'bikes'],
    ['in a restricted talk', { restricted: true }, 'bikes'],
    ['while somebody reads their phone', { discreet: true }, 'bikes'],
  ] as const)('is not said %s', async (_, more, answer) => {
    const { effects } = await take(aTurn('do i get a bike', { notice, ...more }), answer)

    expect(effects.filter(({ kind }) => kind === 'told-notice')).toEqual([])
  })

  it.each(['you said we did', 'what has changed', 'whats changed on here?'])(
    'is said to who asks: %s',
    async (text) => {
      const outcome = await take(aTurn(text, { notice }))
      expect(outcome.replies[0]?.text).toBe(notice.text)
      expect(outcome.effects).toEqual([{ kind: 'told-notice', id: 'n1' }])

      const nothing = await take(aTurn(text))
      expect(nothing.replies[0]?.text).toContain('Nothing new')
    },
  )

  it('is no answer to who asks what was done about what they told', async () => {
    const text = 'what have you done about what we said'
    for (const more of [{ restricted: true }, { openAlarm: 'suicide' }] as const) {
      const { replies } = await take(aTurn(text, { notice, ...more }))
      expect(replies.map((reply) => reply.text)).not.toContain(notice.text)
    }
  })
})
