import { phraseAt, type Lexicon } from './lexicon.ts'
import { stemOf, wordsOf } from './words.ts'

/** Words a new clause begins with: 'n my uc stopped' is a second issue, 'cooking n cleaning' not. */
const clauseStart =
  /^(?:i|im|ive|id|ill|my|can|could|do|does|did|how|hows|what|whats|wot|where|wheres|when|who|whos|why|is|are|will|need|they|the|theyve|shes|hes|got|any|u|wanna|want|also|if|were|was|would|should|am|which|theres|there|its|me|now|cant|dont|he|she)\b/

/** A comma, a joining word, or both: 'in june, and do i' is joined once. */
const joiners = /(?:,\s*|\s)(?:and|n|but|then)\s+(?=\S)|,\s*(?=\S)/g
const alwaysApart =
  /[.?!\n]+|\s(?:(?:and |n )?(?:i |can i |do i )?also|plus|as well as|another thing|other thing)\s/

/**
 * The separate issues of one text, the most pressing first; the whole text when it has but one.
 * A piece without two words that say something stays with the piece before it.
 */
export function splitIssues(tidy: string, lexicon: Lexicon): string[] {
  const pieces = tidy
    .split(alwaysApart)
    .flatMap(splitAtJoiners)
    .map((piece) => wordsOf(piece).join(' '))
    .filter((piece) => piece !== '')
  const issues = joinThin(pieces, lexicon)
  const press = (issue: string) => Number(isPressing(issue, lexicon))
  return issues.toSorted((one, other) => press(other) - press(one)).slice(0, mostIssues)
}

const mostIssues = 4
const leastWords = 2

function splitAtJoiners(piece: string): string[] {
  const parts: string[] = []
  let from = 0
  for (const { index, 0: joiner } of piece.matchAll(joiners)) {
    const rest = piece.slice(index + joiner.length)
    if (!clauseStart.test(rest)) continue
    parts.push(piece.slice(from, index))
    from = index + joiner.length
  }
  return [...parts, piece.slice(from)]
}

function joinThin(pieces: readonly string[], lexicon: Lexicon): string[] {
  const issues: string[] = []
  let thin = ''
  for (const piece of pieces) {
    const joined = thin === '' ? piece : `${thin} ${piece}`
    if (countInformative(piece, lexicon) >= leastWords) {
      issues.push(joined)
      thin = ''
    } else if (issues.length > 0) {
      issues.push(`${String(issues.pop())} ${joined}`)
      thin = ''
    } else thin = joined
  }
  return thin === '' ? issues : [...issues, thin]
}

function countInformative(piece: string, lexicon: Lexicon): number {
  return wordsOf(piece).filter((word) => !lexicon.stopWords.has(word)).length
}

/** Whether an issue has a word of what cannot wait, also in text speak. */
export function isPressing(issue: string, lexicon: Lexicon): boolean {
  const words = wordsOf(issue)
  const inFull = words.flatMap((word, at) => phraseAt(lexicon.textSpeak, words, at)?.to ?? [word])
  return inFull.some((word) => lexicon.pressing.has(stemOf(word, lexicon.language)))
}
