import type { Choice } from '../domain/talk.ts'
import type { HandoverReason } from '../domain/handover.ts'
import type { Effect, Findings, GoesTo, OpenHandover, Turn, TurnOutcome } from '../domain/turn.ts'
import { askAPerson } from './dialogs/ask-a-person.ts'
import {
  askedSentences,
  cannotWait,
  goesToOf,
  mayChooseWho,
  nameOf,
  someoneElse,
  whoGetsIt,
} from './handover-words.ts'
import { sayFitting } from './outcome.ts'
import { mobileSentence, teamSentence, unknownSentence } from './person-words.ts'
import { sayWhen } from './say-when.ts'
import type { Tools } from './tools.ts'

export interface AskingForPerson {
  readonly reason: HandoverReason
  readonly because: string
  /** A sentence before the others. */
  readonly first?: string
  /** Choices before the others, which are worth a third part of an SMS. */
  readonly ahead?: readonly Choice[]
  /** Texts of earlier turns that the person is asked about. */
  readonly bring?: readonly string[]
}

/**
 * A person is asked, and the young person is told whom, when they are due in and that nobody has
 * seen it yet; or chooses who gets it, when the adviser they know is not due in today. Opens the
 * dialog `ask-a-person`; Botkit is met only when it is answered, so asking does not depend on it.
 */
export function askForPerson(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  asking: AskingForPerson,
): TurnOutcome {
  const { first, because, ahead = [] } = asking
  const said = wordsOf(tools, turn, findings, asking)
  const dialog = said.choices.length === 0 ? {} : { dialog: tools.engine.open(askAPerson.name) }
  return sayFitting(turn, findings, {
    kind: 'person',
    because,
    ...said,
    sentences: [first, ...said.sentences],
    choices: [...ahead, ...said.choices],
    leastChoices: ahead.length,
    effects: effectsOf(turn, asking),
    state: dialog,
  })
}

/** Asking twice is asking once; and nobody can be asked from a talk that no adviser reads. */
function effectsOf(turn: Turn, { reason, bring = [] }: AskingForPerson): readonly Effect[] {
  if (turn.restricted === true || turn.handover !== undefined) return []
  return [{ kind: 'open-handover', reason, ...(bring.length === 0 ? {} : { bring }) }]
}

interface Said {
  readonly sentences: readonly (string | undefined)[]
  /** Said as far as there is room. */
  readonly optional: readonly (string | undefined)[]
  /** The question that the choices answer. */
  readonly last?: string
  readonly choices: readonly Choice[]
}

function wordsOf(tools: Tools, turn: Turn, findings: Findings, asking: AskingForPerson): Said {
  const team = teamSentence(tools, turn, findings)
  if (turn.restricted === true) {
    // What was told may be about the adviser: their number is not for here.
    return { sentences: [tools.phrases.say('person:cannot-ask'), team], optional: [], choices: [] }
  }
  const { handover } = turn
  if (handover !== undefined) return askedBefore(tools, turn, handover, team)
  if (mayChooseWho(turn) && !isUrgent(turn)) return whoShouldGetIt(tools, turn)
  return askedNow(tools, turn, asking, team)
}

// === Asked for the first time

function whoShouldGetIt(tools: Tools, turn: Turn): Said {
  return {
    sentences: whoGetsIt(tools, turn),
    optional: [cannotWait(tools, turn.elsewhere)],
    choices: whoChoices(tools, turn),
  }
}

function whoChoices(tools: Tools, turn: Turn): readonly Choice[] {
  const { phrases } = tools
  const pa = turn.adviser?.firstName ?? phrases.say('person:your-pa')
  const next = mayShowEarlier(turn) ? '-then-earlier' : ''
  const someone = someoneElse(tools, turn)
  return [
    choice(phrases.say('person:choices.keep', { pa }), `keep${next}`),
    ...(someone === undefined ? [] : [choice(someone, `someone-else${next}`)]),
    ...leaving(turn, phrases.say('person:choices.leave')),
  ]
}

