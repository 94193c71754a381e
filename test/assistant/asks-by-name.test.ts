import { describe, expect, it } from '@jest/globals'
import { asksByName } from '../../src/assistant/asks-by-name.ts'

describe('asking for the adviser by name', () => {
  it.each([
    'can you get jo for me',
    'Is Jo there?',
    'wheres jo',
    'need to speak to my pa jo asap',
    'jo?',
    'hi jo u there',
    'can jo ring me',
    'how do i get hold of jo',
    'I want Jo',
  ])('hears it in %j', (text) => {
    expect(asksByName(text, 'Jo')).toBe(true)
  })

  it.each([
    'jo said i can get a grant, how',
    'should i tell jo about my flat',
    'do i need jo to sign my form',
    'can i get a job',
    'is joe there',
    'my baby is called jo',
    '',
  ])('does not in %j', (text) => {
    expect(asksByName(text, 'Jo')).toBe(false)
  })

  it('reads no name as a pattern', () => {
    expect(asksByName('get a.* now', '.*')).toBe(false)
    expect(asksByName('get anything', '(.')).toBe(false)
  })
})
