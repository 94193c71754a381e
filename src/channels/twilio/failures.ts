/** Twilio answered, and the answer was no. */
export class TwilioRefusal extends Error {
  override readonly name = 'TwilioRefusal'
  readonly status: number
  readonly code: string | undefined
  readonly retryAfterMs: number | undefined

  constructor(status: number, code: string | undefined, retryAfterMs: number | undefined) {
    super(`Twilio answered ${status}${code === undefined ? '' : ` (${code})`}`)
    this.status = status
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

/**
 * Twilio did not answer. Only the code of the error it stands for is kept: axios hangs the whole
 * request on its errors, with our token and the text in it, and errors end in logs.
 */
export class TwilioUnreachable extends Error {
  override readonly name = 'TwilioUnreachable'
  readonly code: string
  /** No byte of the request left, so Twilio cannot have acted on it. */
  readonly nothingSent: boolean

  constructor(code: string, nothingSent: boolean) {
    super(`No answer from Twilio (${code})`)
    this.code = code
    this.nothingSent = nothingSent
  }
}

/** Names what kept Twilio's answer from us. */
export function unreachableBy(error: unknown): TwilioUnreachable {
  const code = codeBeforeSending(error)
  return new TwilioUnreachable(code ?? codeOf(error) ?? 'unknown', code !== undefined)
}

/** Certificates are checked before a byte of the request leaves. */
const certificatePattern = /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/

/**
 * The code of a failure to find or reach Twilio at all. Node names the system call; axios wraps
 * the error and keeps it as the cause, as an AggregateError when several addresses were tried.
 */
function codeBeforeSending(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) {
    const codes = error.errors.map(codeBeforeSending)
    return codes.every((code) => code !== undefined) ? codes[0] : undefined
  }
  const code = codeOf(error)
  const call = 'syscall' in error ? error.syscall : undefined
  if (code !== undefined) {
    if (call === 'connect' || call === 'getaddrinfo' || certificatePattern.test(code)) return code
  }
  return 'cause' in error ? codeBeforeSending(error.cause) : undefined
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
