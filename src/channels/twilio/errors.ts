import type { SendResult } from '../channel.ts'
import { twilioErrors, type TwilioError } from './error-table.ts'

/** An hour: the daily limit is not gone any sooner, and asking again costs nothing. */
const dailyLimitMs = 3_600_000

const unknownError: TwilioError = {
  result: 'refused',
  retryable: false,
  plainWords: 'Not delivered: the network did not take it.',
}

/** What a code means. A code the table lacks is taken as a refusal nobody can mend by waiting. */
export function errorOf(code: string): TwilioError {
  return (Object.hasOwn(twilioErrors, code) ? twilioErrors[code] : undefined) ?? unknownError
}

/**
 * What a create answer other than 2xx means for the message. Twilio may have accepted it before
 * a 5xx, so that is `unknown`; 429 and 503 say that it was not processed.
 * https://www.twilio.com/docs/usage/rest-api-best-practices
 */
export function resultOf(
  code: string | undefined,
  httpStatus: number,
  afterMs?: number,
): SendResult {
  if (code !== undefined && Object.hasOwn(twilioErrors, code)) {
    return ofKind(errorOf(code).result, code, afterMs ?? waitOf(code))
  }
  const said = code ?? `http-${httpStatus}`
  if (httpStatus === 429 || httpStatus === 503) return ofKind('try-later', said, afterMs)
  if (httpStatus >= 500 || httpStatus === 408) return { kind: 'unknown' }
  return { kind: 'refused', code: said }
}

function ofKind(kind: TwilioError['result'], code: string, afterMs?: number): SendResult {
  const { operator } = errorOf(code)
  const remedy = operator === undefined ? {} : { remedy: operator }
  switch (kind) {
    case 'try-later':
      return { kind, code, ...remedy, ...(afterMs !== undefined && { afterMs }) }
    case 'refused':
      return { kind, code, ...remedy }
    case 'opted-out':
    case 'outside-window':
    case 'unreachable':
      return { kind, code }
  }
}

function waitOf(code: string): number | undefined {
  return code === '63038' ? dailyLimitMs : undefined
}
