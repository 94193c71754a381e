import { describe, expect, it } from '@jest/globals'
import { discreetLine, discreetly, longestCard, offersDiscreet } from '../../src/domain/discreet.ts'

describe('a text to somebody whose phone others read', () => {
  it('begins with a line that says nothing about care, health, money or why', () => {
    expect(discreetly('Call 999 now.')).toBe('Hi, about your text:\nCall 999 now.')
    expect(discreetly('')).toBe('')
  })

  it('leaves a card its two parts', () => {
    expect(longestCard + discreetLine.length).toBe(306)
  })

  it('is offered where whoever did it may hold the phone', () => {
    expect(offersDiscreet('violence')).toBe(true)
    expect(offersDiscreet('medical')).toBe(false)
  })
})
