import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { AdviserDue, GoesTo, OpenHandover, Turn } from '../../src/domain/turn.ts'
import { askForPerson } from '../../src/assistant/ask-for-person.ts'
import { countSegments } from '../../src/knowledge/segments.ts'
import { neverSaid } from '../../src/knowledge/check-words.ts'
import { aToolbox, aTurn, read, said, tuesday } from './support.ts'

const at = (iso: string) => new Date(iso)
const nextMonday = at('2026-11-23T09:00:00Z')
const adviser: AdviserDue = { id: 'jo', firstName: 'Jo', dueInNow: false }
const alone: Partial<Turn> = {
  adviser: { ...adviser, nextDueIn: nextMonday },
  goesTo: { stage: 'adviser', firstName: 'Jo', dueInNow: false, nextDueIn: nextMonday },
}
const off: Partial<Turn> = {
  ...alone,
  elsewhere: { stage: 'duty', dueInNow: true, nextDueIn: tuesday },
}
const unregistered = { id: 'x', registered: false, language: 'en', welcomed: true }
const sealed = { ...said('what is a pathway plan'), sealed: true }

function ask(more: Partial<Turn> = {}, bring: readonly string[] = []) {
  const turn = aTurn('can i talk to someone', more)
  const asking = { reason: 'asked', because: 'test', bring } as const
  const outcome = askForPerson(aToolbox(), turn, read(turn), asking)
  return { ...outcome, text: outcome.replies[0]?.text ?? '' }
}

const openOf = (more: Partial<OpenHandover> = {}): OpenHandover => ({
  status: 'open',
  askedAt: at('2026-11-17T10:05:00Z'),
  with: { stage: 'adviser', firstName: 'Jo', dueInNow: true },
  seen: false,
  ...more,
})

