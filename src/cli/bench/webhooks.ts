import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import twilio from 'twilio'
import { accountSid, authToken, ourNumber, publicUrl } from './account.ts'
import { together } from './together.ts'

const path = '/twilio/messages'

/** A webhook as Twilio posts it. */
export interface Webhook {
  readonly body: string
  readonly signature: string
}

export function signedWebhook(from: string, text: string): Webhook {
  const sid = `SM${randomUUID().replaceAll('-', '')}`
  const fields = {
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
    AccountSid: accountSid,
    From: from,
    To: ourNumber,
    Body: text,
    NumMedia: '0',
    NumSegments: '1',
    FromCountry: 'GB',
    ToCountry: 'GB',
    ApiVersion: '2010-04-01',
  }
  const signature = twilio.getExpectedTwilioSignature(authToken, publicUrl + path, fields)
  return { body: new URLSearchParams(fields).toString(), signature }
}

/** Posts them, `senders` at a time, and returns how long each was waited for, in milliseconds. */
export async function postAll(
  url: string,
  senders: number,
  webhooks: readonly Webhook[],
): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: senders })
  const times: number[] = []
  await together(senders, webhooks, async (webhook) => {
    const began = performance.now()
    await post(agent, url, webhook)
    times.push(performance.now() - began)
  })
  agent.destroy()
  return times
}

function post(agent: Agent, url: string, { body, signature }: Webhook): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'x-twilio-signature': signature,
    }
    request(url + path, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`A webhook was answered ${response.statusCode ?? 'nothing'}`))
      })
    })
      .on('error', reject)
      .end(body)
  })
}
