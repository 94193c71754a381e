import type { SafetyPhrase } from '../../domain/safety-phrase.ts'
import { detectAllegation } from '../../safeguarding/detect-allegation.ts'
import { detectDanger } from '../../safeguarding/detect-danger.ts'
import { normalise } from '../../safeguarding/normalise.ts'

/** The net as the safeguarding lead's work asks it: of one text by itself. */
export interface Net {
  /** Whether this phrase is in it. */
  readonly hasPhrase: (text: string, phrase: SafetyPhrase) => boolean
  /** Whether the net as it is in force hears anything of this category in it. */
  readonly hears: (text: string, category: SafetyPhrase['category']) => boolean
  /** What it hears in it: a `DangerKind`, 'allegation', or nothing. */
  readonly kindIn: (text: string) => string | undefined
}

/** The rules, with the phrases that are in force. */
export function createNet(inForce: () => readonly SafetyPhrase[]): Net {
  const hasPhrase: Net['hasPhrase'] = (text, phrase) =>
    ` ${normalise(text)} `.includes(` ${normalise(phrase.phrase)} `)
  const inIt = (text: string, category: SafetyPhrase['category']) =>
    inForce().find((phrase) => phrase.category === category && hasPhrase(text, phrase))
  return {
    hasPhrase,
    hears: (text, category) =>
      (category === 'danger' ? detectDanger([text]) : detectAllegation([text])) !== undefined ||
      inIt(text, category) !== undefined,
    kindIn: (text) =>
      detectDanger([text])?.kind ??
      inIt(text, 'danger')?.kind ??
      (detectAllegation([text]) === undefined ? undefined : 'allegation'),
  }
}
