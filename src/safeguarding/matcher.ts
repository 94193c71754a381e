import { type Part, partsOf, type Rule } from './rules/rule.ts'

/** A rule that spoke, with what it stands for. */
export interface Fired<Kind> {
  readonly kind: Kind
  readonly rule: string
}

interface Try {
  /** The place of its rule in the order they were given in. */
  readonly order: number
  readonly part: Part
}

/** Where each part is put away: under the words it needs, or nowhere. */
interface Tries {
  readonly needing: ReadonlyMap<string, readonly Try[]>
  readonly always: readonly Try[]
}

/**
 * Finds which of these rules speak over a reading, in their order. Each is put away under the words
 * without which it cannot speak, so that most texts try only a few, and those in few places.
 */
export function createMatcher<Kind>(
  groups: readonly (readonly [Kind, readonly Rule[]])[],
): (reading: string) => readonly Fired<Kind>[] {
  const rules = groups.flatMap(([kind, some]) => some.map((rule) => ({ kind, rule })))
  const tries = putAway(
    rules.flatMap(({ rule }, order) => partsOf(rule.pattern).map((part) => ({ order, part }))),
  )
  for (const { rule } of rules) warmUp(rule)

  return (reading) =>
    Array.from(findPatterns(reading, tries))
      .sort((one, other) => one - other)
      .flatMap((order) => rules[order] ?? [])
      .filter(({ rule }) => holds(rule, reading))
      .map(({ kind, rule }) => ({ kind, rule: rule.name }))
}

function putAway(tries: readonly Try[]): Tries {
  const needing = new Map<string, Try[]>()
  for (const one of tries) {
    for (const word of one.part.needs ?? []) {
      const there = needing.get(word)
      if (there === undefined) needing.set(word, [one])
      else there.push(one)
    }
  }
  return { needing, always: tries.filter(({ part }) => part.needs === undefined) }
}

/** The rules, by their order, whose pattern is in a reading. */
function findPatterns(reading: string, { needing, always }: Tries): ReadonlySet<number> {
  const words = placesOf(reading)
  const tries = new Set(always)
  for (const word of words.keys()) for (const one of needing.get(word) ?? []) tries.add(one)
  const found = new Set<number>()
  // Many parts begin with the same people: where those are is looked up once.
  const beginnings = new Map<readonly string[], readonly number[]>()
  for (const { order, part } of tries) {
    if (found.has(order) || !hasAny(words, part.alsoNeeds)) continue
    if (part.begins === undefined) {
      if (part.pattern.test(reading)) found.add(order)
      continue
    }
    const places = beginnings.get(part.begins) ?? allPlaces(words, part.begins)
    beginnings.set(part.begins, places)
    if (isAtAny(part.here, reading, places)) found.add(order)
  }
  return found
}

type Places = ReadonlyMap<string, readonly number[]>

/** Each word of a reading, with where it begins. */
function placesOf(reading: string): Places {
  const places = new Map<string, number[]>()
  for (const { 0: word, index } of reading.matchAll(/[a-z0-9]+/g)) {
    const known = places.get(word)
    if (known === undefined) places.set(word, [index])
    else known.push(index)
  }
  return places
}

const allPlaces = (words: Places, wanted: readonly string[]): readonly number[] =>
  wanted.flatMap((word) => words.get(word) ?? [])

const hasAny = (words: Places, wanted: readonly string[] | undefined): boolean =>
  wanted === undefined || wanted.some((word) => words.has(word))

function isAtAny(pattern: RegExp, reading: string, places: readonly number[]): boolean {
  for (const place of places) {
    pattern.lastIndex = place
    if (pattern.test(reading)) return true
  }
  return false
}

/** The rest of a rule whose pattern is there: the other half, and nothing that makes it harmless. */
function holds(rule: Rule, reading: string): boolean {
  return (rule.and?.test(reading) ?? true) && !(rule.unless?.test(reading) ?? false)
}

/**
 * Has every pattern compiled now: together they take a good part of a second, which must not be spent
 * on the first text in danger after a start.
 */
function warmUp({ pattern, and, unless }: Rule): void {
  const parts = partsOf(pattern).map(({ begins, pattern: whole, here }) =>
    begins === undefined ? whole : here,
  )
  for (const each of [...parts, and, unless]) {
    if (each !== undefined) isAtAny(each, 'hello there', [0])
  }
}
