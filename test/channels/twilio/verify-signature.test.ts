import { describe, expect, it } from '@jest/globals'
import { isSignedByTwilio } from '../../../src/channels/twilio/verify-signature.ts'
import { sign, type Fields } from '../../support/twilio/webhook-poster.ts'
import { serviceSid } from './settings.ts'

const publicUrl = 'https://waymark.example'
const pathAndQuery = '/twilio/status?m=0198c0de-1&x=a%20b'
const params = { MessageSid: 'SM1', MessageStatus: 'sent', To: '+447700900123' }

function request(changes: Partial<Parameters<typeof isSignedByTwilio>[0]> = {}, token = 'new') {
  const fields: Fields = { ...(changes.params as Fields | undefined), ...params }
  return isSignedByTwilio({
    authTokens: ['old', 'new'],
    publicUrl,
    pathAndQuery,
    signature: sign(token, publicUrl + pathAndQuery, fields),
    ...changes,
    params: fields,
  })
}

describe('isSignedByTwilio', () => {
  it('takes a signature published by Twilio, for the token 12345', () => {
    const signed = {
      authTokens: ['12345'],
      publicUrl: 'https://mycompany.com',
      pathAndQuery: '/myapp.php?foo=1&bar=2',
      signature: '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
      params: {
        CallSid: 'CA1234567890ABCDE',
        Digits: '1234',
        From: '+12349013030',
        To: '+18005551212',
        Caller: '+12349013030',
      },
    }
    expect(isSignedByTwilio(signed)).toBe(true)
  })

  it.each(['old', 'new'])('takes the %s token while tokens are rotated', (token) => {
    expect(request({}, token)).toBe(true)
  })

  it('refuses another token', () => {
    expect(request({}, 'stolen')).toBe(false)
  })

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['short', 'abc'],
    ['not base64', 'ä'.repeat(28)],
  ])('refuses a %s header', (_, signature) => {
    const unsigned = { authTokens: ['new'], publicUrl, pathAndQuery, signature, params }
    expect(isSignedByTwilio(unsigned)).toBe(false)
  })

  it('refuses everything when no token is set', () => {
    expect(request({ authTokens: [''] }, '')).toBe(false)
    expect(request({ authTokens: [] })).toBe(false)
  })

  it.each([
    ['a fragment', `${publicUrl}#rc=3&rp=all`],
    ['a slash at the end', `${publicUrl}/`],
    ['a slash and a fragment', `${publicUrl}/#rc=3`],
  ])('leaves %s out of PUBLIC_URL', (_, configured) => {
    expect(request({ publicUrl: configured })).toBe(true)
  })

  it('counts every field: of a messaging service, unknown ones, repeated ones', () => {
    const more = { MessagingServiceSid: serviceSid, SomethingNew: 'ä £ 🤔', Twice: ['b', 'a', 'b'] }
    expect(request({ params: more })).toBe(true)
  })

  it.each([
    ['another value', { ...params, MessageStatus: 'delivered' }],
    ['a field more', { ...params, More: '1' }],
    ['a field less', { MessageSid: 'SM1', MessageStatus: 'sent' }],
  ])('refuses %s than was signed', (_, changed) => {
    const signature = sign('new', publicUrl + pathAndQuery, params)
    const authTokens = ['new']
    const signed = { authTokens, publicUrl, pathAndQuery, signature, params: changed }
    expect(isSignedByTwilio(signed)).toBe(false)
  })

  it('refuses another query, and another path', () => {
    expect(request({ pathAndQuery: '/twilio/status?m=0198c0de-2' })).toBe(false)
    expect(request({ pathAndQuery: '/twilio/messages' })).toBe(false)
  })

  it('refuses, and does not throw, when PUBLIC_URL is no address', () => {
    expect(request({ publicUrl: 'waymark' })).toBe(false)
  })
})
