import { describe, expect, it } from '@jest/globals'
import { normalise } from '../../src/safeguarding/normalise.ts'

describe('normalise', () => {
  it.each([
    ['I’m NOT okay', 'im not okay'],
    ['he’ll be back', 'he will be back'],
    ['k i l l m y s e l f', 'kill myself'],
    ['k.i.l.l', 'kill'],
    ['k\u200Bil\u200Bl', 'kill'],
    ['k1ll mys3lf', 'kill myself'],
    ['k*ll', 'kill'],
    ['sooooo scaaared', 'so scared'],
    ['kms 2nite', 'kill myself tonight'],
    ['gonna unalive myself', 'gonna kill myself'],
    ['I am going to do it', 'im gonna do it'],
    ["ive od'd", 'ive overdosed'],
    ['suisidal rn', 'suicidal right now'],
    ['my 13yo sis', 'my 13 years sister'],
    ['stop. now', 'stop . now'],
    ['ｆｕｌｌ ｗｉｄｔｈ', 'full width'],
    ['çà et là', 'ca et la'],
    ['😂', 'lol'],
    ['', ''],
  ])('reads %j as %j', (text, reading) => {
    expect(normalise(text)).toBe(reading)
  })

  it.each(['again', 'train', 'cousin', 'within'])('leaves the word %s alone', (word) => {
    expect(normalise(word)).toBe(word)
  })

  it.each(['s21', '13yo', 'b4', 'gr8'])('does not read letters into the code %s', (word) => {
    expect(normalise(`a ${word}`)).not.toMatch(/szi|ise|be4/)
  })
})
