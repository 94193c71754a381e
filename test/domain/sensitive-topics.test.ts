import { describe, expect, it } from '@jest/globals'
import { sensitiveTopicOf } from '../../src/domain/sensitive-topics.ts'

describe('the sensitive topic of a question', () => {
  it.each([
    ['my anxiety is bad', 'health'],
    ['are drugs free', 'health'],
    ['i was abused', 'abuse'],
    ['he raped me', 'abuse'],
    ['im preggers', 'pregnancy'],
    ['do visas cost money', 'asylum'],
    ['i got arrested', 'custody'],
    ['im trans', 'identity'],
    ['is there transport to college', undefined],
    ['how to cook tagine', undefined],
    ['am i still on the list', undefined],
    ['the bailiffs came', undefined],
  ])('%s', (text, topic) => {
    expect(sensitiveTopicOf({ articles: [], statuses: [], text })).toBe(topic)
  })

  it('is that of any article offered, or of whom all of it is for', () => {
    const about = (articles: readonly string[], statuses: readonly (readonly string[])[]) =>
      sensitiveTopicOf({ articles, statuses, text: 'how do i' })
    expect(about(['bikes', 'self-harm'], [])).toBe('health')
    expect(about(['letters'], [['custody']])).toBe('custody')
    expect(about(['letters'], [['custody', 'care-leaver'], []])).toBeUndefined()
  })
})
