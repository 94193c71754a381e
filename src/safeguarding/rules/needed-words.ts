/**
 * Words of which at least one is in every text that a phrase of `phrases` can match, or undefined where
 * the phrase has none that can be told. Reading rules costs most where nothing is wrong; a text
 * without these words need not be tried.
 */
export const neededWords = (phrase: string): ReadonlySet<string> | undefined =>
  neededSets(phrase)[0]

/** All such sets of words, those that fewest texts have first: a text needs a word of each. */
export function neededSets(phrase: string): readonly ReadonlySet<string>[] {
  const sets = split(phrase, ' ').flatMap((token) => {
    const words = wordsOfToken(token)
    return words === undefined ? [] : [words]
  })
  return sets.toSorted((one, other) => commonness(one) - commonness(other))
}

/**
 * Words of which one stands at the beginning of all that a phrase matches, leaving out what is optional
 * there; undefined where they cannot be told.
 */
export function firstWords(phrase: string): ReadonlySet<string> | undefined {
  const plain = withoutLooks(phrase)
  const [first = '', ...rest] = split(plain, ' ')
  const optional = leadingOptional.exec(first)
  if (optional !== null) {
    return firstWords([first.slice(optional[0].length), ...rest].filter(Boolean).join(' '))
  }
  const [, stem = first, letter, ending = letter] =
    /^(.+?)(?:([a-z])\?|\(([a-z|]+)\)\?)$/.exec(first) ?? []
  const words = /^[a-z0-9]+$/.test(stem) ? new Set([stem]) : choiceOf(stem, firstWords)
  if (words === undefined || ending === undefined) return words
  return new Set(
    Array.from(words).flatMap((word) => [word, ...ending.split('|').map((end) => word + end)]),
  )
}

/** What may not stand before or after narrows what matches, and adds no beginning. */
function withoutLooks(phrase: string): string {
  const at = /\(\?<?!/.exec(phrase)?.index
  if (at === undefined) return phrase
  const rest = phrase.slice(at)
  return withoutLooks(phrase.slice(0, at) + rest.slice(closingOf(rest) + 1))
}

/** Words that hardly any text is without. */
const everyday = new Set(
  (
    'i im ive ill id he hes she shes it its me my him his her they them we us you your a an the this that is ' +
    'was are were be been to of in on at for with and or but so if not no dont just like get got go going have ' +
    'has had do did will can would said say out up all when what how who why there now want wanna gonna'
  ).split(' '),
)

function commonness(words: ReadonlySet<string>): number {
  return Array.from(words).reduce((sum, word) => sum + (everyday.has(word) ? 200 : 1), 0)
}

/** `(he )?` and `(is |was )*` end in a space of their own, so what follows them is a word by itself. */
const leadingOptional = /^\((?!\?)[^()]* \)[?*]/

function wordsOfToken(token: string): ReadonlySet<string> | undefined {
  const optional = leadingOptional.exec(token)
  if (optional !== null) return wordsOfToken(token.slice(optional[0].length))
  if (/^[a-z0-9]+$/.test(token)) return new Set([token])
  return choiceOf(token, neededWords)
}

/** The words of every choice of '(a|b)'; undefined where it is none, or one has none. */
function choiceOf(
  token: string,
  wordsOf: (choice: string) => ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (!token.startsWith('(') || token.startsWith('(?')) return undefined
  if (closingOf(token) !== token.length - 1) return undefined

  const words = new Set<string>()
  for (const choice of split(token.slice(1, -1), '|')) {
    const own = wordsOf(choice)
    if (own === undefined) return undefined
    for (const word of own) words.add(word)
  }
  return words
}

function closingOf(token: string): number {
  let depth = 0
  for (const [at, sign] of Array.from(token).entries()) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth === 0) return at
  }
  return -1
}

/** Parts between this sign where no bracket is open. */
function split(text: string, by: string): string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const sign of text) {
    if (sign === '(' || sign === '[') depth += 1
    if (sign === ')' || sign === ']') depth -= 1
    if (sign === by && depth === 0) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${sign}`)
  }
  return parts
}
