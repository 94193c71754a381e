import { field, type WebhookParams } from './webhook-params.ts'

/** How a call ended, by Twilio; undefined while it goes on. */
export function parseVoiceEnd(params: WebhookParams): string | undefined {
  const status = field(params, 'CallStatus')?.toLowerCase()
  return status !== undefined && ended.has(status) ? status : undefined
}

/** https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
const ended = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled'])

/** Whether they pressed 1; an answerphone presses nothing. */
export function hasPressedOne(params: WebhookParams): boolean {
  return field(params, 'Digits') === '1'
}
