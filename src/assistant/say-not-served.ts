import type { Findings, Turn, TurnOutcome } from '../domain/turn.ts'
import type { Article } from '../knowledge/article.ts'
import { fill } from '../knowledge/fill.ts'
import { nameOf, whoToAsk } from './handover-words.ts'
import type { NotServed } from './in-service.ts'
import { offerPerson } from './offer-person.ts'
import { paOf, say, sayFitting } from './outcome.ts'
import { dueSentence } from './person-words.ts'
import type { Tools } from './tools.ts'

/**
 * In place of an article that is out of service or was not looked at for too long: that it is so,
 * and a person. A core article has a fixed short text in locales/en/core.json instead.
 */
export function sayNotServed(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  { article, why }: { readonly article: Article; readonly why: NotServed },
): TurnOutcome {
  const because = `${article.id} is not served: ${why}`
  if (tools.phrases.has(`core:${article.id}`)) {
    return sayFixed(tools, turn, findings, article, because)
  }
  return sayFitting(turn, findings, {
    kind: 'none',
    because,
    topics: [article.id],
    sentences: [tools.phrases.say(`replies:not-served.${why}`), ...askingWhom(tools, turn)],
    optional: [],
    choices: askPerson(tools, turn, 'replies:none.yes'),
  })
}

function sayFixed(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  { id }: Article,
  because: string,
): TurnOutcome {
  const { council } = tools.library()
  const words = tools.phrases.say(`core:${id}`)
  const body = fill(words, { pa: paOf(tools, turn), council, facts: [], on: turn.now })
  return say(turn, findings, {
    kind: 'answer',
    because: `${because}; its fixed text`,
    topics: [id],
    body,
    choices: askPerson(tools, turn, 'replies:ask'),
    state: { article: id },
  })
}

function askPerson(tools: Tools, turn: Turn, label: string) {
  const bring = turn.messages.map(({ id }) => id)
  return offerPerson(tools, turn, { label, reason: 'not-known', bring })
}

function askingWhom(tools: Tools, turn: Turn): readonly (string | undefined)[] {
  const { phrases } = tools
  if (turn.restricted === true) return []
  if (turn.handover !== undefined) {
    const who = nameOf(tools, turn.handover.with)
    return [phrases.say('replies:not-served.with-them', { who })]
  }
  const shall = phrases.say('replies:not-served.shall-i', { pa: whoToAsk(tools, turn) })
  return [shall, dueSentence(tools, turn)]
}
