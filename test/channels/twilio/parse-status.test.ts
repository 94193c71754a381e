import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseStatus } from '../../../src/channels/twilio/parse-status.ts'
import { deliveryStatuses, rankOf, type DeliveryStatus } from '../../../src/domain/message.ts'
import { readRecorded } from './read-recorded.ts'

describe('parseStatus', () => {
  it.each([
    ['status-1-delivered', { status: 'delivered' }],
    ['status-2-sent', { status: 'sent' }],
    ['status-3-read', { status: 'read' }],
    ['status-4-queued', { status: 'queued' }],
    ['status-accepted', { status: 'accepted' }],
    ['status-sms-undelivered', { status: 'undelivered', errorCode: '30003' }],
    ['status-whatsapp-outside-window', { status: 'failed', errorCode: '63016' }],
  ])('%s', (name, expected) => {
    const { MessageSid: providerId } = readRecorded(name)
    expect(parseStatus(readRecorded(name))).toEqual({ providerId, ...expected })
  })

  it('keeps the highest of receipts that came out of order', () => {
    const names = ['status-1-delivered', 'status-2-sent', 'status-3-read', 'status-4-queued']
    const statuses = names.map((name) => {
      const receipt = parseStatus(readRecorded(name))
      if ('problem' in receipt) throw new Error(receipt.problem)
      return receipt.status
    })
    const later = (one: DeliveryStatus, other: DeliveryStatus) =>
      rankOf(other) > rankOf(one) ? other : one
    expect(statuses.reduce(later)).toBe('read')
  })

  it.each([
    ['read by EventType alone', { MessageStatus: 'delivered', EventType: 'READ' }, 'read'],
    [
      'EventType in place of the status',
      { MessageStatus: '', EventType: 'DELIVERED' },
      'delivered',
    ],
    ['scheduled', { MessageStatus: 'scheduled' }, 'accepted'],
    ['canceled', { MessageStatus: 'canceled' }, 'failed'],
    ...deliveryStatuses.map((status) => [status, { MessageStatus: status }, status] as const),
  ])('%s', (_, fields, status) => {
    expect(parseStatus({ MessageSid: 'SM1', ...fields })).toEqual({ providerId: 'SM1', status })
  })

  it.each(['', '0', 'none'])('takes ErrorCode %j for none', (ErrorCode) => {
    const receipt = parseStatus({ MessageSid: 'SM1', MessageStatus: 'sent', ErrorCode })
    expect(receipt).toEqual({ providerId: 'SM1', status: 'sent' })
  })

  it('names what is wrong', () => {
    const problem = 'MessageStatus cannot be read'
    expect(parseStatus(readRecorded('status-unknown'))).toEqual({ problem })
    expect(parseStatus({ MessageSid: 'SM1' })).toEqual({ problem })
    expect(parseStatus({ MessageStatus: 'sent' })).toEqual({ problem: 'MessageSid is missing' })
  })

  it('never throws', () => {
    const fields = fc.dictionary(fc.string(), fc.string({ unit: 'binary' }))
    fc.assert(fc.property(fields, (form) => typeof parseStatus(form) === 'object'))
  })
})
