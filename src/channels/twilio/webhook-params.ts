/** A form as Twilio posted it: a name may come more than once. */
export type WebhookParams = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * The first value of a field, without NUL and lone surrogates (PostgreSQL stores neither), or
 * undefined when it is missing or empty.
 */
export function field(params: WebhookParams, name: string): string | undefined {
  const value = Object.hasOwn(params, name) ? params[name] : undefined
  const first = typeof value === 'string' ? value : value?.[0]
  if (typeof first !== 'string') return undefined
  return first.replaceAll('\0', '').toWellFormed() || undefined
}
