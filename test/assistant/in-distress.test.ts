import { describe, expect, it } from '@jest/globals'
import { takeTurn } from '../../src/assistant/turn.ts'
import type { Turn } from '../../src/domain/turn.ts'
import { aToolbox, aTurn, read, said } from './support.ts'

const take = (turn: Turn) => takeTurn(aToolbox(), turn, read(turn))
const keyword = (text: string, more: Partial<Turn> = {}): Turn =>
  aTurn(text, { messages: [{ id: 'm', text, media: [], optOut: 'stop' }], ...more })

describe("the network's own words, from somebody in distress", () => {
  it.each(['STOP', 'END', 'QUIT', 'CANCEL'])(
    '%p with an open alarm is taken as worse',
    async (text) => {
      const outcome = await take(keyword(text, { openAlarm: 'suicide' }))

      expect(outcome).toMatchObject({
        kind: 'crisis',
        category: 'suicide',
        replies: [{ card: { card: 'again' } }],
        effects: [{ kind: 'opt-out' }, { kind: 'danger-answer', answer: 'not-sure' }],
      })
    },
  )

  it('raises an alarm where danger was told before and none is open', async () => {
    const outcome = await take(keyword('STOP', { recent: [said('i want to kill myself')] }))

    expect(outcome.effects).toMatchObject([
      { kind: 'opt-out' },
      { kind: 'raise-alarm', danger: { kind: 'suicide', level: 'emergency', source: 'answer' } },
      { kind: 'danger-answer' },
    ])
  })

  it('END after sad talk is looked at by a person today', async () => {
    const outcome = await take(keyword('END', { recent: [said('i feel so low and alone')] }))

    expect(outcome).toMatchObject({ kind: 'crisis' })
    expect(outcome.effects).toMatchObject([
      { kind: 'opt-out' },
      { kind: 'raise-alarm', danger: { level: 'worried' } },
    ])
  })

  it.each([
    ['STOP', 'i feel so low and alone'],
    ['END', 'how do i apply for uni'],
  ])('%p after %p means texts', async (text, before) => {
    const outcome = await take(keyword(text, { recent: [said(before)] }))

    expect(outcome).toMatchObject({ kind: 'stop', effects: [{ kind: 'opt-out' }] })
  })

  it('a wish in other words is done, and staff hear of it too', async () => {
    const outcome = await take(aTurn('please stop texting me', { openAlarm: 'violence' }))

    expect(outcome).toMatchObject({ kind: 'stop', category: 'violence' })
    expect(outcome.effects.map(({ kind }) => kind)).toEqual(['opt-out', 'danger-answer'])
    expect(outcome.replies[0]?.text).toMatch(/off.*999/)
  })
})

describe('HELP', () => {
  it('is a call for help: numbers that answer, a person, and 1 in danger', async () => {
    const outcome = await take(aTurn('HELP'))

    expect(outcome.kind).toBe('person')
    expect(outcome.replies[0]?.text).toMatch(/999[\s\S]*116 123[\s\S]*1 I'm in danger/)
    expect(outcome.effects).toContainEqual({ kind: 'open-handover', reason: 'asked' })
  })

  it('and then 1 raises an alarm', async () => {
    const { state } = await take(aTurn('HELP'))
    const outcome = await take(aTurn('1', { state, recent: [said('HELP')] }))

    expect(outcome).toMatchObject({ kind: 'crisis', replies: [{ card: { answer: 'in-danger' } }] })
    expect(outcome.effects.map(({ kind }) => kind)).toEqual(['raise-alarm', 'danger-answer'])
  })

  it('leaves its other numbers to whom it asked', async () => {
    const { state } = await take(aTurn('HELP', { recent: [] }))

    expect(await take(aTurn('9', { state }))).toMatchObject({ kind: 'choose' })
  })
})

describe('while staff own the talk', () => {
  const owned = { ownerStaffId: 'jo' } as const

  it('danger over several texts gets its card', async () => {
    const outcome = await take(aTurn('30 tablets', { ...owned, recent: [said('ive took')] }))

    expect(outcome).toMatchObject({ kind: 'crisis', replies: [{ card: { card: 'danger' } }] })
  })

  it('a number answers the card, until staff have written', async () => {
    const { state } = await take(aTurn('i want to kill myself'))
    const bot = { from: 'bot', text: 'the card', at: new Date() } as const
    const staff = { from: 'staff', text: '1 or 2?', at: new Date() } as const
    const open = { ...owned, state, openAlarm: 'suicide' } as const

    expect(await take(aTurn('1', { ...open, recent: [bot] }))).toMatchObject({ kind: 'crisis' })
    expect(await take(aTurn('1', { ...open, recent: [bot, staff] }))).toMatchObject({
      kind: 'silent',
    })
  })

  it('END in an open alarm is taken as worse', async () => {
    const outcome = await take(keyword('END', { ...owned, openAlarm: 'suicide' }))

    expect(outcome).toMatchObject({ kind: 'crisis', effects: [{ kind: 'opt-out' }, {}] })
  })

  it('a text taken back is noted, and answered by whoever owns it', async () => {
    const outcome = await take(aTurn('lol jk', { ...owned, openAlarm: 'suicide' }))

    expect(outcome).toMatchObject({ kind: 'silent', effects: [{ kind: 'taken-back' }] })
  })
})
