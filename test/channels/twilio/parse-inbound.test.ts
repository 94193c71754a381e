import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseInbound } from '../../../src/channels/twilio/parse-inbound.ts'
import { readRecorded } from './read-recorded.ts'

const number = '+447700900123'
const sms = { channel: 'sms', value: number }
const whatsapp = { channel: 'whatsapp', value: number }
const userId = { channel: 'whatsapp', value: 'GB.1502576394655843' }

describe('parseInbound, on recorded forms', () => {
  it.each([
    ['sms', { from: sms, text: "i need somewhere 2 sleep tonight, can't go back £0 left" }],
    ['sms', { to: '+447700900100', media: [] }],
    ['sms-messaging-service', { text: 'do i pay council tax', to: '+447700900100' }],
    ['sms-unknown-parameters', { text: 'hello' }],
    ['sms-stop', { optOut: 'stop', text: ' Stop ' }],
    ['sms-stop-advanced', { optOut: 'stop', text: 'pls leave me' }],
    ['sms-help-advanced', { optOut: 'help' }],
    ['sms-start-advanced', { optOut: 'start' }],
    ['whatsapp', { from: whatsapp, text: 'wot is a pathway plan 🤔', to: '+447700900101' }],
    ['whatsapp-number-and-user-id', { from: whatsapp, alsoFrom: userId }],
    ['whatsapp-without-number', { from: userId, text: 'hi, its me' }],
    ['whatsapp-button', { text: 'Get a person' }],
    ['whatsapp-list', { text: 'Another district' }],
    [
      'whatsapp-location',
      {
        text: 'Location: Gloucester Railway Station, Station Road, Gloucester, 51.864245, -2.238156',
      },
    ],
  ])('%s', (name, expected) => {
    expect(parseInbound(readRecorded(name))).toMatchObject(expected)
  })

  it.each([
    ['sms-picture', ['image/jpeg']],
    ['whatsapp-voice-note', ['audio/ogg']],
    ['whatsapp-two-pictures', ['image/jpeg', 'application/pdf']],
  ])('%s carries references', (name, contentTypes) => {
    const media = contentTypes.map((contentType) => ({ contentType }))
    const parsed = parseInbound(readRecorded(name))
    expect(parsed).toMatchObject({ media })
    const urls = 'media' in parsed ? parsed.media.map(({ url }) => url) : []
    for (const url of urls) expect(url).toMatch(/^https:\/\/api\.twilio\.com\/.*\/Media\/ME\d+$/)
  })

  it.each(['sms', 'sms-yes', 'sms-stop-in-a-sentence', 'whatsapp'])(
    '%s opts nobody out',
    (name) => {
      expect(parseInbound(readRecorded(name))).not.toHaveProperty('optOut')
    },
  )

  it('has no second address when both are the same', () => {
    expect(parseInbound(readRecorded('whatsapp-without-number'))).not.toHaveProperty('alsoFrom')
  })

  it('decodes a text that came as base64', () => {
    expect(parseInbound(readRecorded('sms-base64'))).toMatchObject({
      text: expect.stringMatching(/^My landlord says I have to be out by Friday .* – can you/),
    })
  })

  it('takes no text of a company without a number', () => {
    expect(parseInbound(readRecorded('sms-from-a-company'))).toEqual({
      problem: 'From cannot be read',
    })
  })
})

