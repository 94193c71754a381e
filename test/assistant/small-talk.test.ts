import { describe, expect, it } from '@jest/globals'
import { readSmallTalk } from '../../src/assistant/readers/small-talk.ts'

describe('small talk', () => {
  it.each([
    ['hi', 'greeting'],
    ['Hiya mate', 'greeting'],
    ['good morning', 'greeting'],
    ['\u{1F44B}', 'greeting'],
    ['thanks', 'thanks'],
    ['ok thanks so much x', 'thanks'],
    ['ty', 'thanks'],
    ['ur a legend', 'thanks'],
    ['that was really helpful', 'thanks'],
    ['bye', 'goodbye'],
    ['see ya later', 'goodbye'],
    ['k', 'acknowledgement'],
    ['OK', 'acknowledgement'],
    ['fair enough lol', 'acknowledgement'],
    ['hahaha', 'acknowledgement'],
    ['\u{1F44D}\u{1F3FD}', 'acknowledgement'],
    ['\u{1F44E}', 'no'],
    ['are you human?', 'are-you-human'],
    ['r u a bot', 'are-you-human'],
    ['is this a real person or a bot', 'are-you-human'],
    ['no thats not it', 'not-that'],
    ["that's not what i asked", 'not-that'],
    ['none of those', 'not-that'],
    ['yes', 'yes'],
    ['yh go on', 'yes'],
    ['nah', 'no'],
    ['nvm', 'no'],
    ['how are you', 'chat'],
    ['hey u ok?', 'chat'],
  ] as const)('%p is %s', (text, kind) => {
    expect(readSmallTalk([text])).toBe(kind)
  })

  it.each([
    'thanks how do i apply',
    'hi do i pay council tax',
    'ok what about rent',
    'yes but im 17',
    'hi im homeless',
    'no money',
    'good college near me',
    'im dead',
    '\u{1F602}',
    '',
    '???',
  ])('%p is more than small talk, or less', (text) => {
    expect(readSmallTalk([text])).toBeUndefined()
  })

  it('needs every text of a burst to be small talk', () => {
    expect(readSmallTalk(['hi', 'how do i get a bus pass'])).toBeUndefined()
    expect(readSmallTalk(['ok', 'thanks'])).toBe('thanks')
  })
})
