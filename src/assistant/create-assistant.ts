import type { SafetyPhrase } from '../domain/safety-phrase.ts'
import type { Findings, PastMessage, Turn, TurnOutcome } from '../domain/turn.ts'
import { assess } from './assess.ts'
import { aboutWhom } from './dialogs/about-whom.ts'
import { askAPerson } from './dialogs/ask-a-person.ts'
import { safeContact } from './dialogs/safe-contact.ts'
import { createEngine } from './engine/engine.ts'
import type { Tools } from './tools.ts'
import { takeTurn } from './turn.ts'

/** What live messages, `eval` and `ask` all use. */
export interface Assistant {
  readonly assess: (texts: readonly string[], recent: readonly PastMessage[]) => Findings
  readonly takeTurn: (turn: Turn, findings: Findings) => Promise<TurnOutcome>
  readonly tools: Tools
}

/** Of the safeguarding lead's own phrases, those in force (default: none). */
export type PhrasesInForce = () => readonly SafetyPhrase[]

/** Puts the assistant together; constructs Botkit, so once per process. */
export function createAssistant(
  parts: Omit<Tools, 'engine'>,
  phrases: PhrasesInForce = () => [],
): Assistant {
  const tools: Tools = { ...parts, engine: createEngine([askAPerson, safeContact, aboutWhom]) }
  return {
    assess: (texts, recent) => assess(texts, recent, phrases()),
    takeTurn: (turn, findings) => takeTurn(tools, turn, findings),
    tools,
  }
}
