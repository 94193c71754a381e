import type { Choice, DialogState } from '../domain/talk.ts'
import type { Effect, Findings, OutcomeKind, Turn, TurnOutcome } from '../domain/turn.ts'
import { rememberedCircumstances } from './circumstances.ts'
import { compose } from './compose.ts'
import type { Tools } from './tools.ts'

/** What one decider wants said. */
export interface Saying {
  readonly kind: OutcomeKind
  readonly because: string
  /** Markdown. */
  readonly body: string
  readonly choices?: readonly Choice[]
  /** So many of the choices must not be left out for being long. */
  readonly leastChoices?: number
  readonly topics?: readonly string[]
  readonly effects?: readonly Effect[]
  readonly article?: string
  readonly section?: string
  readonly state?: Partial<DialogState>
}

/** One reply as an outcome; choices that did not fit are not open either. */
export function say(turn: Turn, findings: Findings, saying: Saying): TurnOutcome {
  const { text, choices } = compose(turn.channel, saying.body, saying.choices, saying.leastChoices)
  return {
    kind: saying.kind,
    because: saying.because,
    topics: saying.topics ?? [],
    replies: [
      {
        role: 'reply',
        text,
        ...(saying.article === undefined ? {} : { article: saying.article }),
        ...(saying.section === undefined ? {} : { section: saying.section }),
      },
    ],
    effects: saying.effects ?? [],
    state: nextState(turn, findings, { choices, ...saying.state }),
  }
}

/** A fixed text that is sent to the letter, such as a card. */
export function sayAsIs(
  turn: Turn,
  findings: Findings,
  saying: Omit<Saying, 'body' | 'choices'> & { readonly text: string },
): TurnOutcome {
  return {
    kind: saying.kind,
    because: saying.because,
    topics: saying.topics ?? [],
    replies: [{ role: 'reply', text: saying.text }],
    effects: saying.effects ?? [],
    state: nextState(turn, findings, saying.state ?? {}),
  }
}

/**
 * What the talk remembers afterwards. An open dialog and open numbers are closed unless the
 * change says otherwise: a new question is a new question.
 */
export function nextState(
  turn: Turn,
  findings: Findings,
  change: Partial<DialogState>,
): DialogState {
  const { article } = turn.state
  return {
    version: 1,
    choices: [],
    ...(article === undefined ? {} : { article }),
    circumstances: rememberedCircumstances(turn, findings),
    rephrased: false,
    ...change,
  }
}

/** The adviser's first name, or 'your PA'. */
export function paOf(tools: Pick<Tools, 'phrases'>, turn: Turn): string {
  return turn.adviser?.firstName ?? tools.phrases.say('person:your-pa')
}
