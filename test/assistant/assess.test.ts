import { describe, expect, it } from '@jest/globals'
import { assess, readers } from '../../src/assistant/assess.ts'
import { said } from './support.ts'

const read = (...texts: string[]) => assess(texts, [])

describe('assess', () => {
  it('runs all readers, in this order', () => {
    expect(readers.map((reader) => reader.name)).toEqual([
      'danger',
      'earlier danger',
      'retraction',
      'allegation',
      'wishes',
      'small talk',
      'language',
      'circumstances',
      'question',
    ])
  })

  it('finds several things in one text: none stops another', () => {
    const findings = read('im 17 and i want to kill myself. can i talk to my pa')

    expect(findings.danger?.kind).toBe('suicide')
    expect(findings.wishes).toEqual(['person'])
    expect(findings.circumstances.age).toBe(17)
  })

  it('keeps a danger of an earlier text of the talk', () => {
    const findings = assess(['whats a pathway plan'], [said('i want to kill myself')])

    expect(findings.danger).toBeUndefined()
    expect(findings.earlierDanger?.kind).toBe('suicide')
  })

  it('forgets a danger that was told more than twelve hours before the newest text', () => {
    const long = new Date('2026-11-15T11:00:00Z')

    const findings = assess(
      ['whats a pathway plan'],
      [said('i want to kill myself', long), said('hi')],
    )

    expect(findings.earlierDanger).toBeUndefined()
  })
})

describe('the question', () => {
  it('joins a burst and leaves out a text that is only a greeting', () => {
    expect(read('hi', 'do i have to pay', 'council tax').question).toBe(
      'do i have to pay council tax',
    )
  })

  it('is cleaned of what nobody types on purpose', () => {
    expect(read('do\u200Bi  pay\n\u202Erent\u0000').question).toBe('doi pay rent')
  })

  it('is small talk itself when there is nothing else', () => {
    expect(read('thanks').question).toBe('thanks')
  })
})
