/**
 * Words of which at least one is in every text that a phrase of `phrases` can match, or undefined where
 * the phrase has none that can be told. Reading rules costs most where nothing is wrong; a text
 * without these words need not be tried.
 */
export function neededWords(phrase: string): ReadonlySet<string> | undefined {
  const sets = split(phrase, ' ').flatMap((token) => {
    const words = wordsOfToken(token)
    return words === undefined ? [] : [words]
  })
  return sets.toSorted((one, other) => commonness(one) - commonness(other))[0]
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
  if (!token.startsWith('(') || token.startsWith('(?')) return undefined
  if (closingOf(token) !== token.length - 1) return undefined

  const words = new Set<string>()
  for (const choice of split(token.slice(1, -1), '|')) {
    const needed = neededWords(choice)
    if (needed === undefined) return undefined
    for (const word of needed) words.add(word)
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
