import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { deliveryStatuses } from '../../src/domain/message.ts'
import { deliveryWords, type Outgoing } from '../../src/handover/delivery-words.ts'
import { twilioErrors } from '../../src/channels/twilio/error-table.ts'

const sms = { channel: 'sms' } as const
const whatsapp = { channel: 'whatsapp' } as const

describe('what became of a text', () => {
  it.each<[Outgoing, string, RegExp]>([
    [{ ...whatsapp, status: 'held' }, 'held', /not sent yet/i],
    [{ ...sms, status: 'queued' }, 'queued', /waiting/i],
    [{ ...sms, status: 'queued', code: '20429' }, 'queued', /waiting/i],
    [{ ...sms, status: 'queued', code: '30003' }, 'queued', /off or has no signal.*once more/i],
    [{ ...sms, status: 'sending' }, 'leaving', /leaving/i],
    [{ ...sms, status: 'unknown' }, 'unknown', /may have left/i],
    [{ ...sms, status: 'sent' }, 'sent', /not on their phone yet/i],
    [{ ...sms, status: 'sent', delivery: 'sent' }, 'sent', /has not said that it arrived/i],
    [{ ...sms, status: 'sent', delivery: 'delivered' }, 'delivered', /on their phone/i],
    [{ ...whatsapp, status: 'sent', delivery: 'read' }, 'read', /read/i],
    [{ ...sms, status: 'sent', delivery: 'delivered', maybeTwice: true }, 'delivered', /twice/i],
    [{ ...sms, status: 'sent', delivery: 'undelivered', code: '30003' }, 'failed', /phone is off/i],
    [{ ...whatsapp, status: 'sent', delivery: 'failed', code: '63016' }, 'failed', /24 hours/i],
    [{ ...sms, status: 'failed', code: '21610' }, 'failed', /STOP/],
    [{ ...sms, status: 'failed', code: 'no-answer' }, 'failed', /no answer/i],
    [{ ...sms, status: 'failed', code: '99999' }, 'failed', /did not take it/i],
    [{ ...whatsapp, status: 'expired' }, 'expired', /not sent/i],
    [{ ...sms, status: 'cancelled', code: 'opted-out' }, 'cancelled', /turned texts off/i],
    [{ ...sms, status: 'cancelled', code: 'taken-over' }, 'cancelled', /took over/i],
    [{ ...sms, status: 'cancelled', code: 'something new' }, 'cancelled', /not sent/i],
    [{ ...sms, status: 'withheld', code: 'adviser-owns' }, 'cancelled', /quiet/i],
  ])('%j is %s', (message, state, words) => {
    const said = deliveryWords(message)

    expect(said).toMatchObject({ state })
    expect(said.words).toMatch(words)
  })

  it("says what to do when WhatsApp's window had closed", () => {
    const message = { ...whatsapp, status: 'sent', delivery: 'undelivered', code: '63016' } as const

    expect(deliveryWords(message).remedy).toMatch(/template.*SMS.*hold/)
  })

  it('always has a way on for a text that failed', () => {
    for (const code of [...Object.keys(twilioErrors), 'http-400']) {
      const { words, remedy = '' } = deliveryWords({ ...sms, status: 'failed', code })

      expect(`${words} ${remedy}`).toMatch(
        /call|try|check|SMS|council IT|goes as soon|do not arrive|WhatsApp/i,
      )
    }
  })

  it('never looks sent when it may not have left, nor delivered when the network says it failed', () => {
    const statuses = [
      ...(['held', 'queued', 'sending', 'unknown', 'failed', 'cancelled'] as const),
      ...(['withheld', 'expired', 'sent'] as const),
    ]
    const looksSent: readonly string[] = ['sent', 'delivered', 'read']
    fc.assert(
      fc.property(
        fc.constantFrom(...statuses),
        fc.option(fc.constantFrom(...deliveryStatuses), { nil: undefined }),
        fc.option(fc.constantFrom('30003', '63016', 'opted-out', 'x'), { nil: undefined }),
        (status, delivery, code) => {
          const { state, words } = deliveryWords({
            ...sms,
            status,
            ...(delivery !== undefined && { delivery }),
            ...(code !== undefined && { code }),
          })

          expect(words).not.toBe('')
          const didFail = delivery === 'failed' || delivery === 'undelivered'
          if (status !== 'sent' || didFail) expect(looksSent).not.toContain(state)
        },
      ),
    )
  })
})
