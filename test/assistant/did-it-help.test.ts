import { describe, expect, it } from '@jest/globals'
import { askIfHelped } from '../../src/assistant/ask-if-helped.ts'
import { takeTurn } from '../../src/assistant/turn.ts'
import type { DialogState } from '../../src/domain/talk.ts'
import { emptyDialogState } from '../../src/domain/talk.ts'
import type { Findings, Turn, TurnOutcome } from '../../src/domain/turn.ts'
import { anArticle, aSection, aToolbox, aTurn, found, read, said } from './support.ts'

const articles = [
  anArticle('bikes', { sections: [aSection('bought'), aSection('stolen')] }),
  anArticle('buses', { label: 'Bus passes' }),
  anArticle('trains', { label: 'Trains' }),
  anArticle('pregnancy'),
  anArticle('long', { shortAnswer: 'This is a long answer. '.repeat(13) }),
]
const tools = (answer: string, more = {}) =>
  aToolbox(articles, found('answer', [answer, 'buses', 'trains']), more)

/** The third answer of a talk, to somebody who was not asked for a week. */
const due = { ...emptyDialogState, answers: 2 }
const asking = (text = 'do i get a bike', more: Partial<Turn> = {}): Turn =>
  aTurn(text, { state: due, mayAskIfHelped: true, ...more })
const take = (turn: Turn, answer = 'bikes', more = {}): Promise<TurnOutcome> =>
  takeTurn(tools(answer, more), turn, read(turn))
const textOf = ({ replies }: TurnOutcome): string => replies.map(({ text }) => text).join('\n')
const question = /Did that help\? (\d) Yes (\d) No$/

describe('asking if an answer helped', () => {
  it('goes on from the numbers of the answer, and is noted', async () => {
    const outcome = await take(asking())

    expect(textOf(outcome)).toBe(
      'Short answer of bikes. Ask Jo.\n1 About bought\n2 About stolen\nDid that help? 3 Yes 4 No',
    )
    expect(outcome.effects).toEqual([{ kind: 'asked-if-helped' }])
    expect(outcome.state.answers).toBe(0)
    expect(outcome.state.choices.map(({ pick }) => pick.to)).toEqual([
      ...['section', 'section', 'helped', 'helped'],
    ])
  })

  const quiet: readonly (readonly [string, Turn, string?, object?])[] = [
    ['the first answers of a talk', asking('do i get a bike', { state: emptyDialogState })],
    ['a second time within the week', asking('do i get a bike', { mayAskIfHelped: false })],
    ['with an alarm open', asking('do i get a bike', { openAlarm: 'suicide' })],
    ['after danger', asking('do i get a bike', { recent: [said('i want to kill myself')] })],
    ['on a sensitive topic', asking('do i get a bike'), 'pregnancy'],
    ['after one', asking('do i get a bike', { state: { ...due, article: 'pregnancy' } })],
    ['when the question is sensitive', asking('do i get a bike if im pregnant')],
    [
      'while a person is asked',
      asking('do i get a bike', {
        handover: {
          ...{ status: 'open', askedAt: new Date(0), seen: false },
          with: { stage: 'adviser', dueInNow: true },
        },
      }),
    ],
    ['in a restricted talk', asking('do i get a bike', { restricted: true })],
    ['while somebody reads their phone', asking('do i get a bike', { discreet: true })],
    [
      'with the first welcome',
      asking('do i get a bike', { person: { ...aTurn('').person, welcomed: false } }),
    ],
    ['beside news of another adviser', asking('do i get a bike', { newAdviser: 'Sam' })],
    ['a member of staff', asking('do i get a bike', { fromStaff: true })],
    ['when a text has no room for it', asking(), 'long'],
    [
      'while staff have it out of service',
      asking(),
      'bikes',
      { outOfService: () => ({ features: new Set(['asking-if-helped']), articles: new Set() }) },
    ],
  ]
  it.each(quiet)('never comes %s', async (_, turn, answer = 'bikes', more = {}) => {
    const outcome = await take(turn, answer, more)

    expect(textOf(outcome)).not.toMatch(question)
    expect(outcome.effects).not.toContainEqual({ kind: 'asked-if-helped' })
  })

  it('costs nobody their answer when search is broken', async () => {
    const turn = asking()
    const outcome: TurnOutcome = {
      ...{ kind: 'answer', because: '', topics: ['bikes'], effects: [], state: due },
      replies: [{ role: 'reply', text: 'Yes.' }],
    }
    const broken = { ...tools('bikes'), searchArticles: () => Promise.reject(new Error('broken')) }

    const asked = await askIfHelped(broken, turn, read(turn), outcome, 'follow-up')

    expect(textOf(asked)).toMatch(question)
    const [yes] = asked.state.choices
    expect(yes?.pick).toEqual({ to: 'helped', helped: true, others: [] })
  })

  it('counts answers from whatever decided, and asks under none that they chose by a number', async () => {
    const turn = asking()
    const outcome: TurnOutcome = {
      ...{ kind: 'answer', because: '', topics: ['bikes'], effects: [], state: due },
      replies: [{ role: 'reply', text: 'Yes.' }],
    }
    const findings: Findings = read(turn)

    const chosen = await askIfHelped(tools('bikes'), turn, findings, outcome, 'choice of a number')

    expect(chosen).toEqual({ ...outcome, state: { ...due, answers: 3 } })
  })
})

describe('what they say to it', () => {
  const after = async (text: string, more: Partial<Turn> = {}): Promise<TurnOutcome> => {
    const { state } = await take(asking())
    return take(aTurn(text, { state, recent: [said('do i get a bike')], ...more }))
  }
  const toNo = (state: DialogState) => state.choices.map(({ label }) => label)

  it.each([
    ...[
      '4',
      '4)',
      'no',
      'nah',
      'no it didnt',
      "it didn't help",
      'not really',
      'no that wasnt helpful',
    ],
    ...['useless', 'nope didnt help at all', "that's not it", '\u{1F44E}'],
  ])('%s is a no, and leads to a better way', async (text) => {
    const outcome = await after(text)

    expect(outcome.kind).toBe('smalltalk')
    expect(outcome.effects).toEqual([{ kind: 'helped', helped: false }])
    expect(toNo(outcome.state)).toEqual([
      ...['Bus passes', 'Trains', 'Ask Jo', 'Try asking another way'],
      'Say what it should tell people',
    ])
  })

  it.each(['3', 'yes', 'yh', 'yes it did', 'it helped thanks', 'yeah that helped'])(
    '%s is a yes, and the other numbers stay open',
    async (text) => {
      const outcome = await after(text)

      expect(outcome.effects).toEqual([{ kind: 'helped', helped: true }])
      expect(outcome.replies[0]?.text).toBe('Good to know. Text any time.')
      expect(outcome.state.choices).toHaveLength(2)
    },
  )

  it.each(['1', 'about stolen', 'do i get a bus pass', 'no money for a bike what do i do'])(
    '%s is not about it',
    async (text) => {
      const outcome = await after(text)

      expect(outcome.kind).toBe('answer')
      expect(outcome.effects).toEqual([])
    },
  )

  it('danger is danger first', async () => {
    const outcome = await after('no i want to kill myself')

    expect(outcome.kind).toBe('crisis')
    expect(outcome.effects).not.toContainEqual({ kind: 'helped', helped: false })
  })

  it('a person is a person', async () => {
    expect((await after('no can i talk to jo')).kind).toBe('person')
  })
})
