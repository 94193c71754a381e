import type { SafetyPhrase } from '../../domain/safety-phrase.ts'
import { detectAllegation } from '../../safeguarding/detect-allegation.ts'
import { detectDanger } from '../../safeguarding/detect-danger.ts'
import { holdsPhrase } from '../../safeguarding/hear.ts'
import { readings } from '../../safeguarding/readings.ts'

/** The net as the safeguarding lead's work asks it: of one text by itself. */
export interface Net {
  /** Whether this phrase is in it. */
  readonly hasPhrase: (text: string, phrase: SafetyPhrase) => boolean
  /** Whether the net as it is in force hears anything of this category in it. */
  readonly hears: (text: string, category: SafetyPhrase['category']) => boolean
  /** What it hears in it: a `DangerKind`, 'allegation', or nothing. */
  readonly kindIn: (text: string) => string | undefined
}

/** The rules and what is learnt, with the phrases that are in force. */
export function createNet(inForce: () => readonly SafetyPhrase[]): Net {
  const danger = (text: string) => detectDanger([text], inForce())
  const allegation = (text: string) => detectAllegation([text], inForce())
  return {
    hasPhrase: (text, { phrase }) =>
      readings([text]).some((reading) => holdsPhrase(reading, phrase)),
    hears: (text, category) =>
      (category === 'danger' ? danger(text) : allegation(text)) !== undefined,
    kindIn: (text) =>
      danger(text)?.kind ?? (allegation(text) === undefined ? undefined : 'allegation'),
  }
}
