import { describe, expect, it } from '@jest/globals'
import { checkPhrase, type PhraseForm } from '../../src/oversight/safety/check-phrase.ts'

const good: PhraseForm = {
  phrase: 'sorting my stuff into bags for people',
  kind: 'suicide',
  level: 'worried',
  why: 'A worker missed it in June',
}

/** What is said beside a field. */
function problemWith(own: Partial<PhraseForm>, known: readonly string[] = []) {
  const checked = checkPhrase({ ...good, ...own }, known)
  return 'problems' in checked ? checked.problems : []
}

describe('a phrase', () => {
  it('is kept in lower case with one space between words', () => {
    const checked = checkPhrase({ ...good, phrase: '  Sorting   my\nstuff ' }, [])

    expect(checked).toEqual({
      phrase: {
        phrase: 'sorting my stuff',
        category: 'danger',
        kind: 'suicide',
        level: 'worried',
        why: 'A worker missed it in June',
      },
    })
  })

  it('of what an adult did is an allegation', () => {
    expect(checkPhrase({ ...good, kind: 'allegation' }, [])).toMatchObject({
      phrase: { category: 'allegation', kind: 'allegation' },
    })
  })

  it('may be of everyday words alone: those are what hides a crisis', () => {
    expect(problemWith({ phrase: 'you can let someone else have it now' })).toEqual([])
  })

  it.each([
    ['empty', { phrase: '  ' }, 'Write the words'],
    ['without a letter', { phrase: '… – …' }, 'Write the words'],
    ['one very common word', { phrase: 'sorry' }, '‘sorry’ alone is in everyday texts'],
    ['one short word', { phrase: 'of' }, 'alone is in everyday texts'],
    ['of thirteen words', { phrase: 'aa '.repeat(13) }, 'Write 12 words or fewer'],
    ['a pattern', { phrase: 'goodbye.*(all)' }, 'Write plain words'],
    ['a question mark', { phrase: 'what if i went?' }, 'Write plain words'],
    ['known', { phrase: 'Known Already' }, 'This phrase is here already'],
  ])('is refused when it is %s', (_, own, words) => {
    const [problem, ...others] = problemWith(own, ['known already'])

    expect(problem?.field).toBe('phrase')
    expect(problem?.text).toContain(words)
    expect(others).toEqual([])
  })

  it('says what is missing beside each field', () => {
    const problems = problemWith({ phrase: '', kind: 'sadness', level: '', why: ' ' })

    expect(problems.map(({ field }) => field)).toEqual(['phrase', 'kind', 'level', 'why'])
    expect(problemWith({ why: 'x'.repeat(501) })).toHaveLength(1)
  })
})
