import { Secret, TOTP } from 'otpauth'

/** How many steps of 30 seconds a phone's clock may be off, either way. */
const window = 1

const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** A new key for an authenticator app, in base32. */
export function newCodeKey(): string {
  return new Secret({ size: 20 }).base32
}

/** The step of time this code is of; undefined when it is none of now. A step must count once. */
export function stepOfCode(key: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const timestamp = now.getTime()
  const secret = Secret.fromBase32(key)
  const off = TOTP.validate({ ...settings, secret, token: code, timestamp, window })
  if (off === null) return undefined
  return TOTP.counter({ period: settings.period, timestamp }) + off
}

/** The address that an authenticator app reads from the square. */
export function codeAddress(key: string, { issuer, label }: Readonly<Record<string, string>>) {
  const totp = new TOTP({ ...settings, issuer: issuer ?? '', label: label ?? '', secret: key })
  return totp.toString()
}

/** The code of this moment, as the app on the phone shows it. */
export function codeAt(key: string, now: Date): string {
  return TOTP.generate({ ...settings, secret: Secret.fromBase32(key), timestamp: now.getTime() })
}
