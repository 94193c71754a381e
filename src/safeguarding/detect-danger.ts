import { type Danger, type DangerKind, dangerKinds, type Level } from '../domain/danger.ts'
import type { SafetyPhrase } from '../domain/safety-phrase.ts'
import { hear, type Heard, type Kind, learntLevel } from './hear.ts'
import { learnt } from './learnt/learnt.ts'
import { meanings } from './learnt/model.ts'
import type { Fired } from './matcher.ts'
import { alwaysNow, alwaysNowRules, happeningNow } from './rules/happening-now.ts'
import { phrases } from './rules/rule.ts'

/**
 * Reads texts for danger before anything else does: rules that a safeguarding lead can read, phrases
 * they added, phrases of first need in other languages, and a signal learnt from corpora. Nothing has to
 * be up for it to work.
 */
export function detectDanger(
  texts: readonly string[],
  added: readonly SafetyPhrase[] = [],
): Danger | undefined {
  return dangerIn(hear(texts, added))
}

/** What readable signals say comes first; the learnt one speaks where they are silent. */
export function dangerIn(heard: Heard): Danger | undefined {
  return (
    byPhrase(heard) ??
    byRule(heard) ??
    byLanguage(heard) ??
    byLearning(heard) ??
    byDoubtedRule(heard)
  )
}

function byPhrase(heard: Heard): Danger | undefined {
  const found = heard.phrases
    .flatMap(({ id, kind, level }) => (kind === 'allegation' ? [] : [{ id, kind, level }]))
    .toSorted((one, other) => Number(one.level === 'worried') - Number(other.level === 'worried'))
  const [first] = found
  if (first === undefined) return undefined
  return { kind: first.kind, level: first.level, rule: `phrase ${first.id}`, source: 'phrase' }
}

function byRule(heard: Heard): Danger | undefined {
  for (const { kind, rule } of soundRules(heard)) {
    if (kind === 'allegation') continue
    return { kind, level: levelOf({ kind, rule }, heard), rule, source: 'rule' }
  }
  return undefined
}

/**
 * The rules that spoke, without those that the learnt signal thinks mistaken: idioms and coursework they
 * have no guard for. Plain intent and short texts are overruled by nothing.
 */
export function soundRules(
  heard: Heard,
  least = learnt.thresholds.overrules,
): readonly Fired<Kind>[] {
  if (heard.learnt.alarm >= least || wordCount(heard) < words.few) return heard.rules
  return heard.rules.filter(({ rule }) => alwaysNowRules.has(rule))
}

/** Those that it doubts as well: a person reads it, but nobody is called. */
export function doubtedRules(heard: Heard): readonly Fired<Kind>[] {
  return soundRules(heard, learnt.thresholds.silences)
}

function byDoubtedRule(heard: Heard): Danger | undefined {
  for (const { kind, rule } of doubtedRules(heard)) {
    if (kind === 'allegation') continue
    return { kind, level: 'worried', rule, source: 'rule', unsure: true }
  }
  return undefined
}

function byLanguage({ language }: Heard): Danger | undefined {
  if (language === undefined) return undefined
  const { kind, level } = language
  return { kind, level, rule: `first need (${language.language})`, source: 'language' }
}

function byLearning(heard: Heard): Danger | undefined {
  const kind = likeliest(heard)
  if (kind === undefined || kind === 'allegation') return undefined
  const level = learntAlone(heard)
  const { alarm } = heard.learnt
  const unsure = level === 'worried' && alarm < sureOfWorry
  return {
    kind,
    level,
    rule: 'learnt',
    source: 'learnt',
    ...(unsure && { unsure }),
  }
}

/**
 * What the learnt signal makes of it by itself, when it is sure enough. Something an adult who works
 * with young people did goes its own way, so danger must be likelier than that.
 */
function likeliest(heard: Heard): DangerKind | 'allegation' | undefined {
  if (!isSure(heard)) return undefined
  if (allegationShare(heard) > 0.5) return 'allegation'
  const { of } = heard.learnt.chances
  const chanceOf = (kind: DangerKind) => of[meanings.indexOf(kind)] ?? 0
  const kind = dangerKinds.reduce((most, one) => (chanceOf(one) > chanceOf(most) ? one : most))
  return kind === 'unsafe-tonight' && isRooflessAdult(heard) ? undefined : kind
}

/**
 * Whether an adult who works with young people may have done it, also where danger is likelier: then it
 * is both, and the adviser, whom it may be about, is kept out.
 */
export function mayBeAllegation(heard: Heard): boolean {
  return isSure(heard) && allegationShare(heard) >= leastShare
}

const leastShare = 0.35

function allegationShare({ learnt: { chances, alarm } }: Heard): number {
  return (chances.of[meanings.indexOf('allegation')] ?? 0) / alarm
}

/** Having no roof alone is no danger but a question: somebody is under 18, or somebody is dangerous. */
function isRooflessAdult({ readings }: Heard): boolean {
  const all = readings.join(' ')
  return !/\b(?:[1-9]|1[0-7])\b/.test(all) && !someone.test(all)
}

const someone = phrases(
  '(he|hes|him|his|she|shes|her|they|theyre|them|man|men|guy|guys|bloke|dad|stepdad|ex|someone|lads)',
  '(under 18|underage|a child|a minor|my carers?|my foster [a-z]+)',
)

/** Below this nobody is called at night because of the learnt signal. */
const leastSure = 0.6
/** Below this a worry that the learnt signal alone heard may be an ordinary question as well. */
const sureOfWorry = 0.8
/** Few words say little: with less than these only rules speak, with less than those it must be sure. */
const words = { least: 4, few: 6 } as const

function isSure(heard: Heard): boolean {
  const count = wordCount(heard)
  if (count < words.least) return false
  return heard.learnt.alarm >= (count < words.few ? leastSure : learnt.thresholds.alarm)
}

function wordCount({ readings }: Heard): number {
  const all = readings.at(-1)?.split(' ') ?? []
  return all.filter((word) => word !== '.').length
}

/** When in doubt the lower level, which a person reads the same day. */
function learntAlone(heard: Heard): Level {
  if (heard.learnt.alarm < leastSure) return 'worried'
  return isNow(heard) ? 'emergency' : learntLevel(heard.learnt)
}

/** A rule that spoke needs no doubt that there is danger, only whether it is now. */
function levelOf({ kind, rule }: Pick<Danger, 'kind' | 'rule'>, heard: Heard): Level {
  const isAlways = alwaysNow.has(kind) || alwaysNowRules.has(rule)
  return isAlways || isNow(heard) ? 'emergency' : learntLevel(heard.learnt)
}

function isNow({ readings }: Heard): boolean {
  return readings.some((reading) => happeningNow.test(reading))
}
