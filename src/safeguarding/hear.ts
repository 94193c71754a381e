import type { DangerKind, Level } from '../domain/danger.ts'
import type { SafetyPhrase } from '../domain/safety-phrase.ts'
import { hearLanguages, type LanguagePhrase } from './languages/hear-languages.ts'
import { byHash, byName, type Keys } from './learnt/feature-keys.ts'
import { featuresOf, type Features } from './learnt/features.ts'
import { type Chances, chancesOf, meanings } from './learnt/model.ts'
import { learnt } from './learnt/learnt.ts'
import { createMatcher, type Fired } from './matcher.ts'
import { readings } from './readings.ts'
import { allegation } from './rules/allegation.ts'
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
import { windowsOf } from './windows.ts'

/** What a text can be heard to tell. */
export type Kind = DangerKind | 'allegation'

/** Everything that spoke over some texts; what is made of it is decided elsewhere. */
export interface Heard {
  /** In the order of the kinds below. */
  readonly rules: readonly Fired<Kind>[]
  readonly phrases: readonly SafetyPhrase[]
  readonly language: LanguagePhrase | undefined
  readonly learnt: Learnt
  readonly readings: readonly string[]
}

/** What the learnt signal makes of the part of a text that worries it most. */
export interface Learnt {
  /** What it saw of that part, by name. */
  readonly features: () => Features
  readonly chances: Chances
  /** That it is no harmless text. */
  readonly alarm: number
}

/**
 * The order settles which kind a text with several is: the narrower situation (a child hurt, a trap
 * house) before the wider (violence).
 */
const kinds: readonly (readonly [Kind, readonly Rule[]])[] = [
  ['child-danger', childDanger],
  ['medical', medical],
  ['sexual-violence', sexualViolence],
  ['exploitation', exploitation],
  ['suicide', suicide],
  ['self-harm', selfHarm],
  ['harm-to-others', harmToOthers],
  ['violence', violence],
  ['unsafe-tonight', unsafeTonight],
  ['allegation', allegation],
]

const matchRules = createMatcher(kinds)

/** Reads some texts that belong together, in the order they came, with all that can hear. */
export function hear(texts: readonly string[], phrases: readonly SafetyPhrase[] = []): Heard {
  const alone = hearAlone(texts)
  const holds = ({ phrase }: SafetyPhrase) =>
    alone.readings.some((reading) => holdsPhrase(reading, phrase))
  return { ...alone, phrases: phrases.filter(holds) }
}

type HeardAlone = Omit<Heard, 'phrases'>

/** A text is read for danger and for allegations, and again with each that comes after it. */
const mostKept = 300
const kept = new Map<string, HeardAlone>()

function hearAlone(texts: readonly string[]): HeardAlone {
  const key = texts.join('\0')
  const known = kept.get(key)
  if (known !== undefined) return known
  const read = readings(texts)
  const rules = firedOver(read)
  const language = hearLanguages(texts)
  const heard = { rules, language, learnt: hearLearnt(read, rules), readings: read }
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, heard)
  return heard
}

/**
 * What a lesson is learnt from: all that the learnt signal sees of these texts, long or not; with what
 * the rules say of them, or without.
 */
export function lessonOf(texts: readonly string[], rulesToo = true): Features<number> {
  const read = readings(texts)
  return seenOf(partsOnly(read), rulesToo ? firedOver(read) : [], byHash)
}

/** Which level the learnt signal gives to what it hears. */
export function learntLevel({ chances }: Learnt): Level {
  return chances.urgent >= learnt.thresholds.urgent ? 'emergency' : 'worried'
}

function firedOver(read: readonly string[]): readonly Fired<Kind>[] {
  const fired = new Map(read.flatMap(matchRules).map((each) => [each.rule, each]))
  const order = kinds.map(([kind]) => kind)
  return Array.from(fired.values()).toSorted(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind),
  )
}

/** Whether the words of a phrase are in a reading, whole and next to each other. */
export function holdsPhrase(reading: string, phrase: string): boolean {
  const wanted = plainPhrase(phrase)
  return wanted !== '' && ` ${reading} `.includes(` ${wanted} `)
}

/** How phrases read: the same few are looked for in every text. */
const plainPhrases = new Map<string, string>()

function plainPhrase(phrase: string): string {
  const known = plainPhrases.get(phrase)
  if (known !== undefined) return known
  const [plain = ''] = readings([phrase])
  plainPhrases.set(phrase, plain)
  return plain
}

/** Of several texts the last reading is all of them joined, which would count their words twice. */
const partsOnly = (read: readonly string[]): readonly string[] =>
  read.length > 1 ? read.slice(0, -1) : read

function hearLearnt(read: readonly string[], rules: readonly Fired<Kind>[]): Learnt {
  const parts = partsOnly(read)
  return windowsOf(parts)
    .map((window) => judge([window], []))
    .reduce((most, one) => (one.alarm > most.alarm ? one : most), judge(parts, rules))
}

function judge(parts: readonly string[], rules: readonly Fired<Kind>[]): Learnt {
  const chances = chancesOf(learnt.model, seenOf(parts, rules, byHash))
  return {
    features: () => seenOf(parts, rules, byName),
    chances,
    alarm: 1 - (chances.of[meanings.indexOf('harmless')] ?? 1),
  }
}

/** That a rule spoke is seen too: rules are often right, and some more often than others. */
function seenOf<Key>(
  parts: readonly string[],
  rules: readonly Fired<Kind>[],
  keys: Keys<Key>,
): Features<Key> {
  const all = featuresOf(parts, keys).set(keys.other('always'), 0.3)
  for (const { kind } of rules) {
    all.set(keys.other(`rule ${kind}`), 1)
    all.set(keys.other(kind === 'allegation' ? 'rule of allegation' : 'rule of danger'), 1)
  }
  return all
}
