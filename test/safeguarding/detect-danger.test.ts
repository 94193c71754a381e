import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { detectAllegation } from '../../src/safeguarding/detect-allegation.ts'
import { detectDanger } from '../../src/safeguarding/detect-danger.ts'

const filler = 'thanks for the bus pass it came on tuesday and i used it for college '

describe('detectDanger', () => {
  it('reads several texts as one sentence', () => {
    expect(detectDanger(['i just want to', 'kill', 'myself'])?.kind).toBe('suicide')
  })

  it('keeps what was said earlier', () => {
    expect(detectDanger(['he has a knife to my throat', 'nvm'])?.kind).toBe('violence')
  })

  it('names the rule and not the words', () => {
    expect(detectDanger(['i feel suicidal'])).toEqual({ kind: 'suicide', rule: 'suicidal' })
  })

  it('does not call an adult without a roof danger', () => {
    expect(detectDanger(['im 22 and got nowhere to sleep tonight'])).toBeUndefined()
  })

  it('calls a child without a roof danger', () => {
    expect(detectDanger(['im 16 and got nowhere to sleep tonight'])?.kind).toBe('unsafe-tonight')
  })

  it('finds danger in the middle of a long text', () => {
    const long = filler.repeat(70)

    expect(detectDanger([`${long} i want to kill myself ${long}`])?.kind).toBe('suicide')
  })

  it.each([[[]], [['']], [['👍']], [['...']]])('finds none in %j', (texts) => {
    expect(detectDanger(texts)).toBeUndefined()
    expect(detectAllegation(texts)).toBeUndefined()
  })
})

describe('time', () => {
  const fragments = [
    'kill ',
    'i want to ',
    'he is he is ',
    'my my my ',
    'staff staff ',
    'a',
    'k i l l ',
    '. ',
    'baby ',
    'took all my ',
    'they said they will ',
    'me us me ',
    'the the ',
    '1 2 3 ',
    'hit ',
    '\u200B',
    'ｋ',
    '!1@$',
    'my keyworker always always ',
    'is is are are ',
    'goodbye ',
    'gonna will ',
    'so really well ',
  ]

  it('stays bounded over hostile texts of 10,000 characters', () => {
    const hostile = fc
      .array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 4 })
      .map((some) =>
        some
          .join('')
          .repeat(Math.ceil(10_000 / some.join('').length))
          .slice(0, 10_000),
      )

    fc.assert(
      fc.property(hostile, (text) => {
        const started = performance.now()
        detectDanger([text])
        detectAllegation([text])
        expect(performance.now() - started).toBeLessThan(1_000)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('never throws, whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 4 }),
        (texts) => {
          detectDanger(texts)
          detectAllegation(texts)
        },
      ),
      { numRuns: 100 },
    )
  })
})
