import type { Rule } from './rules/rule.ts'

/** The first rule that speaks over any one of these readings, or undefined. */
export function firstRule(rules: readonly Rule[], readings: readonly string[]): Rule | undefined {
  return rules.find((rule) => readings.some((reading) => speaks(rule, reading)))
}

function speaks(rule: Rule, reading: string): boolean {
  return (
    rule.pattern.test(reading) &&
    (rule.and?.test(reading) ?? true) &&
    !(rule.unless?.test(reading) ?? false)
  )
}

/**
 * Has every pattern compiled now: together they take a good part of a second, which must not be spent
 * on the first text in danger after a start.
 */
export function warmUp(rules: readonly Rule[]): void {
  for (const { pattern, and, unless } of rules) {
    for (const each of [pattern, and, unless]) each?.test('hello there')
  }
}
