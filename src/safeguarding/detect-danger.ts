import type { Danger, DangerKind, Level } from '../domain/danger.ts'
import { firstRule, warmUp } from './first-rule.ts'
import { readings } from './readings.ts'
import { childDanger } from './rules/child-danger.ts'
import { exploitation } from './rules/exploitation.ts'
import { harmToOthers } from './rules/harm-to-others.ts'
import { medical } from './rules/medical.ts'
import type { Rule } from './rules/rule.ts'
import { selfHarm } from './rules/self-harm.ts'
import { sexualViolence } from './rules/sexual-violence.ts'
import { suicide } from './rules/suicide.ts'
import { unsafeTonight } from './rules/unsafe-tonight.ts'
import { violence } from './rules/violence.ts'

/**
 * Reads texts for danger before anything else does. Plain rules, so that a safeguarding lead can read
 * why one fired and nothing has to be up for it to work. The order below settles which kind a text
 * with several is: the narrower situation (a child hurt, a trap house) before the wider (violence).
 */
export function detectDanger(texts: readonly string[]): Danger | undefined {
  const read = readings(texts)

  for (const [kind, rules] of kinds) {
    const rule = firstRule(rules, read)
    if (rule !== undefined) return { kind, level: levelOf(kind), rule: rule.name }
  }
  return undefined
}

/** Not a matter of minutes by itself; all others are taken for one. */
function levelOf(kind: DangerKind): Level {
  return kind === 'self-harm' ? 'worried' : 'emergency'
}

const kinds: readonly (readonly [DangerKind, readonly Rule[]])[] = [
  ['child-danger', childDanger],
  ['medical', medical],
  ['sexual-violence', sexualViolence],
  ['exploitation', exploitation],
  ['suicide', suicide],
  ['self-harm', selfHarm],
  ['harm-to-others', harmToOthers],
  ['violence', violence],
  ['unsafe-tonight', unsafeTonight],
]

for (const [, rules] of kinds) warmUp(rules)
