import { describe, expect, it } from '@jest/globals'
import { isUserId } from '../../src/domain/address.ts'

describe('WhatsApp user ids', () => {
  it.each(['GB.1502576394655843', 'US.ab12Z', 'GB.a.b.c', `GB.${'x'.repeat(128)}`])(
    'are read: %s',
    (value) => {
      expect(isUserId(value)).toBe(true)
    },
  )

  it.each([
    ['a number', '+447700900123'],
    ['no country', '.1502576394655843'],
    ['a country in small letters', 'gb.1502'],
    ['a country of three letters', 'GBR.1502'],
    ['nothing after the dot', 'GB.'],
    ['too long', `GB.${'x'.repeat(129)}`],
    ['a space', 'GB.15 02'],
    ['a second line', 'GB.1502\n'],
    ['something before', 'whatsapp:GB.1502'],
    ['nothing', ''],
  ])('are not %s', (_, value) => {
    expect(isUserId(value)).toBe(false)
  })
})
