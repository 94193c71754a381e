import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { byHash, byName } from '../../src/safeguarding/learnt/feature-keys.ts'
import { hashOf } from '../../src/safeguarding/learnt/feature-table.ts'
import { featuresOf } from '../../src/safeguarding/learnt/features.ts'

const words = fc.oneof(
  fc.constantFrom(
    'he',
    'my',
    'door',
    'night',
    'knife',
    'the',
    'razor',
    'razors',
    'gave',
    'dog',
    '.',
  ),
  fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replaceAll(' ', 'x')),
)
const reading = fc.array(words, { maxLength: 40 }).map((some) => some.join(' '))

describe('featuresOf', () => {
  it('sees the same by hash as by name', () => {
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 3 }), (readings) => {
        const named = featuresOf(readings, byName)

        const hashed = Array.from(named, ([name, count]) => [hashOf(name), count] as const)
        expect(featuresOf(readings, byHash)).toEqual(new Map(hashed))
      }),
    )
  })

  it('names what it sees', () => {
    const seen = featuresOf(['he locked the door'], byName)

    expect(Array.from(seen.keys())).toEqual(
      expect.arrayContaining(['word locked', 'stem lock', 'pair the door', 'apart locked door']),
    )
    expect(Array.from(seen.keys())).toEqual(
      expect.arrayContaining(['letters lock', 'idea lock', 'ideas he, lock', 'near (he) locked']),
    )
  })
})
