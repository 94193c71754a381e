import { longestCard } from '../domain/discreet.ts'

/** What is said where there is room. */
const extra = /\[[^\]]*\]/
/** A sentence with a number of the council's, up to the end of it. */
const councilSentence = /[^.?!\][]*\{council:[a-z0-9-]+\}[^.?!]*[.?!] ?/g
const councilValue = /\{council:([a-z0-9-]+)\}/g

/** A sentence with a value we do not have is left out as a whole: never half a number. */
export function fillCouncil(text: string, values: Readonly<Record<string, string>>): string {
  const valueOf = (key: string): string => values[key]?.trim() ?? ''
  return text
    .replace(councilSentence, (sentence) =>
      [...sentence.matchAll(councilValue)].every(([, key = '']) => valueOf(key) !== '')
        ? sentence
        : '',
    )
    .replace(councilValue, (_, key: string) => valueOf(key))
}

/**
 * The card with what is known in it, in at most two parts of SMS. `told` is the same thing in ever
 * shorter sentences. Extras go first, the last of them first; a sentence is shortened only then.
 */
export function fitCard(template: string, told: readonly string[]): string {
  const candidates = told.flatMap((sentence) =>
    withFewerExtras(template).map((card) => card.replace('{card:told}', () => sentence)),
  )
  const fitting = candidates.find((card) => card.length <= longestCard)
  return fitting ?? candidates.at(-1) ?? withoutExtras(template).replace(' {card:told}', '')
}

/** With all its extras, without the last, without the last two … */
function withFewerExtras(template: string): readonly string[] {
  const extras = [...template.matchAll(new RegExp(extra, 'g'))].length
  return Array.from({ length: extras + 1 }, (_, dropped) => keepExtras(template, extras - dropped))
}

function keepExtras(template: string, most: number): string {
  const unmarked = Array.from({ length: most }).reduce<string>(
    (text) => text.replace(extra, (marked) => marked.slice(1, -1)),
    template,
  )
  return withoutExtras(unmarked)
}

function withoutExtras(template: string): string {
  return template.replace(new RegExp(extra, 'g'), '')
}
