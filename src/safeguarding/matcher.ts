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

/**
 * Finds which of these rules speak over a reading, in their order. Each is put away under the words
 * without which it cannot speak, so that most texts try only a few.
 */
export function createMatcher<Kind>(
  groups: readonly (readonly [Kind, readonly Rule[]])[],
): (reading: string) => readonly Fired<Kind>[] {
  const rules = groups.flatMap(([kind, some]) => some.map((rule) => ({ kind, rule })))
  const always: Try[] = []
  const byWord = new Map<string, Try[]>()
  for (const [order, { rule }] of rules.entries()) {
    for (const part of partsOf(rule.pattern)) putAway({ order, part }, always, byWord)
    warmUp(rule)
  }

  return (reading) => {
    const spoke = new Set<number>()
    for (const { order, part } of triesFor(reading, always, byWord)) {
      if (spoke.has(order) || !part.pattern.test(reading)) continue
      const rule = rules[order]?.rule
      if (rule !== undefined && holds(rule, reading)) spoke.add(order)
    }
    return Array.from(spoke)
      .sort((one, other) => one - other)
      .flatMap((order) => {
        const found = rules[order]
        return found === undefined ? [] : [{ kind: found.kind, rule: found.rule.name }]
      })
  }
}

function putAway(one: Try, always: Try[], byWord: Map<string, Try[]>): void {
  if (one.part.needs === undefined) {
    always.push(one)
    return
  }
  for (const word of one.part.needs) {
    const there = byWord.get(word)
    if (there === undefined) byWord.set(word, [one])
    else there.push(one)
  }
}

function triesFor(
  reading: string,
  always: readonly Try[],
  byWord: ReadonlyMap<string, readonly Try[]>,
): ReadonlySet<Try> {
  const tries = new Set(always)
  for (const word of new Set(reading.split(/[^a-z0-9]+/))) {
    for (const one of byWord.get(word) ?? []) tries.add(one)
  }
  return tries
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
  for (const each of [...partsOf(pattern).map((part) => part.pattern), and, unless]) {
    each?.test('hello there')
  }
}
