/** Controls, direction overrides, zero-width and tag characters: nobody types them on purpose. */
const invisible =
  /[\p{Cc}\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu

/** The text as it reads: one line, no invisible characters, one space between words. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(invisible, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}

const emoji =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0F\u20E3\u200D]/gu

/**
 * The text for a pattern to read: lower case, apostrophes dropped ('don't' is 'dont'), emoji and
 * other punctuation turned into spaces; '?' is kept as a word of its own.
 */
export function plain(text: string): string {
  return clean(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/['\u2018\u2019\u201B\u02BC`\u00B4]/g, '')
    .replace(emoji, ' ')
    .replace(/[^\p{L}\p{M}\p{N}?]+/gu, ' ')
    .replace(/\?+/g, ' ? ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
