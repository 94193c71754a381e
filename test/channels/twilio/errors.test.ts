import { describe, expect, it } from '@jest/globals'
import { twilioErrors } from '../../../src/channels/twilio/error-table.ts'
import { errorOf, resultOf } from '../../../src/channels/twilio/errors.ts'

/** Every code of shared/references/messaging.md, section 4.8. */
const listed =
  '20003 20429 21211 21408 21606 21212 21609 21610 21611 30001 21612 21614 21635 21617 21656 21663 21703 30002 30003 30004 30005 30006 30007 30008 30038 63003 63024 63032 63033 63005 63013 63021 63030 63007 63008 63020 63001 63014 63015 63016 63017 63018 63027 63028 63040 63041 63038 57012 23001 23003 23005 23006'

describe('Twilio errors', () => {
  it.each(listed.split(' '))('knows %s', (code) => {
    expect(Object.keys(twilioErrors)).toContain(code)
    expect(errorOf(code).plainWords).toMatch(/^[A-Z].*\.$/)
  })

  it('has words for a code it does not know', () => {
    expect(errorOf('99999')).toMatchObject({ result: 'refused', retryable: false })
    expect(errorOf('constructor')).toEqual(errorOf('99999'))
  })

  it.each([
    ['20429', 429, 2000, { kind: 'try-later', code: '20429', afterMs: 2000 }],
    ['20429', 429, undefined, { kind: 'try-later', code: '20429' }],
    ['21610', 400, undefined, { kind: 'opted-out', code: '21610' }],
    ['63016', 400, undefined, { kind: 'outside-window', code: '63016' }],
    ['21614', 400, undefined, { kind: 'unreachable', code: '21614' }],
    ['21211', 400, undefined, { kind: 'refused', code: '21211' }],
    ['63038', 429, undefined, { kind: 'try-later', code: '63038', afterMs: 3_600_000 }],
    ['99999', 400, undefined, { kind: 'refused', code: '99999' }],
    ['99999', 429, 1000, { kind: 'try-later', code: '99999', afterMs: 1000 }],
    ['20500', 500, undefined, { kind: 'unknown' }],
    [undefined, 502, undefined, { kind: 'unknown' }],
    [undefined, 504, undefined, { kind: 'unknown' }],
    [undefined, 408, undefined, { kind: 'unknown' }],
    [undefined, 503, undefined, { kind: 'try-later', code: 'http-503' }],
    [undefined, 404, undefined, { kind: 'refused', code: 'http-404' }],
  ])('code %s with HTTP %i', (code, httpStatus, afterMs, expected) => {
    expect(resultOf(code, httpStatus, afterMs)).toMatchObject(expected)
  })
})
