import { describe, expect, it } from '@jest/globals'
import { readDiscreet } from '../../src/assistant/readers/discreet.ts'
import { takeTurn } from '../../src/assistant/turn.ts'
import type { Turn } from '../../src/domain/turn.ts'
import { countSegments } from '../../src/knowledge/segments.ts'
import { discreetly } from '../../src/domain/discreet.ts'
import { aToolbox, aTurn, read } from './support.ts'

const take = (turn: Turn) => takeTurn(aToolbox(), turn, read(turn))

describe('words that say somebody reads along', () => {
  it.each([
    'someone reads my phone',
    'he checks my phone',
    'hes not nice, my bf goes through my messages',
    'my mum can see my texts',
    'dont say care on here',
    'pls dont mention the council in ur texts',
    'my phone isnt private',
    'can u be discreet?',
    'QUIET',
  ])('are heard: %p', (text) => {
    expect(readDiscreet([text])).toBe('discreet')
  })

  it.each([
    'can my carer check my phone',
    'can my pa see my texts',
    'who can read this',
    'my landlord has my phone number',
    'my phone is broken',
    'how do i get a phone contract',
    'where is a quiet place to study',
    'my partner reads my messages, is that normal',
  ])('are not taken from a question: %p', (text) => {
    expect(readDiscreet([text])).toBeUndefined()
  })

  it.each(['NORMAL', 'back to normal please', 'quiet off'])('end it: %p', (text) => {
    expect(readDiscreet([text])).toBe('not-discreet')
  })
})

describe('the quiet way', () => {
  it.each(['sms', 'whatsapp'] as const)(
    'is turned on with how to delete a chat, by %s',
    async (channel) => {
      const outcome = await take(aTurn('he checks my phone', { channel }))

      expect(outcome.effects).toContainEqual({ kind: 'discreet', on: true })
      expect(outcome.replies[0]?.text).toMatch(/Hi, about your text.*delete this chat.*NORMAL.*999/)
      expect(
        countSegments(discreetly(outcome.replies[0]?.text ?? '')).segments,
      ).toBeLessThanOrEqual(2)
    },
  )

  it('is turned off, where it is on', async () => {
    const off = await take(aTurn('normal', { discreet: true }))
    const never = await take(aTurn('normal'))

    expect(off.effects).toContainEqual({ kind: 'discreet', on: false })
    expect(never.effects).not.toContainEqual({ kind: 'discreet', on: false })
  })

  it('is done after danger, and in the same text', async () => {
    const later = await take(aTurn('he checks my phone', { openAlarm: 'violence' }))
    const together = await take(aTurn('i want to kill myself. he checks my phone'))

    expect(later.replies[0]?.text).toMatch(/NORMAL/)
    expect(together.kind).toBe('crisis')
    expect(together.replies[1]?.text).toMatch(/delete this chat/)
    expect(together.effects).toContainEqual({ kind: 'discreet', on: true })
  })

  it('is done though staff own the talk, and says nothing there', async () => {
    const outcome = await take(aTurn('someone reads my phone', { ownerStaffId: 'jo' }))

    expect(outcome).toMatchObject({ kind: 'silent', effects: [{ kind: 'discreet', on: true }] })
  })

  it('leaves the texts their two parts, with the line before them', async () => {
    const outcome = await take(aTurn('help', { discreet: true }))

    for (const { role, text } of outcome.replies) {
      if (role === 'reply') expect(countSegments(discreetly(text)).segments).toBeLessThanOrEqual(3)
    }
  })
})
