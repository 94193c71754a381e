/** Every three letters in a row of a text. */
export function trigramsOf(stems: readonly string[]): Set<string> {
  const text = ` ${stems.join(' ')} `
  const trigrams = new Set<string>()
  for (let at = 0; at + 3 <= text.length; at += 1) trigrams.add(text.slice(at, at + 3))
  return trigrams
}

/** Between 0 and 1: how many of their trigrams two texts share. */
export function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0
  let both = 0
  for (const trigram of one) if (other.has(trigram)) both += 1
  return (2 * both) / (one.size + other.size)
}
