/** Shorter base64 is a word somebody typed more often than a text Twilio encoded. */
const shortestEncoded = 60

const base64Pattern = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
/** Anything but tab and line ends among control, unassigned, private and replacement characters. */
const unprintablePattern = /(?![\t\n\r])[\p{Cc}\p{Cn}\p{Co}\p{Cs}\uFFFD]/u
const wordCharacterPattern = /[\p{L}\p{M}\p{N}\s]/gu

/**
 * Twilio hands over some SMS of several parts as base64 of their text. Decoded only when it
 * surely is that; any doubt leaves the text as it came.
 * Seen by nyaruka/courier, which does the same for its Twilio channels.
 */
export function decodeBody(body: string): string {
  if (body.length < shortestEncoded || !base64Pattern.test(body)) return body
  const bytes = Buffer.from(body, 'base64')
  if (bytes.toString('base64') !== body) return body
  const text = decodeUtf8(bytes)
  return text !== undefined && isReadable(text) ? text : body
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function isReadable(text: string): boolean {
  if (unprintablePattern.test(text)) return false
  const wordCharacters = text.match(wordCharacterPattern)?.join('').length ?? 0
  return wordCharacters * 2 > text.length
}
