/** Letters with a mark that SMS has in its own alphabet. */
const kept = /[èéùìòäöñüàåøæßÄÖÑÜÅØÆÉÇ]/

/**
 * A first name as a card may say it: one letter outside the SMS alphabet would more than halve
 * what fits. Marks are taken off; undefined when something else is left, or it is too long.
 */
export function plainName(name: string | undefined): string | undefined {
  const plain = Array.from(name?.trim().normalize('NFC') ?? '', (letter) =>
    kept.test(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, ''),
  ).join('')
  return /^[A-Za-zèéùìòäöñüàåøæßÄÖÑÜÅØÆÉÇ .'-]{1,30}$/.test(plain) ? plain : undefined
}