describe('parseInbound', () => {
  const form = readRecorded('sms')

  it.each(['MessageSid', 'From', 'To'])('names %s when it is missing', (name) => {
    expect(parseInbound({ ...form, [name]: undefined })).toEqual({ problem: `${name} is missing` })
    expect(parseInbound({ ...form, [name]: '' })).toEqual({ problem: `${name} is missing` })
  })

  it.each([
    'anonymous',
    '60123',
    'whatsapp:kay',
    'whatsapp:gb.123',
    'messenger:123456789',
    '447700900123',
    '+0447700900123',
    '+44 7700 900123',
  ])('takes %s for no address', (from) => {
    expect(parseInbound({ ...form, From: from })).toEqual({ problem: 'From cannot be read' })
  })

  it.each([
    ...['STOP', 'unsubscribe', 'End', 'QUIT', 'stopall', 'Revoke', 'OPTOUT', ' cancel\n'].map(
      (body) => [body, 'stop'],
    ),
    ...['START', 'unstop'].map((body) => [body, 'start']),
    ...['HELP', 'info'].map((body) => [body, 'help']),
  ])('reads %j alone as %s, on SMS only', (body, optOut) => {
    expect(parseInbound({ ...form, Body: body })).toMatchObject({ optOut })
    const onWhatsApp = { ...readRecorded('whatsapp'), Body: body }
    expect(parseInbound(onWhatsApp)).not.toHaveProperty('optOut')
    expect(parseInbound({ ...onWhatsApp, OptOutType: optOut })).toMatchObject({ optOut })
  })

  it.each([
    ['a short word', 'aGVscA=='],
    ['a long laugh', 'haha'.repeat(20)],
    ['a long scream', 'A'.repeat(80)],
    [
      'one line of a key',
      Buffer.from(Uint8Array.from({ length: 60 }, (_, n) => n * 4)).toString('base64'),
    ],
    ['text that is not in full groups of four', 'helpmeplease'.repeat(6).slice(1)],
    ['control characters', Buffer.from('\u0007ring '.repeat(20)).toString('base64')],
  ])('leaves %s as it is', (_, body) => {
    expect(parseInbound({ ...form, Body: body })).toMatchObject({ text: body })
  })

  it.each([
    'Ich brauche heute Nacht einen Platz zum Schlafen, bitte helft mir',
    'محتاج مكان أنام فيه الليلة ولا أعرف بمن أتصل، ساعدوني',
  ])('decodes base64 of %s', (text) => {
    const body = Buffer.from(text).toString('base64')
    expect(parseInbound({ ...form, Body: body })).toMatchObject({ text })
    expect(parseInbound({ ...readRecorded('whatsapp'), Body: body })).toMatchObject({ text: body })
  })

  it('puts a location under what was written with it', () => {
    const place = {
      ...readRecorded('whatsapp'),
      Body: 'im here',
      Latitude: '51.9',
      Longitude: '-2',
    }
    expect(parseInbound(place)).toMatchObject({ text: 'im here\nLocation: 51.9, -2' })
    expect(parseInbound({ ...place, Latitude: '900' })).toMatchObject({ text: 'im here' })
  })

  it('takes no media without a web address, and no more than ten', () => {
    const media = Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [
        `MediaUrl${n}`,
        n === 0 ? 'javascript:x' : `https://m/${n}`,
      ]),
    )
    const parsed = parseInbound({ ...form, ...media, NumMedia: '12' })
    expect('media' in parsed && parsed.media.map(({ url }) => url)).toEqual(
      Array.from({ length: 9 }, (_, n) => `https://m/${n + 1}`),
    )
  })

  it('takes the first of repeated values', () => {
    expect(parseInbound({ ...form, Body: ['one', 'two'] })).toMatchObject({ text: 'one' })
  })

  it('never throws, and never returns a NUL', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.string({ unit: 'binary' })),
      fc.string().map((text) => Buffer.from(`${text}\0`.repeat(30)).toString('base64')),
      fc.constantFrom('\0', 'a\0b', 'whatsapp:+447700900123', '+447700900123', '3', '51.8', 'STOP'),
    )
    const names = Object.keys({
      ...form,
      ...readRecorded('whatsapp-button'),
      ...readRecorded('whatsapp-location'),
      ...readRecorded('sms-picture'),
    })
    const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value)
    fc.assert(
      fc.property(fields, fc.boolean(), (extra, whole) => {
        const parsed = parseInbound(whole ? { ...form, ...extra } : extra)
        expect(JSON.stringify(parsed)).not.toContain('\\u0000')
        if ('text' in parsed) expect(parsed.text.isWellFormed()).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
