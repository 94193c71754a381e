import { hiddenWords, lettersFor, trueInWords } from './normalise-letters.ts'
import { plainWords, wordRuns } from './normalise-tables.ts'

/**
 * One plain reading of a text for the rules: lower case, no accents, no apostrophes, text speak and
 * common misspellings spelt out, sentences parted by ' . '. For reading only, never shown to anyone.
 */
export function normalise(text: string): string {
  const letters = foldLetters(text)
  const spelt = joinSpacedLetters(letters)
  const words = separate(spelt).split(' ').filter(Boolean).map(plainWord)
  const joined = words.join(' ')

  return wordRuns.reduce((read, [run, plain]) => read.replace(run, plain), joined)
}

/** Zero-width, bidi and tag characters, variation selectors and the soft hyphen: unseen, so gone. */
const unseen =
  /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\u{E0000}-\u{E01EF}]/gu
const laughing = /[\u{1F602}\u{1F923}\u{1F606}\u{1F480}]/gu

function foldLetters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(unseen, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(laughing, ' lol ')
    .replace(/[\u2018\u2019\u201B\u0060\u00B4\u02BC]/g, "'")
    .replace(/\bod'?d\b|\bod'?ed\b/g, (word) => (word === 'odd' ? word : 'overdosed'))
    .replace(/'ll(?![a-z])/g, ' will')
    .replace(/'/g, '')
    .replace(/([a-z])\1\1+/g, '$1')
}

/** 'k i l l' and 'k.i.l.l': four or more single letters in a row are one word, or several. */
function joinSpacedLetters(text: string): string {
  return text.replace(/(?<![a-z0-9])[a-z](?:[ ._-][a-z]){3,}(?![a-z0-9])/g, (run) => {
    const joined = run.replace(/[ ._-]/g, '')
    return ` ${joined.replace(new RegExp(hiddenWords.join('|'), 'g'), ' $& ')} `
  })
}

function separate(text: string): string {
  return text
    .replace(/[.!?;\n\r\u2026]+(?=\s|$)/g, ' . ')
    .replace(/[^\p{L}\p{N}.@$!* ]/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])[.@$!*]+(?![\p{L}\p{N}.])/gu, ' . ')
    .replace(/\.(?=[\p{L}\p{N}])/gu, ' ')
}

const masked = /^[a-z]+\*+[a-z]+$/
const leetspeak = /^[a-z]+[013457@$!]+[a-z][a-z013457@$!]*$/

function plainWord(word: string): string {
  const unmasked = masked.test(word) ? unmask(word) : word
  const known = plainWords.get(unmasked)
  if (known !== undefined) return known
  if (/^[a-z]{3,}in$/.test(unmasked) && !trueInWords.has(unmasked)) return `${unmasked}g`
  if (!leetspeak.test(unmasked)) return unmasked

  const spelt = unmasked.replace(/[013457@$!]/g, (sign) => lettersFor[sign] ?? sign)
  return plainWords.get(spelt) ?? spelt
}

function unmask(word: string): string {
  const fits = (hidden: string): boolean =>
    hidden.length === word.length &&
    Array.from(word).every((letter, at) => letter === '*' || letter === hidden[at])

  return hiddenWords.find(fits) ?? word
}