/** What danger opened is not closed by a choice. */
function leaving(turn: Turn, label: string): readonly Choice[] {
  return isUrgent(turn) ? [] : [choice(label, 'leave')]
}

function isUrgent({ openAlarm, handover }: Turn): boolean {
  return openAlarm !== undefined || handover?.urgent === true
}

function askedNow(tools: Tools, turn: Turn, asking: AskingForPerson, team: string): Said {
  const { phrases } = tools
  const goesTo = goesToOf(turn)
  const unknown = unknownSentence(tools, turn)
  if (goesTo === undefined) {
    const sentences = [unknown, phrases.say('person:asked-nobody'), team]
    return { sentences, optional: [cannotWait(tools, goesTo)], choices: [] }
  }
  const canRead = phrases.say(canReadPhrase(asking))
  return {
    sentences: [unknown, ...askedSentences(tools, goesTo, turn.now, canRead)],
    optional: [cannotWait(tools, goesTo), numberOf(tools, turn, goesTo) ?? team],
    ...afterAsking(tools, turn, asking.bring),
  }
}

/** The adviser's own, where it is the adviser who was asked. */
function numberOf(tools: Tools, turn: Turn, { stage }: GoesTo): string | undefined {
  return stage === 'adviser' || stage === 'lead-worker' ? mobileSentence(tools, turn) : undefined
}

function canReadPhrase({ reason, bring = [] }: AskingForPerson): string {
  if (bring.length === 0) return 'person:can-read'
  return reason === 'media' ? 'person:can-read-media' : 'person:can-read-question'
}

/** Whether to show what was said before, where there is anything; and the way back. */
function afterAsking(
  tools: Tools,
  turn: Turn,
  bring: readonly string[] = [],
): Pick<Said, 'last' | 'choices'> {
  const { phrases } = tools
  const back = leaving(turn, phrases.say('person:choices.take-back'))
  if (!mayShowEarlier(turn, bring.length)) return { choices: back }
  const yesOrNo = [
    choice(phrases.say('person:choices.yes'), 'show'),
    choice(phrases.say('person:choices.no'), 'keep-sealed'),
  ]
  return { last: phrases.say('person:earlier'), choices: [...yesOrNo, ...back] }
}

/** Whether anything of theirs was said to the bot alone; `brought` of those texts come along. */
function mayShowEarlier({ recent }: Turn, brought = 0): boolean {
  return (
    recent.filter((past) => past.sealed === true && past.from === 'young-person').length > brought
  )
}

// === Asked again

function askedBefore(tools: Tools, turn: Turn, handover: OpenHandover, team: string): Said {
  const { phrases } = tools
  const { seen, askedAt } = handover
  const who = nameOf(tools, handover.with)
  const when = sayWhen(phrases, askedAt, turn.now)
  const mayChoose = !seen && mayChooseWho(turn) && !isUrgent(turn)
  return {
    sentences: [
      handover.with.stage === 'unrouted'
        ? phrases.say('person:asked-nobody')
        : phrases.say('person:asked-before', { who, when }),
      handover.with.stage === 'unrouted' ? undefined : seenSentence(tools, handover),
      ...(mayChoose ? whoGetsIt(tools, turn) : []),
    ],
    optional: [
      cannotWait(tools, handover.with),
      mayChoose ? undefined : (numberOf(tools, turn, handover.with) ?? team),
    ],
    ...(mayChoose ? { choices: whoChoices(tools, turn) } : afterAsking(tools, turn)),
  }
}

function seenSentence({ phrases }: Tools, { seen, seenBy }: OpenHandover): string {
  if (!seen) return phrases.say('person:not-seen')
  return seenBy === undefined
    ? phrases.say('person:seen')
    : phrases.say('person:seen-by', { name: seenBy })
}

function choice(label: string, answer: string): Choice {
  return { label, pick: { to: 'dialog', answer } }
}
