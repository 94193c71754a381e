import { describe, expect, it } from '@jest/globals'
import { hashPassword, isPassword } from '../../src/store/passwords.ts'

describe('a password', () => {
  it('is kept as argon2id, with a salt of its own', async () => {
    const [one, other] = [await hashPassword('the same'), await hashPassword('the same')]

    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(one).not.toBe(other)
    expect(await isPassword('the same', one)).toBe(true)
    expect(await isPassword('another', one)).toBe(false)
  })

  it('is the same however the keyboard composed its letters', async () => {
    expect(
      await isPassword('cafe\u0301 cre\u0300me', await hashPassword('caf\u00e9 cr\u00e8me')),
    ).toBe(true)
  })

  it.each([
    ['right', 'the same', true],
    ['wrong', 'another', true],
    ['of nobody', 'the same', false],
    ['of somebody whose hash nobody wrote', 'the same', 'nonsense'],
  ])('takes the same work when it is %s', async (_what, password, known) => {
    const hash = known === true ? await hashPassword('the same') : known || undefined
    const calls: number[] = []
    const derive = (message: Buffer, nonce: Buffer): Promise<Buffer> => {
      calls.push(message.length * 1000 + nonce.length)
      return Promise.resolve(Buffer.alloc(32))
    }

    await isPassword(password, hash, derive)

    expect(calls).toEqual([password.length * 1000 + 16])
  })
})
