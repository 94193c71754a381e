import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { SafetyPhrase } from '../../src/domain/safety-phrase.ts'
import { allegationIn, detectAllegation } from '../../src/safeguarding/detect-allegation.ts'
import { dangerIn, detectDanger } from '../../src/safeguarding/detect-danger.ts'
import { explainHeard } from '../../src/safeguarding/explain-heard.ts'
import { hear } from '../../src/safeguarding/hear.ts'
import { meanings } from '../../src/safeguarding/learnt/model.ts'

const filler = 'thanks for the bus pass it came on tuesday and i used it for college '

describe('detectDanger', () => {
  it('reads several texts as one sentence', () => {
    expect(detectDanger(['i just want to', 'kill', 'myself'])?.kind).toBe('suicide')
  })

  it('keeps what was said earlier', () => {
    expect(detectDanger(['he has a knife to my throat', 'nvm'])?.kind).toBe('violence')
  })

  it('names the rule and not the words', () => {
    expect(detectDanger(['i feel suicidal'])).toMatchObject({
      kind: 'suicide',
      rule: 'suicidal',
      source: 'rule',
    })
  })

  it.each([
    ['is it normal for the boiler to make a noise like a dying cow', 'speaks of dying'],
    ['ive overdosed on easter eggs again, when is the drop in open', 'overdose by name'],
  ])('overrules a rule where the rest is plainly harmless: %s', (text, rule) => {
    expect(hear([text]).rules.map((each) => each.rule)).toEqual([rule])
    expect(detectDanger([text])).toBeUndefined()
    expect(explainHeard([text]).join()).toContain(`${rule} (overruled as learnt)`)
  })

  it('gives what is heard faintly by a rule that it doubts to a person to read, and an allegation its way', () => {
    const doubting = (text: string, alarm: number) => {
      const heard = hear([text])
      return { ...heard, learnt: { ...heard.learnt, alarm } }
    }
    const asked = 'ive overdosed on easter eggs again, when is the drop in open'
    const told = 'my keyworker keeps sending me sexual messages at night'

    expect(dangerIn(doubting(asked, 0.465))).toMatchObject({
      ...{ kind: 'medical', level: 'worried', source: 'rule', unsure: true },
    })
    expect(dangerIn(doubting(asked, 0.55))?.level).toBe('emergency')
    expect(allegationIn(doubting(told, 0.46))?.source).toBe('rule')
    expect(dangerIn(doubting(asked, 0.45))).toBeUndefined()
  })

  it('lets nothing overrule plain intent, nor a short text', () => {
    expect(detectDanger([`i want to kill myself ${filler.repeat(3)}`])?.kind).toBe('suicide')
    expect(detectDanger(['im dying'])?.source).toBe('rule')
  })

  it('hears danger that may be an allegation as both, so that the adviser is kept out', () => {
    const chanceOf = (meaning: string) =>
      ({ harmless: 0.1, allegation: 0.4, violence: 0.5 })[meaning]
    const of = meanings.map((meaning) => chanceOf(meaning) ?? 0)
    const heard = hear(['what the weights make of these six words'])
    const both = { ...heard, learnt: { ...heard.learnt, chances: { of, urgent: 0 }, alarm: 0.9 } }

    expect(dangerIn(both)?.kind).toBe('violence')
    expect(allegationIn(both)).toEqual({ rule: 'learnt', source: 'learnt' })
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

describe('a phrase that the safeguarding lead added', () => {
  const phrase: SafetyPhrase = {
    id: 'p1',
    phrase: "the Bluebell hut's open",
    category: 'danger',
    kind: 'exploitation',
    level: 'emergency',
  }

  it('is heard however it is spelt, as whole words in order', () => {
    const found = { kind: 'exploitation', level: 'emergency', rule: 'phrase p1', source: 'phrase' }

    expect(detectDanger(['yo the bluebell huts open'], [phrase])).toEqual(found)
    expect(detectDanger(['is open the bluebell huts'], [phrase])?.source).not.toBe('phrase')
  })

  it('can be about what an adult did', () => {
    const allegation: SafetyPhrase = { ...phrase, category: 'allegation', kind: 'allegation' }

    expect(detectAllegation(['the bluebell huts open'], [allegation])).toEqual({
      rule: 'phrase p1',
      source: 'phrase',
    })
  })
})

describe('first need in other languages', () => {
  it.each([
    ['بدي أموت', 'suicide'],
    ['biddi moot', 'suicide'],
    ['می‌خواهم بمیرم', 'suicide'],
    ['ما وژني', 'violence'],
    ['لێم دەدات', 'violence'],
    ['tôi muốn chết', 'suicide'],
    ['toi muon chet', 'suicide'],
    ['ai më rreh çdo natë', 'violence'],
    ['ai me rreh cdo nate', 'violence'],
    ['መሞት እፈልጋለሁ', 'suicide'],
    ['ክቐትሉኒ እዮም', 'violence'],
    ['rasen lategfa new', 'suicide'],
  ])('%s', (text, kind) => {
    expect(detectDanger([text])).toMatchObject({ kind, source: 'language' })
  })
})

describe('levels', () => {
  it.each([
    ['im on the bridge now and i wanna kill myself', 'emergency'],
    ['ive been self harming again', 'worried'],
    ['he has a knife to my throat', 'emergency'],
  ])('%s: %s', (text, level) => {
    expect(detectDanger([text])?.level).toBe(level)
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
  })

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
