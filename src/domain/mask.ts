/**
 * Emails, links, phone and other long numbers, postcodes, National Insurance numbers. Phone numbers
 * are written with brackets, dots and dashes, and in the digits of other scripts; a sum such as
 * 316.98 is none, so only long ones may have dots.
 */
const personal: readonly RegExp[] = [
  /\S+@\S+/g,
  /\b(?:https?:\/\/|www\.)\S+/gi,
  /\b[A-Za-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-Da-d]\b/g,
  /\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}\b/g,
  /[+(]*\p{Nd}(?:[\s().\-\u2010-\u2015/\p{Cf}]{0,3}\p{Nd}){7,}/gu,
  /\+?\p{Nd}(?:[\s-]?\p{Nd}){4,}/gu,
]

const mark = '[…]'

/**
 * A text without what tells who wrote it: numbers, addresses on the net, postcodes, and the names
 * given. What an editor needs stays.
 */
export function maskPersonal(text: string, names: readonly string[]): string {
  const withoutNumbers = personal.reduce((masked, pattern) => masked.replace(pattern, mark), text)
  return names
    .flatMap((name) => name.split(/\s+/))
    .filter((name) => name.length > 1)
    .reduce((masked, name) => masked.replace(wordPattern(name), mark), withoutNumbers)
}

function wordPattern(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'giu')
}
