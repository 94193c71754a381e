import { describe, expect, it } from '@jest/globals'
import { noticeKinds } from '../../src/domain/handover.ts'
import { type NoticeFacts, noticeMail, noticeSms } from '../../src/handover/notice-words.ts'
import { countSegments } from '../../src/knowledge/segments.ts'

const facts: NoticeFacts = {
  waiting: { total: 3, urgent: 1, oldestAt: new Date('2026-07-06T08:05:00Z') },
  kinds: [
    { kind: 'handover', isTheirs: true },
    { kind: 'went-on', isTheirs: true },
    { kind: 'handover', isTheirs: true },
  ],
  urgent: true,
  consoleUrl: 'https://waymark.example/console',
}

describe('what staff are told', () => {
  it('is how many, how urgent, since when by London’s clock, what is new, and where', () => {
    expect(noticeMail(facts)).toEqual({
      subject: 'Waymark, urgent: 3 young people wait for you, 1 of them urgently',
      text: `3 young people wait for you, 1 of them urgently. The longest since Mon 6 Jul at 09:05.

- 2 young people began to wait for you
- A young person nobody has answered yet was passed on to you

See who it is and answer: https://waymark.example/console

E-mails from Waymark hold no names and nothing that was said. Nobody reads replies to them.
`,
    })
  })

  it.each([
    [1, 0, '1 young person waits for you'],
    [1, 1, '1 young person waits for you, urgently'],
    [2, 0, '2 young people wait for you'],
    [12, 5, '12 young people wait for you, 5 of them urgently'],
    [0, 0, 'news about a young person'],
  ])('counts %i, %i urgent', (total, urgent, words) => {
    const told = { ...facts, waiting: { total, urgent }, urgent: false }

    expect(noticeMail(told).subject).toBe(`Waymark: ${words}`)
    expect(noticeSms(told)).toBe(`Waymark: ${words}. https://waymark.example/console`)
  })

  it.each([
    'https://waymark.example/console',
    `https://${'long-name.'.repeat(12)}example/console`,
    'https://wegmärke.example/ｃonsole',
  ])('fits one SMS, with the address %s or without it', (consoleUrl) => {
    const text = noticeSms({ ...facts, waiting: { total: 1234, urgent: 1234 }, consoleUrl })

    expect(countSegments(text)).toEqual({ segments: 1, encoding: 'GSM-7' })
  })

  it.each(['alarm', 'alarm-went-on', 'alarm-unanswered'] as const)(
    'of an alarm fits one SMS with what it is answered with: %s',
    (kind) => {
      const text = noticeSms({ ...facts, kinds: [{ kind, isTheirs: false }], code: '4821' })

      expect(text).toMatch(/^Waymark, urgent: .* Reply 4821 if you are dealing with it$/)
      expect(countSegments(text)).toEqual({ segments: 1, encoding: 'GSM-7' })
      expect(noticeSms({ ...facts, kinds: [], code: '4821', drill: true })).toMatch(
        /^Waymark DRILL/,
      )
    },
  )

  it.each(noticeKinds)('has plain words for one and for several: %s', (kind) => {
    for (const isTheirs of [true, false]) {
      const one = { kind, isTheirs }
      expect(noticeMail({ ...facts, kinds: [one] }).text).toMatch(
        /\n- (An?|Colleagues|Something) .*\n\nSee/,
      )
      expect(noticeMail({ ...facts, kinds: [one, one] }).text).toMatch(/\n- .*\b2\b.*\n\nSee/)
    }
  })

  it('says to editors alone where to look, and nothing of a young person', () => {
    const waiting = { total: 0, urgent: 0 }
    const kinds = [{ kind: 'review-due' as const, isTheirs: false }]

    const mail = noticeMail({ ...facts, waiting, kinds, urgent: false })

    expect(mail.subject).toBe('Waymark: news about what young people are answered')
    expect(mail.text).toContain('See which it is: https://waymark.example/console/editing')
  })
})
