import { describe, expect, it } from '@jest/globals'
import { madeOfCouncil } from '../src/app/made-of-council.ts'
import type { Council } from '../src/knowledge/article.ts'
import { nobody } from '../src/knowledge/fill.ts'

describe('what is made of the council', () => {
  const withNumber = (phone: string): Council => ({ ...nobody, values: { phone } })
  const say = ({ values }: Council): string => {
    if (values['phone'] === '') throw new Error('there is no number')
    return `ring ${values['phone'] ?? ''}`
  }

  it('is made anew when the council changes, and only then', () => {
    let council = withNumber('111')
    let times = 0
    const made = madeOfCouncil(
      () => council,
      (now) => {
        times += 1
        return say(now)
      },
      () => undefined,
    )

    expect([made(), made()]).toEqual(['ring 111', 'ring 111'])
    council = withNumber('222')
    expect([made(), made(), times]).toEqual(['ring 222', 'ring 222', 2])
  })

  it('goes on as it was where a number is gone or nothing can be read, and says so once each', () => {
    const failures: unknown[] = []
    const first = withNumber('111')
    let councilNow = () => first
    const made = madeOfCouncil(
      () => councilNow(),
      say,
      (error) => failures.push(error),
    )

    const without = withNumber('')
    councilNow = () => without
    expect([made(), made()]).toEqual(['ring 111', 'ring 111'])
    expect(failures).toHaveLength(1)
    councilNow = () => {
      throw new Error('nothing can be read')
    }
    expect(made()).toBe('ring 111')
  })

  it('refuses a start without a number', () => {
    expect(() =>
      madeOfCouncil(
        () => withNumber(''),
        say,
        () => undefined,
      ),
    ).toThrow('no number')
  })
})
