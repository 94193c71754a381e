import { discreetly } from '../domain/discreet.ts'
import type { Choice, DialogState } from '../domain/talk.ts'
import type {
  CardReference,
  Effect,
  Findings,
  OutcomeKind,
  Turn,
  TurnOutcome,
} from '../domain/turn.ts'
import { rememberedCircumstances } from './circumstances.ts'
import { countSegments } from '../knowledge/segments.ts'
import { compose } from './compose.ts'
import type { Tools } from './tools.ts'

/** What one decider wants said. */
export interface Saying {
  readonly kind: OutcomeKind
  readonly because: string
  /** Markdown. */
  readonly body: string
  readonly choices?: readonly Choice[]
  /** A sentence after it that always stays, however long it is. */
  readonly note?: string
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
  const { body, leastChoices, note } = saying
  const { text, choices } = compose(turn, body, saying.choices, leastChoices, note)
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

/** What a decider wants said of which some may be left out. */
export interface FittingSaying extends Omit<Saying, 'body'> {
  readonly sentences: readonly (string | undefined)[]
  /** Each is said where there is room for it, beside all the choices. */
  readonly optional: readonly (string | undefined)[]
  /** Said after those, before the choices. */
  readonly last?: string
}

const usualSegments = 2

/** One reply with as many of the optional sentences as an SMS has room for. */
export function sayFitting(turn: Turn, findings: Findings, saying: FittingSaying): TurnOutcome {
  const { sentences, optional, last, ...rest } = saying
  const kept: string[] = sentences.filter((sentence) => sentence !== undefined)
  const bodyOf = (some: readonly string[]) =>
    [...some, last].filter((sentence) => sentence !== undefined).join(' ')
  for (const sentence of optional) {
    if (sentence !== undefined && hasRoom(turn, bodyOf([...kept, sentence]), rest.choices)) {
      kept.push(sentence)
    }
  }
  return say(turn, findings, { ...rest, body: bodyOf(kept) })
}

function hasRoom(turn: Turn, body: string, choices: readonly Choice[] = []): boolean {
  const composed = compose(turn, body, choices)
  const text = turn.discreet === true ? discreetly(composed.text) : composed.text
  const short = turn.channel === 'whatsapp' || countSegments(text).segments <= usualSegments
  return short && composed.choices.length === choices.length
}

/** A fixed text that is sent to the letter, such as a card. */
export function sayAsIs(
  turn: Turn,
  findings: Findings,
  saying: Omit<Saying, 'body' | 'choices'> & {
    readonly text: string
    readonly card?: CardReference
  },
): TurnOutcome {
  return {
    kind: saying.kind,
    because: saying.because,
    topics: saying.topics ?? [],
    replies: [
      {
        role: 'reply',
        text: saying.text,
        ...(saying.card === undefined ? {} : { card: saying.card }),
      },
    ],
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
  const { answers, article, rephrased, unhelpful } = turn.state
  return {
    version: 1,
    choices: [],
    ...(article === undefined ? {} : { article }),
    // The answer to a second try may be as little help as the first: one after it forgets.
    ...(rephrased && unhelpful !== undefined ? { unhelpful } : {}),
    ...(answers === undefined ? {} : { answers }),
    circumstances: rememberedCircumstances(turn, findings),
    rephrased: false,
    ...change,
  }
}

/** The adviser's first name, or 'your PA'. */
export function paOf(tools: Pick<Tools, 'phrases'>, turn: Turn): string {
  return turn.adviser?.firstName ?? tools.phrases.say('person:your-pa')
}
