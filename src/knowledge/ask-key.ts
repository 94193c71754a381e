/** What two asks that differ in capitals, apostrophes and punctuation alone have in common. */
export function askKey(ask: string): string {
  return ask
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
