import type { Choice } from '../domain/talk.ts'
import { clean, plain } from './readers/plain.ts'

/** What a text does with the open choices: picks one, names a number that is not there, or neither. */
export type Picked =
  | { readonly kind: 'picked'; readonly choice: Choice; readonly by: 'number' | 'words' }
  | { readonly kind: 'no-such-number'; readonly number: string }

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
]
const asNumber = new Map<string, number>([
  ...numbers.map((word, at) => [word, at + 1] as const),
  ...ordinals.map((word, at) => [word, at + 1] as const),
  ...['1st', '2nd', '3rd', '4th', '5th'].map((word, at) => [word, at + 1] as const),
  ['won', 1],
  ['to', 2],
  ['too', 2],
])

const bareNumber = new RegExp(
  `^(?:(?:number|num|no|nr|option|opt|choice|answer|reply|press|its|id say|the|i pick|pick|i choose) )*(\\d{1,4}|${[...asNumber.keys()].join('|')})(?: (?:pls|plz|please|thanks|thx|ta|x|one|option|1|mate|bro))*$`,
)
const severalNumbers = /^(\d)(?: (?:and|n|or|then) \d| \d)+$/

/** The number a text is, when it is a number and nothing else: '2', '2)', 'number 2', 'two'. */
export function bareNumberOf(text: string): number | undefined {
  const read = plain(text).replaceAll(' ?', '')
  const found = bareNumber.exec(read)?.[1] ?? severalNumbers.exec(read)?.[1]
  if (found === undefined) return undefined
  return asNumber.get(found) ?? Number(found)
}

/** Reads a text against the open choices. */
export function pickChoice(text: string, choices: readonly Choice[]): Picked | undefined {
  const number = bareNumberOf(text)
  if (number !== undefined) {
    const choice = choices[number - 1]
    if (choice !== undefined) return { kind: 'picked', choice, by: 'number' }
    return { kind: 'no-such-number', number: clean(text).slice(0, 12) }
  }
  const choice = byWords(plain(text), choices)
  return choice === undefined ? undefined : { kind: 'picked', choice, by: 'words' }
}

/** Words that say nothing about which choice is meant. */
const smallWords = new Set(
  (
    'a an the i im ive id me my mine is it its in at on of to for and n or one that this pls plz please ' +
    'live got have am do want wanna need about from thanks ta yes yeah yh ye ok number option'
  ).split(' '),
)

/** Their words name one choice: all words that matter are in its label, and in no other label. */
function byWords(text: string, choices: readonly Choice[]): Choice | undefined {
  const exact = choices.find((choice) => plain(choice.label) === text)
  if (exact !== undefined) return exact
  const words = text.split(' ')
  const said = words.filter((word) => !smallWords.has(word))
  if (said.length === 0 || words.length > 7 || text.includes('?')) return undefined
  const named = choices.filter((choice) => {
    const label = new Set(plain(choice.label).split(' '))
    return said.every((word) => label.has(word))
  })
  return named.length === 1 ? named[0] : undefined
}
