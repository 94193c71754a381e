import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  createVault,
  keyId,
  openLookupKey,
  SealBroken,
  sealLookupKey,
} from '../../src/store/vault.ts'

const key = Buffer.alloc(32, 1)
const otherKey = Buffer.alloc(32, 2)
const lookupKey = Buffer.alloc(32, 9)
const vault = createVault([key], lookupKey)
const cell = { table: 'messages', column: 'text', row: 'row-1' }

describe('a sealed value', () => {
  it('opens as what was sealed, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(vault.open(cell, vault.seal(cell, text))).toBe(text)
      }),
    )
  })

  it('says its version and key, and nothing of the text', () => {
    const sealed = vault.seal(cell, 'i need my adviser')

    expect(sealed).toMatch(/^v1:[0-9a-f]{8}:[\w-]{16}:[\w-]+$/)
    expect(sealed).not.toContain(Buffer.from('adviser').toString('base64url').slice(0, 6))
  })

  it('differs each time, so that equal texts cannot be told', () => {
    expect(vault.seal(cell, 'yes')).not.toBe(vault.seal(cell, 'yes'))
  })

  it.each([
    ['row', { ...cell, row: 'row-2' }],
    ['column', { ...cell, column: 'media' }],
    ['table', { ...cell, table: 'people' }],
    ['cell of the same letters', { table: 'message', column: 'stext', row: 'row-1' }],
  ])('opens in no other %s', (_, elsewhere) => {
    const sealed = vault.seal(cell, 'hello')

    expect(() => vault.open(elsewhere, sealed)).toThrow(SealBroken)
  })

  it('opens with no other key', () => {
    const sealed = createVault([otherKey], lookupKey).seal(cell, 'hello')

    expect(() => vault.open(cell, sealed)).toThrow(
      'Cannot open messages.text of row row-1 with DATA_KEY',
    )
  })

  it('does not open when any part of it was altered', () => {
    const sealed = vault.seal(cell, 'hello')
    const place = fc.integer({ min: 0, max: sealed.length - 1 })
    fc.assert(
      fc.property(place, fc.constantFrom('A', 'b', '7', ':'), (at, letter) => {
        const altered = sealed.slice(0, at) + letter + sealed.slice(at + 1)
        fc.pre(!isSame(altered, sealed))

        expect(() => vault.open(cell, altered)).toThrow(SealBroken)
      }),
    )
  })

  it('does not open with a shortened tag', () => {
    const tagOnly = vault.seal(cell, '')

    expect(() => vault.open(cell, tagOnly.slice(0, -6))).toThrow(SealBroken)
  })

  it.each(['', 'hello', 'v1', 'v1:', 'v1:::', 'v2:630dcd29:AAAA:AAAA'])(
    'is not anything else: %p',
    (sealed) => {
      expect(() => vault.open(cell, sealed)).toThrow(SealBroken)
    },
  )
})

/** The last letters of base64 may carry bits that mean nothing. */
function isSame(altered: string, sealed: string): boolean {
  const bytes = (text: string) =>
    text
      .split(':')
      .map((part, at) => (at < 2 ? part : Buffer.from(part, 'base64url').toString('hex')))
  return bytes(altered).join(':') === bytes(sealed).join(':')
}

describe('several keys', () => {
  const rotating = createVault([otherKey, key], lookupKey)

  it('seal with the first', () => {
    const sealed = rotating.seal(cell, 'hello')

    expect(createVault([otherKey], lookupKey).open(cell, sealed)).toBe('hello')
    expect(() => vault.open(cell, sealed)).toThrow(SealBroken)
  })

  it('open what any of them sealed', () => {
    expect(rotating.open(cell, vault.seal(cell, 'hello'))).toBe('hello')
  })

  it('are at least one', () => {
    expect(() => createVault([], lookupKey)).toThrow('at least one key')
  })
})

describe('a look-up hash', () => {
  it('is the same for the same text, whatever the data keys are', () => {
    const hash = vault.lookup('address', 'sms:+447700900123')

    expect(createVault([otherKey], lookupKey).lookup('address', 'sms:+447700900123')).toBe(hash)
  })

  it.each([
    ['another text', vault.lookup('address', 'sms:+447700900124')],
    ['another purpose', vault.lookup('question', 'sms:+447700900123')],
    ['another store', createVault([key], otherKey).lookup('address', 'sms:+447700900123')],
    ['the border of purpose and text', vault.lookup('addresssms', ':+447700900123')],
  ])('differs for %s', (_, other) => {
    expect(other).not.toBe(vault.lookup('address', 'sms:+447700900123'))
  })
})

describe('the look-up key', () => {
  it('opens with the data key it was sealed with, and no other', () => {
    const sealed = sealLookupKey([key], lookupKey)

    expect(openLookupKey([otherKey, key], sealed)).toEqual(lookupKey)
    expect(() => openLookupKey([otherKey], sealed)).toThrow(SealBroken)
  })

  it('is sealed with the first of the list, which the value names', () => {
    const sealed = sealLookupKey([otherKey, key], lookupKey)

    expect(sealed.split(':')[1]).toBe(keyId(otherKey))
    expect(keyId(otherKey)).not.toBe(keyId(key))
    expect(openLookupKey([otherKey], sealed)).toEqual(lookupKey)
  })
})
