import { describe, expect, it } from '@jest/globals'
import { readCircumstances } from '../../src/assistant/readers/circumstances.ts'

const read = (text: string) => readCircumstances([text])

describe('age', () => {
  it.each([
    ['im 17', 17],
    ["I'm only 16 can i", 16],
    ['i am 22 years old', 22],
    ['19yo care leaver', 19],
    ['what if im 22', 22],
    ['i just turned 18', 18],
    ['turning 18 next week', 17],
    ['im 18 in march', 17],
    ['im nearly 21', 20],
    ['18 in 6 weeks what changes', 17],
    ['my 18th birthday is in june', 17],
    ['17', 17],
  ])('%p tells %i', (text, age) => {
    expect(read(text).age).toBe(age)
  })

  it.each([
    'im 6 months pregnant',
    'im 20 weeks gone',
    'im 16 miles away',
    'im 20 quid short',
    'what happens when im 18',
    'until im 25',
    'i got 17 quid',
    'my sister is 15',
    'my mate is 19yo',
    'do i pay at 18',
    'im 99',
  ])('%p tells none of theirs', (text) => {
    expect(read(text).age).toBeUndefined()
  })
})

describe('district', () => {
  it.each([
    ['i live in stroud', 'stroud'],
    ['gloucester', 'gloucester'],
    ['in cheltenham', 'cheltenham'],
    ['moved to cirencester last week', 'cotswold'],
    ['my flat is in tewkesbury', 'tewkesbury'],
    ['im in the forest of dean', 'forest-of-dean'],
    ['i moved to bristol for uni', 'outside'],
    ['i live outside gloucestershire', 'outside'],
    ['do i pay council tax in stroud?', 'stroud'],
  ])('%p is %s', (text, district) => {
    expect(read(text).district).toBe(district)
  })

  it.each([
    'my mate lives in stroud',
    'can i go to gloucester college',
    'gloucestershire',
    'i dont live in bath house',
    'my boyfriend is from bristol',
    'can my mate get a flat in stroud',
    'is there a good uni in bristol',
  ])('%p tells none of theirs', (text) => {
    expect(read(text).district).toBeUndefined()
  })
})

describe('what else they say of themselves', () => {
  it.each([
    ['im at uni in bristol', { student: true }],
    ['im not at uni', { student: false }],
    ['i dropped out of college', { student: false }],
    ['my baby is 6 months', { parent: true }],
    ['im pregnant', { parent: true }],
    ['i have no kids', { parent: false }],
    ['im in prison', { custody: true }],
    ['im getting out of jail soon', { custody: true }],
    ['im an asylum seeker', { asylum: true }],
    ['waiting on the home office', { asylum: true }],
  ])('%p', (text, told) => {
    expect(read(text)).toMatchObject(told)
  })

  it.each(['my boyfriend is in prison', 'what is a student loan', 'council tax'])(
    '%p says nothing of them',
    (text) => {
      expect(read(text)).toEqual({})
    },
  )
})
