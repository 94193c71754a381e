import lunr from 'lunr'

/** More than this of one text is not read: nobody asks a question that long. */
const longestRead = 3_000

const addresses = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/gi
const thousands = /(\d)[,\s](?=\d{3}\b)/g
const dottedLetters = /(?<![\p{L}\p{N}])(?:\p{L}\.){1,4}\p{L}(?![\p{L}\p{N}])\.?/gu

/**
 * A text in one shape: compatible characters made plain, invisible ones and web addresses gone,
 * small letters, Latin letters without accents. Ends of sentences stay.
 */
export function tidyText(text: string): string {
  return text
    .slice(0, longestRead)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Co}\p{Cs}\u{E0000}-\u{E007F}]/gu, '')
    .replace(addresses, ' ')
    .replace(/[‘’‛ʼ`´']/g, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(thousands, '$1')
    .replace(/(\d+)(?:\.(\d))?k\b/g, (_, whole: string, tenth?: string) =>
      String(Number(`${whole}.${tenth ?? '0'}`) * 1000),
    )
    .replace(dottedLetters, (letters) => letters.replaceAll('.', ''))
    .replace(/(\p{L})\1{2,}/gu, '$1$1')
    .replace(/[^\p{L}\p{M}\p{N}.?!,\n]+/gu, ' ')
    .trim()
}

/** The words of a tidied text. */
export function wordsOf(tidy: string): string[] {
  return tidy.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []
}

const stems = new Map<string, string>()
const mostStemsKept = 50_000

/** A word without its ending where we know the language's endings, else the word. */
export function stemOf(word: string, language: string): string {
  if (language !== 'en' || /\d/.test(word)) return word
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = lunr.stemmer(new lunr.Token(word, {})).toString()
  if (stems.size < mostStemsKept) stems.set(word, stem)
  return stem
}
