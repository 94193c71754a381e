import { describe, expect, it } from '@jest/globals'
import { createSimulator, type SimulatedReceipt } from '../../src/channels/simulator.ts'
import type { OutboundMessage } from '../../src/domain/message.ts'

const number = '+447700900101'
const text: OutboundMessage = { id: 'm-1', to: { channel: 'whatsapp', value: number }, text: 'hi' }
const template = { contentSid: `HX${'a'.repeat(32)}`, variables: {} }

describe("the demo's network", () => {
  async function receiptsOf(message: OutboundMessage, windowIsOpen: boolean) {
    const receipts: SimulatedReceipt[] = []
    const done = Promise.withResolvers<undefined>()
    const simulator = createSimulator({
      windowIsOpen: () => Promise.resolve(windowIsOpen),
      onReceipt(receipt) {
        receipts.push(receipt)
        if (receipt.status !== 'sent') done.resolve(undefined)
        return Promise.resolve()
      },
    })

    const result = await simulator.send(message)
    await done.promise
    expect(result).toEqual({ kind: 'accepted', providerId: 'SIMm1' })
    return receipts.map(({ status, code }) => (code === undefined ? status : `${status} ${code}`))
  }

  it('delivers every text', async () => {
    expect(await receiptsOf(text, true)).toEqual(['sent', 'delivered'])
  })

  it("takes words outside WhatsApp's window and does not deliver them, as the real one", async () => {
    expect(await receiptsOf(text, false)).toEqual(['undelivered 63016'])
  })

  it('delivers a template outside it', async () => {
    expect(await receiptsOf({ ...text, template }, false)).toEqual(['sent', 'delivered'])
  })
})
