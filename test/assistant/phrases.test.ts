import { describe, expect, it } from '@jest/globals'
import { createPhrases } from '../../src/assistant/phrases.ts'

const phrases = createPhrases({
  en: { test: { hello: 'Hello {name}', deep: { down: 'Down here' } } },
  vi: { test: { hello: 'Chao {name}' } },
})

describe('phrases', () => {
  it('are said by key, with values put in as they are', () => {
    expect(phrases.say('test:hello', { name: '<Jo & $t(test:deep.down)>' })).toBe(
      'Hello <Jo & $t(test:deep.down)>',
    )
    expect(phrases.say('test:deep.down')).toBe('Down here')
  })

  it('come in another language when the key says so', () => {
    expect(phrases.say('test:hello@vi', { name: 'Jo' })).toBe('Chao Jo')
    expect(phrases.has('test:deep.down@vi')).toBe(false)
  })

  it("leave the council's own values to fill", () => {
    const some = createPhrases({ en: { test: { call: 'Call {council:duty-phone}' } } })

    expect(some.say('test:call')).toBe('Call {council:duty-phone}')
  })

  it('are never said with a gap', () => {
    expect(() => phrases.say('test:hello')).toThrow('needs a value')
    expect(() => phrases.say('test:nothing')).toThrow("No phrase 'nothing'")
    expect(() => phrases.say('test:deep.down@vi')).toThrow('No phrase')
  })
})
