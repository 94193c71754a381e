import { describe, expect, it } from '@jest/globals'
import {
  type Hand,
  mayConfirm,
  mayPublish,
  type Proposal,
  type Refusal,
} from '../../src/domain/publication.ts'

const ines: Hand = { id: 'ines', roles: ['content-editor'] }
const abe: Hand = { id: 'abe', roles: ['content-editor', 'approver'] }
const uma: Hand = { id: 'uma', roles: ['approver'] }
const sol: Hand = { id: 'sol', roles: ['safeguarding-lead'] }
const jo: Hand = { id: 'jo', roles: ['personal-adviser'] }

const fine: Proposal = {
  change: 'ordinary',
  by: abe,
  isSent: true,
  authors: [ines],
  isSafety: false,
  isCore: false,
  problems: 0,
  trial: { better: 0, worse: 0 },
}
const safety = { isSafety: true, isCore: true } as const
const worse = { trial: { better: 1, worse: 2 } } as const
const untried: Proposal = {
  ...{ change: 'ordinary', by: abe, isSent: true, authors: [ines], isSafety: false },
  ...{ isCore: false, problems: 0 },
}

describe('what may be published, and by whom', () => {
  it.each<[string, Partial<Proposal>]>([
    ['an ordinary change, approved by another', {}],
    ['… by an approver who is nothing else', { by: uma }],
    ['… that makes as much better as worse', { trial: { better: 2, worse: 2 } }],
    ['… that makes more worse, with a reason', { ...worse, despiteWorse: 'rarely asked' }],
    ['a typo, by its author alone', { change: 'typo', by: ines, isSent: false }],
    ['a withdrawal by one person', { change: 'withdrawal', by: ines, why: 'the offer ended' }],
    [
      '… of a text that is broken',
      { change: 'withdrawal', by: ines, why: 'it ended', problems: 3 },
    ],
    ['an urgent correction by its author', { change: 'urgent', by: ines, why: 'wrong number' }],
    ['an older text', { change: 'restore', by: ines, why: 'the new one misleads' }],
    ['safety wording, approved by the lead', { ...safety, by: sol }],
    ['… written by the lead, approved by another', { ...safety, authors: [sol], by: abe }],
    ['… urgently by the lead', { ...safety, change: 'urgent', by: sol, why: 'wrong number' }],
  ])('%s may', (_, proposal) => {
    expect(mayPublish({ ...fine, ...proposal }).may).toBe(true)
  })

  it.each<[string, Partial<Proposal>, readonly Refusal[]]>([
    ['its author', { by: abe, authors: [ines, abe] }, ['author-approves']],
    ['an editor who is no approver', { by: ines, authors: [abe] }, ['not-an-approver']],
    ['the lead, of another text', { by: sol }, ['not-an-approver']],
    ['a person who edits nothing', { by: jo }, ['not-an-editor']],
    ['an approver, of what was not sent', { isSent: false }, ['not-sent']],
    ['an approver, of a broken text', { problems: 1 }, ['broken']],
    ['an approver, when more gets worse', worse, ['worse']],
    ['… with blanks for a reason', { ...worse, despiteWorse: '  ' }, ['worse']],
    ['an approver, of safety wording', safety, ['safety-lead-needed']],
    ['the lead, of their own', { ...safety, by: sol, authors: [sol] }, ['author-approves']],
    [
      'an editor, of what is no typo',
      { change: 'typo', by: ines, noTypo: 'a number' },
      ['no-typo'],
    ],
    ['the lead, as a typo', { ...safety, change: 'typo', by: sol }, ['safety-lead-needed']],
    ['an editor without a reason', { change: 'urgent', by: ines }, ['no-why']],
    [
      'an editor, urgently, of safety wording',
      { ...safety, change: 'urgent', by: ines, why: 'wrong number' },
      ['safety-lead-needed'],
    ],
    [
      'anybody, a core article',
      { ...safety, change: 'withdrawal', by: sol, why: 'x' },
      ['core-stays'],
    ],
    [
      'a restored text, when broken',
      { change: 'restore', by: ines, why: 'x', problems: 1 },
      ['broken'],
    ],
  ])('%s may not', (_, proposal, refusals) => {
    expect(mayPublish({ ...fine, ...proposal })).toEqual({ may: false, refusals })
  })

  it('asks for a trial of an ordinary change alone', () => {
    expect(mayPublish(untried)).toEqual({ may: false, refusals: ['no-trial'] })
    for (const change of ['typo', 'urgent', 'withdrawal', 'restore'] as const) {
      expect(mayPublish({ ...untried, change, why: 'so' }).may).toBe(true)
    }
  })

  it('has a second person look at what one let out at once', () => {
    const secondLooks = (['ordinary', 'typo', 'urgent', 'withdrawal', 'restore'] as const).filter(
      (change) => {
        const verdict = mayPublish({ ...fine, change, why: 'so' })
        return verdict.may && verdict.secondLooks
      },
    )

    expect(secondLooks).toEqual(['urgent', 'restore'])
  })

  it('takes no second look from who had a hand in it, or from who may not approve', () => {
    expect(mayConfirm(abe, ['ines'])).toBe(true)
    expect(mayConfirm(sol, ['ines'])).toBe(true)
    expect(mayConfirm(abe, ['ines', 'abe'])).toBe(false)
    expect(mayConfirm(ines, ['abe'])).toBe(false)
  })
})
