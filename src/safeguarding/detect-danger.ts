import { type Danger, type DangerKind, dangerKinds, type Level } from '../domain/danger.ts'
import type { SafetyPhrase } from '../domain/safety-phrase.ts'
import { hear, type Heard, learntLevel } from './hear.ts'
import { learnt } from './learnt/learnt.ts'
import { meanings } from './learnt/model.ts'
import { alwaysNow, happeningNow } from './rules/happening-now.ts'

/**
 * Reads texts for danger before anything else does: rules that a safeguarding lead can read, phrases
 * they added, phrases of first need in other languages, and a signal learnt from corpora. Nothing has to
 * be up for it to work.
 */
export function detectDanger(
  texts: readonly string[],
  phrases: readonly SafetyPhrase[] = [],
): Danger | undefined {
  return dangerIn(hear(texts, phrases))
}

/** What readable signals say comes first; the learnt one speaks where they are silent. */
export function dangerIn(heard: Heard): Danger | undefined {
  return byPhrase(heard) ?? byRule(heard) ?? byLanguage(heard) ?? byLearning(heard)
}

function byPhrase({ phrases }: Heard): Danger | undefined {
  const found = phrases
    .flatMap(({ id, kind, level }) => (kind === 'allegation' ? [] : [{ id, kind, level }]))
    .toSorted((one, other) => Number(one.level === 'worried') - Number(other.level === 'worried'))
  const [first] = found
  if (first === undefined) return undefined
  return { kind: first.kind, level: first.level, rule: `phrase ${first.id}`, source: 'phrase' }
}

function byRule(heard: Heard): Danger | undefined {
  for (const { kind, rule } of heard.rules) {
    if (kind !== 'allegation') return { kind, level: levelOf(kind, heard), rule, source: 'rule' }
  }
  return undefined
}

function byLanguage({ language }: Heard): Danger | undefined {
  if (language === undefined) return undefined
  const { kind, level } = language
  return { kind, level, rule: `first need (${language.language})`, source: 'language' }
}

/**
 * Something an adult who works with young people did goes its own way, so danger must be likelier than
 * that. Whatever rule spoke is among what the signal has learnt from.
 */
function byLearning(heard: Heard): Danger | undefined {
  const { alarm, chances } = heard.learnt
  if (alarm < learnt.thresholds.alarm) return undefined
  const chanceOf = (kind: DangerKind | 'allegation') => chances.of[meanings.indexOf(kind)] ?? 0
  const danger = dangerKinds.reduce((sum, kind) => sum + chanceOf(kind), 0)
  if (danger < chanceOf('allegation')) return undefined
  const kind = dangerKinds.reduce((most, one) => (chanceOf(one) > chanceOf(most) ? one : most))
  return { kind, level: levelOf(kind, heard), rule: 'learnt', source: 'learnt' }
}

/** When in doubt the lower level, which a person reads the same day. */
function levelOf(kind: DangerKind, { readings, learnt: signal }: Heard): Level {
  if (alwaysNow.has(kind) && learntLevel(signal) === 'emergency') return 'emergency'
  return readings.some((reading) => happeningNow.test(reading)) ? 'emergency' : learntLevel(signal)
}
