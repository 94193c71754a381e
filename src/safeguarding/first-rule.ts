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
