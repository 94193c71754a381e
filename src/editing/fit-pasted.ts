import { toGsm7 } from '../knowledge/segments.ts'

/**
 * What was typed or pasted into a form, without what a word processor leaves in it: curly quotes,
 * long dashes, bullets, hard spaces and marks that nobody sees. English words come out in the
 * characters a plain SMS has; nothing else is changed, and nothing is refused.
 */
export function fitPasted(text: string, language = 'en'): string {
  const plain = text
    .replace(/\r\n?|[\u2028\u2029\u000b\u000c]/g, '\n')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    // Word's list: a bullet or its letter 'o', then a tab.
    .replace(/^[ \t]*(?:[•·▪◦●○■§]|o(?=\t))[ \t]+/gm, '- ')
    .replace(/\t/g, ' ')
  if (language !== 'en') return plain
  return plain.split('\n').map(fitLine).join('\n')
}

/** Line by line: what is read has its own spaces, and only what needs it is changed. */
function fitLine(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? ''
  const words = line.slice(indent.length)
  const fitted = toGsm7(words)
  return fitted === words ? line : indent + fitted
}
