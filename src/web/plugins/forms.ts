import type { Server } from '../server.ts'

/** A form as it was posted: a name that came more than once has all its values, in order. */
export type Form = Readonly<Record<string, string | readonly string[]>>

/** Forms are the only bodies we take: anything else is 415. */
export function acceptForms(server: Server): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, parseForm(String(body)))
    },
  )
}

/** Malformed percent-encoding and invalid UTF-8 become replacement characters; nothing throws. */
function parseForm(body: string): Form {
  const form: Record<string, string | string[]> = Object.create(null) as Record<string, never>
  for (const [name, value] of new URLSearchParams(body)) {
    const known = form[name]
    if (known === undefined) form[name] = value
    else if (typeof known === 'string') form[name] = [known, value]
    else known.push(value)
  }
  return form
}
