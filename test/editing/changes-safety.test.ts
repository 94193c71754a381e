import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { changesSafety } from '../../src/editing/publish/changes-safety.ts'

const raw = readFileSync(join(import.meta.dirname, '../../knowledge/council.yaml'), 'utf8')
const council = { kind: 'council', name: 'council', language: 'und' } as const
const article = (name: string) => ({ kind: 'article', name, language: 'en' }) as const
/** The value of a key, or another one. */
const changed = (key: string, value: string) =>
  raw.replace(new RegExp(`(\n {2}${key}:\n {4}value: ).*`), `$1${value}`)

describe('whether a change touches safety wording', () => {
  it.each([
    ['front-door-phone', true],
    ['emergency-duty-team-phone', true],
    ['camhs-phone', false],
  ])('the council value %s: %s', (key, isSafety) => {
    const after = changed(key, "'01452 426016'")

    expect(after).not.toBe(raw)
    expect(changesSafety(council, raw, after)).toBe(isSafety)
  })

  it('how the council runs the net, and a council file that cannot be read', () => {
    expect(changesSafety(council, raw, raw.replace('monthly-sample: 0', 'monthly-sample: 5'))).toBe(
      true,
    )
    expect(changesSafety(council, raw, 'nothing')).toBe(true)
    expect(changesSafety(council, raw, raw)).toBe(false)
  })

  it('a core article, and no other', () => {
    expect(changesSafety(article('crisis-help'), 'a', 'b')).toBe(true)
    expect(changesSafety(article('council-tax'), 'a', 'b')).toBe(false)
  })
})