describe('asking for a person', () => {
  it('asks the adviser who is due in today, and says no more than is true', () => {
    const outcome = ask()

    expect(outcome.text).toBe(
      "I've asked Jo. They are due in today. They can read this chat from now on. " +
        "I don't know yet if they've seen it. Call or text Jo on 07700 900123.\n" +
        "1 Leave it, don't ask them",
    )
    expect(outcome.effects).toEqual([{ kind: 'open-handover', reason: 'asked' }])
  })

  it('lets them choose who gets it when the adviser is not due in today', () => {
    expect(ask(off).text).toBe(
      'Jo is next due in Mon 9am. Who should get this?\n' +
        '1 Keep it for Jo\n' +
        '2 Someone else today (they can read this chat from now on)\n' +
        '3 Leave it',
    )
    expect(ask(off).effects).toEqual([{ kind: 'open-handover', reason: 'asked' }])
  })

  it('says when somebody else is due in, where nobody is today', () => {
    const elsewhere: GoesTo = { stage: 'duty', dueInNow: false, nextDueIn: nextMonday }

    expect(ask({ ...off, elsewhere }).text).toMatch(
      /out of hours: 01000 333333\.\n1 .*\n2 Someone else, next in Mon 9am \(they can read/s,
    )
  })

  it('offers nobody else where there is nobody', () => {
    expect(ask(alone).text).toMatch(/\n1 Keep it for Jo\n2 Leave it$/)
  })

  it('names who stands in for an adviser who is away', () => {
    const { text } = ask({
      ...off,
      adviser: { ...adviser, away: {} },
      goesTo: { stage: 'cover', firstName: 'Kit', dueInNow: true },
    })

    expect(text).toContain(
      'Jo is not due in today. Kit is standing in and is due in today. Who should get this?',
    )
  })

  it.each<[string, Partial<Turn>, string]>([
    [
      'a number nobody registered: the duty team',
      { person: unregistered, goesTo: { stage: 'duty', dueInNow: true } },
      "I don't know this number, so I can't look up your PA. I've asked the duty team. They are due in today.",
    ],
    [
      'nobody is their adviser',
      {
        person: { ...unregistered, registered: true },
        goesTo: { stage: 'duty', dueInNow: false, nextDueIn: nextMonday },
      },
      "I don't have your PA's name here. I've asked the duty team. They are next due in Mon 9am.",
    ],
    [
      'an unchecked number hears no name',
      { named: false, goesTo: { stage: 'adviser', dueInNow: true } },
      "I've asked your PA. They are due in today.",
    ],
    [
      'nobody could be chosen',
      {},
      "I've noted that you asked for a person. I can't say who will read it, or when.",
    ],
  ])('%s', (_, more, words) => {
    const { adviser: known, ...turn } = aTurn('a person please', more)
    const asking = { reason: 'asked', because: 'test' } as const
    const text = askForPerson(aToolbox(), turn, read(turn), asking).replies[0]?.text ?? ''

    expect(text.startsWith(words)).toBe(true)
    expect(text).not.toContain(known?.firstName)
  })

  it('asks whether they may see what was said to the bot alone, where there is any', () => {
    expect(ask({ recent: [sealed] }).text).toMatch(
      /Can they also see what we texted in the last day\?\n1 Yes\n2 No\n3 Leave it, don't ask them$/,
    )
    expect(ask({ recent: [said('hi')] }).text).not.toContain('also see')
    // The one text there is comes along with the asking.
    expect(ask({ recent: [sealed] }, ['m0']).text).not.toContain('also see')
  })

  it('asks nobody from a talk that no adviser reads, and gives the number instead', () => {
    const outcome = ask({ restricted: true })

    expect(outcome.effects).toEqual([])
    expect(outcome.text).toMatch(/^This chat goes to the safeguarding officer\. .*01000 111111/)
    expect(outcome.text).not.toContain('Jo')
  })
})

describe('asking again', () => {
  it.each<[string, OpenHandover, string]>([
    [
      'nobody has seen it',
      openOf(),
      "I asked Jo today 10.05am. I don't know yet if they've seen it.",
    ],
    [
      'somebody has',
      openOf({ seen: true, seenBy: 'Kit' }),
      'I asked Jo today 10.05am. Kit has seen it.',
    ],
    ['no name may be said', openOf({ seen: true }), 'They have seen it.'],
    [
      'it has gone on to a pool',
      openOf({ with: { stage: 'duty', dueInNow: true } }),
      'I asked the duty team today 10.05am.',
    ],
  ])('says who has it, and whether it was seen: %s', (_, handover, words) => {
    const outcome = ask({ handover })

    expect(outcome.text).toContain(words)
    expect(outcome.effects).toEqual([])
  })

  it('gives the choices again, until somebody has seen it', () => {
    expect(ask({ ...off, handover: openOf() }).text).toMatch(/Who should get this\?\n1 Keep/)
    expect(ask({ ...off, handover: openOf({ seen: true }) }).text).not.toContain('Who should')
  })

  it('leaves nobody a way out of danger that was told', () => {
    const handover = openOf({ urgent: true })

    expect(ask({ handover }).text).not.toContain('Leave it')
    expect(ask({ ...off, handover }).text).not.toContain('Leave it')
    expect(ask({ ...off, handover }).text).not.toContain('Keep it')
  })
})

const names = fc.constantFrom('Jo', 'Alexandra', 'Oluwaseun-Adebayo', 'Bartholomew')
const moments = fc
  .integer({ min: 1, max: 40 })
  .map((days) => new Date(tuesday.getTime() + days * 86_400_000))
const goesTo = fc.record(
  {
    stage: fc.constantFrom<GoesTo['stage']>('lead-worker', 'adviser', 'cover', 'duty', 'manager'),
    firstName: names,
    dueInNow: fc.boolean(),
    nextDueIn: moments,
  },
  { requiredKeys: ['stage', 'dueInNow'] },
)
const turns = fc.record(
  {
    adviser: fc.record(
      {
        id: fc.constant('jo'),
        firstName: names,
        workMobile: fc.constant('+447700900123'),
        dueInNow: fc.boolean(),
        nextDueIn: moments,
        away: fc.record({ reason: fc.constant('on leave'), until: moments }, { requiredKeys: [] }),
      },
      { requiredKeys: ['id', 'firstName', 'dueInNow'] },
    ),
    goesTo,
    elsewhere: goesTo,
    recent: fc.constantFrom([], [sealed]),
    restricted: fc.boolean(),
    handover: fc.record({ with: goesTo, seen: fc.boolean() }).map((some) => openOf(some)),
  },
  { requiredKeys: ['recent'] },
)

it('whoever there is: two parts of GSM-7, every choice in it, never "told", nothing that VOICE forbids', () => {
  fc.assert(
    fc.property(turns, (more) => {
      const { text, state } = ask(more)

      expect(countSegments(text)).toMatchObject({ encoding: 'GSM-7' })
      expect(countSegments(text).segments).toBeLessThanOrEqual(2)
      expect(text.match(/^\d /gm) ?? []).toHaveLength(state.choices.length)
      expect(state.choices.length > 0).toBe(state.dialog !== undefined)
      expect(text).not.toMatch(/\btold\b|\bis in\b|\{|undefined/)
      expect(neverSaid(text)).toEqual([])
    }),
    { numRuns: 300 },
  )
})
