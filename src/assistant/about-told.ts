import type { Choice, DialogState, Pick as Picked } from '../domain/talk.ts'
import type { Findings, OutcomeKind, Turn, TurnOutcome } from '../domain/turn.ts'
import { countSegments, toGsm7 } from '../knowledge/segments.ts'
import { afterAllegation, choicesOf } from './deciders/allegation.ts'
import { aboutWhom, aboutWhomChoices } from './dialogs/about-whom.ts'
import { safeContactChoices } from './dialogs/safe-contact-choices.ts'
import { say } from './outcome.ts'
import type { Phrases } from './phrases.ts'
import type { Tools } from './tools.ts'

/** What may be about something they told: not danger, not small talk, and not a wish to stop. */
const asking: readonly OutcomeKind[] = ['answer', 'choose', 'none', 'person']
/** A number they chose, and what a dialog asked, is answered as what it is. */
const answersToUs: readonly string[] = ['choice of a number', 'open dialog', 'who sees this chat']
/** The question is worth a third billed part, and no more. */
const mostSegments = 3

/**
 * While something an adult did is open, every text goes to the allegations officers. The bot's
 * answer to one that may be about anything asks which, in place of its own numbers; those are open
 * again when it was something else.
 */
export function askIfAboutTold(
  tools: Pick<Tools, 'phrases'>,
  turn: Turn,
  findings: Findings,
  outcome: TurnOutcome,
  decider: string,
): TurnOutcome {
  const isAsked = turn.restricted === true && asking.includes(outcome.kind)
  if (!isAsked || answersToUs.includes(decider) || findings.language !== 'en') return outcome
  const reply = outcome.replies.find(({ role }) => role === 'reply')
  if (reply === undefined) return outcome
  const choices = choicesFor(tools.phrases, turn, outcome)
  const body = withoutChoices(turn, reply.text, outcome.state.choices)
  const text = [body, aboutToldQuestion(tools.phrases, turn)].join('\n')
  if (turn.channel === 'sms' && countSegments(text).segments > mostSegments) return outcome
  return {
    ...outcome,
    replies: outcome.replies.map((one) => (one === reply ? { ...one, text } : one)),
    effects: outcome.effects.filter(({ kind }) => kind !== 'open-handover'),
    state: withoutDialog(outcome.state, choices),
  }
}

/** The question with its two numbers, as it stands at the end of a reply. */
function aboutToldQuestion(phrases: Phrases, { channel }: Pick<Turn, 'channel'>): string {
  const [yes, other] = ['yes', 'something-else'].map((key) => phrases.say(`person:told-us.${key}`))
  const gap = channel === 'sms' ? '\n' : '\n\n'
  return `${phrases.say('person:told-us.ask')}${gap}1 ${yes}\n2 ${other}`
}

function choicesFor(phrases: Phrases, turn: Turn, outcome: TurnOutcome): readonly Choice[] {
  const texts = turn.messages.map(({ id }) => id)
  const person = outcome.kind === 'person' ? ({ person: 'asked' } as const) : {}
  const own = outcome.state.choices.filter(({ pick }) => pick.to !== 'rephrase')
  const toPerson = outcome.kind === 'none' ? [askPerson(phrases, texts)] : []
  const pick = { to: 'about-told', texts, ...person } as const
  return [
    { label: phrases.say('person:told-us.yes'), pick: { ...pick, answer: 'yes' } },
    {
      label: phrases.say('person:told-us.something-else'),
      pick: { ...pick, answer: 'something-else', then: [...own, ...toPerson] },
    },
  ]
}

/** Where nothing answers something else, a person can. */
function askPerson(phrases: Phrases, texts: readonly string[]): Choice {
  return {
    label: phrases.say('person:told-us.person'),
    pick: { to: 'about-told', answer: 'something-else', texts, person: 'not-known' },
  }
}

/** A reply without the numbers under it. */
function withoutChoices({ channel }: Turn, text: string, choices: readonly Choice[]): string {
  const fit = (label: string): string => (channel === 'sms' ? toGsm7(label) : label)
  const lines = choices.map(({ label }, at) => `${at + 1} ${fit(label)}`).join('\n')
  return lines !== '' && text.endsWith(lines) ? text.slice(0, -lines.length).trimEnd() : text
}

/** The numbers are the question's: what a dialog had asked is over. */
function withoutDialog(state: DialogState, choices: readonly Choice[]): DialogState {
  const { version, article, circumstances, rephrased, unhelpful } = state
  return {
    ...{ version, circumstances, rephrased, choices },
    ...(article !== undefined && { article }),
    ...(unhelpful !== undefined && { unhelpful }),
  }
}

// === The answer

/** '1 Yes' puts it with what they told; '2 Something else' takes it out, by their own choice. */
export function aboutTold(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  { answer, texts, person, then = [] }: Picked & { to: 'about-told' },
): TurnOutcome {
  const about = { kind: 'about-told', answer, texts } as const
  const effects = [{ ...about, ...(person !== undefined && { person }) }]
  const asked = person === undefined ? '' : '-asked'
  const because = `about what they told: ${answer}`
  if (answer === 'something-else') {
    const body = tools.phrases.say(`person:told-us.apart${asked}`)
    return say(turn, findings, { kind: 'smalltalk', because, body, effects, choices: then })
  }
  const { question, choices, state } = stillToAsk(tools, turn)
  const body = [tools.phrases.say(`person:told-us.kept${asked}`), question].join(' ').trim()
  return say(turn, findings, { kind: 'allegation', because, body, effects, choices, state })
}

interface StillToAsk {
  readonly question: string
  readonly choices: readonly Choice[]
  readonly state: Partial<DialogState>
}

/** What they have not said yet of how to reach them, and whom it is about. */
export function stillToAsk(tools: Tools, { toldOf }: Turn): StillToAsk {
  const { phrases, engine } = tools
  if (toldOf?.contact === false) {
    const { dialog } = afterAllegation(tools)
    const choices = choicesOf(phrases, safeContactChoices)
    return { question: phrases.say('person:contact.how'), choices, state: { dialog } }
  }
  if (toldOf?.about === false) {
    const choices = choicesOf(phrases, aboutWhomChoices)
    const question = phrases.say('person:contact.about')
    return { question, choices, state: { dialog: engine.open(aboutWhom.name) } }
  }
  return { question: '', choices: [], state: {} }
}
