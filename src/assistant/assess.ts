import type { Allegation, Danger } from '../domain/danger.ts'
import type { SafetyPhrase } from '../domain/safety-phrase.ts'
import type { Findings, PastMessage } from '../domain/turn.ts'
import { detectAllegation } from '../safeguarding/detect-allegation.ts'
import { detectDanger } from '../safeguarding/detect-danger.ts'
import { isRetraction } from '../safeguarding/is-retraction.ts'
import { readCircumstances } from './readers/circumstances.ts'
import { readLanguage } from './readers/language.ts'
import { readQuestion } from './readers/question.ts'
import { readSmallTalk } from './readers/small-talk.ts'
import { readWishes } from './readers/wishes.ts'

export interface Reader {
  readonly name: string
  readonly read: (
    texts: readonly string[],
    recent: readonly PastMessage[],
    phrases: readonly SafetyPhrase[],
  ) => Partial<Findings>
}

/** Everything that is read of a turn. All of them run; what one finds hides nothing from another. */
export const readers: readonly Reader[] = [
  {
    name: 'danger',
    read: (texts, recent, phrases) => found('danger', readDanger(texts, recent, phrases)),
  },
  {
    name: 'earlier danger',
    read: (_, recent, phrases) => found('earlierDanger', readEarlierDanger(recent, phrases)),
  },
  { name: 'retraction', read: (texts) => ({ retraction: isRetraction(texts.join(' ')) }) },
  {
    name: 'allegation',
    read: (texts, recent, phrases) => found('allegation', readAllegation(texts, recent, phrases)),
  },
  { name: 'wishes', read: (texts) => ({ wishes: readWishes(texts) }) },
  { name: 'small talk', read: (texts) => found('smallTalk', readSmallTalk(texts)) },
  { name: 'language', read: (texts) => ({ language: readLanguage(texts) }) },
  { name: 'circumstances', read: (texts) => ({ circumstances: readCircumstances(texts) }) },
  { name: 'question', read: (texts) => ({ question: readQuestion(texts) }) },
]

/**
 * Reads the unanswered texts of a turn, in the light of those before; `phrases`: those that the
 * safeguarding lead added and that are in force. Pure.
 */
export function assess(
  texts: readonly string[],
  recent: readonly PastMessage[],
  phrases: readonly SafetyPhrase[] = [],
): Findings {
  const nothing: Findings = {
    retraction: false,
    wishes: [],
    language: 'en',
    circumstances: {},
    question: '',
    broken: [],
  }
  const read = readers.reduce<Findings>(
    (findings, reader) => ({
      ...findings,
      ...readSafely(reader, findings, { texts, recent, phrases }),
    }),
    nothing,
  )
  return weighLearnt(read)
}

/**
 * What the learnt signal alone makes a worry of, beside what they plainly say. A wish is done, and the
 * worry is looked at as well; 'no thats not it' says only that the answer missed.
 */
function weighLearnt(findings: Findings): Findings {
  const { danger, ...others } = findings
  if (danger?.source !== 'learnt' || danger.level === 'emergency') return findings
  if (findings.smallTalk === 'not-that') return others
  return findings.wishes.length > 0
    ? { ...findings, danger: { ...danger, unsure: true } }
    : findings
}

interface Given {
  readonly texts: readonly string[]
  readonly recent: readonly PastMessage[]
  readonly phrases: readonly SafetyPhrase[]
}

/** One reader that throws must not cost us what another would find: danger least of all. */
function readSafely(
  { name, read }: Reader,
  { broken }: Findings,
  { texts, recent, phrases }: Given,
): Partial<Findings> {
  try {
    return read(texts, recent, phrases)
  } catch {
    return { broken: [...broken, name] }
  }
}

/** How long a disclosure colours what is said after it. */
const stillCounts = 12 * 60 * 60 * 1000

/** The young person's own texts of this talk, up to 12 hours before the newest. */
function pastTexts(recent: readonly PastMessage[]): readonly string[] {
  const newest = recent.at(-1)?.at.getTime() ?? 0
  return recent
    .filter((past) => past.from === 'young-person' && newest - past.at.getTime() <= stillCounts)
    .map((past) => past.text)
}

/** Further back is not read again with every text: the alarm that it raised stands anyway. */
const mostRead = 40

/** Each text is read by itself: what was said in two turns is not one sentence. The newest counts. */
function readEarlierDanger(
  recent: readonly PastMessage[],
  phrases: readonly SafetyPhrase[],
): Danger | undefined {
  for (const text of pastTexts(recent).slice(-mostRead).toReversed()) {
    const danger = sure(detectDanger([text], phrases))
    if (danger !== undefined) return danger
  }
  return undefined
}

/** What was heard faintly, or only in two texts put together, colours nothing. */
function sure(danger: Danger | undefined): Danger | undefined {
  return danger?.unsure === true ? undefined : danger
}

/**
 * Danger in the texts themselves, or in the last text before and these read together: 'can u have
 * too many tablets' and then 'cuz i had 20'.
 */
function readDanger(
  texts: readonly string[],
  recent: readonly PastMessage[],
  phrases: readonly SafetyPhrase[],
): Danger | undefined {
  const own = detectDanger(texts, phrases)
  if (own !== undefined) return own
  const together = withLastBefore(texts, recent, phrases)
  return together === undefined ? undefined : sure(detectDanger(together, phrases))
}

/** The same for what an adult did: 'my pa is weird with me' and then 'he does it to all the girls'. */
function readAllegation(
  texts: readonly string[],
  recent: readonly PastMessage[],
  phrases: readonly SafetyPhrase[],
): Allegation | undefined {
  const own = detectAllegation(texts, phrases)
  if (own !== undefined || detectDanger(texts, phrases) !== undefined) return own
  // 'can i talk to my pa' names nobody as a doer: what comes after it is about something else.
  if (readWishes(pastTexts(recent).slice(-1)).length > 0) return own
  const together = withLastBefore(texts, recent, phrases)
  return together === undefined ? undefined : detectAllegation(together, phrases)
}

/** Nothing when the text before was heard by itself, so that it is not heard twice. */
function withLastBefore(
  texts: readonly string[],
  recent: readonly PastMessage[],
  phrases: readonly SafetyPhrase[],
): readonly string[] | undefined {
  const before = pastTexts(recent).slice(-1)
  if (before.length === 0) return undefined
  const wasHeard =
    detectDanger(before, phrases) !== undefined || detectAllegation(before, phrases) !== undefined
  return wasHeard ? undefined : [...before, ...texts]
}

/** A finding, or no key at all: `undefined` must not overwrite. */
function found<Key extends keyof Findings>(
  key: Key,
  value: Findings[Key] | undefined,
): Partial<Findings> {
  return value === undefined ? {} : { [key]: value }
}
