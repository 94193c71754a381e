import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { windowOf } from '../../src/domain/window.ts'

const second = 1000
const dayMs = 24 * 3_600_000
const at = new Date('2026-11-24T11:00:00Z')
const ours = '+447700900002'
const wrote = { channel: 'whatsapp', lastInboundAt: at, lastInboundTo: ours } as const

const after = (ms: number): Date => new Date(at.getTime() + ms)

describe("WhatsApp's window", () => {
  it.each([
    ['at once', 0, true],
    ['a second before a day is over', dayMs - second, true],
    ['a millisecond before', dayMs - 1, true],
    ['when a day is over', dayMs, false],
    ['a second later', dayMs + second, false],
    ['by our clock, before they wrote by another', -5 * second, true],
  ])('%s', (_, ms, open) => {
    expect(windowOf(wrote, after(ms))).toEqual({ open, closesAt: after(dayMs) })
  })

  it('was never open when they never wrote', () => {
    expect(windowOf({ channel: 'whatsapp' }, at)).toEqual({ open: false })
  })

  it('is none for SMS, which is always open', () => {
    expect(windowOf({ channel: 'sms' }, at)).toEqual({ open: true })
    expect(windowOf({ ...wrote, channel: 'sms' }, after(10 * dayMs))).toEqual({ open: true })
  })

  it.each([
    [ours, true],
    [`whatsapp:${ours}`, true],
    [`whatsapp:whatsapp:${ours}`, true],
    ['whatsapp:+447700900009', false],
    ['whatsapp:MG0123456789abcdef', true],
    ['whatsapp:simulator', true],
    [undefined, true],
  ])('belongs to the sender they wrote to: %s', (sender, open) => {
    expect(windowOf(wrote, after(second), sender).open).toBe(open)
  })

  it('holds across clock changes: it is counted in hours that pass', () => {
    const eve = new Date('2026-10-24T12:00:00Z')
    const lastInboundAt = eve

    const { closesAt } = windowOf({ channel: 'whatsapp', lastInboundAt }, eve)

    expect(closesAt).toEqual(new Date('2026-10-25T12:00:00Z'))
  })

  it('is open exactly until it says that it closes, and never opens by waiting', () => {
    const moment = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moment, moment, (lastInboundAt, now) => {
        const address = { channel: 'whatsapp', lastInboundAt } as const
        const { open, closesAt } = windowOf(address, now)
        const later = windowOf(address, new Date(now.getTime() + second))

        expect(open).toBe(now < (closesAt ?? now))
        expect(later.open && !open).toBe(false)
      }),
    )
  })
})
