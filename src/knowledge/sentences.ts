/** `{pa}`, `{council:duty-phone}`, `{fact:uc-under-25}`. */
export const placeholderPattern = /\{([a-z]+)(?::([^{}\s]+))?\}/g

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
const abbreviation = /\b(?:e\.g|i\.e|etc|mr|mrs|ms|dr|st|approx)\.\s*$/i

/**
 * The sentences of a paragraph. The segmenter sees it with placeholders and digits as capital
 * letters and bold marks as brackets: else it takes '. {pa} can' and '. 111 is' for one sentence.
 */
export function sentencesOf(text: string): string[] {
  const masked = text
    .replace(placeholderPattern, (found) => 'X'.repeat(found.length))
    .replace(/\d/g, 'X')
    .replace(/[*_]/g, ')')
    .replace(/(?<! {2}|\\)\n/g, ' ')
  const sentences: string[] = []
  for (const { index, segment } of segmenter.segment(masked)) {
    const sentence = text.slice(index, index + segment.length)
    const last = sentences.at(-1)
    if (last !== undefined && abbreviation.test(last))
      sentences.push(String(sentences.pop()) + sentence)
    else sentences.push(sentence)
  }
  return sentences
}
