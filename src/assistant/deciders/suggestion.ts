import type { Findings, Turn } from '../../domain/turn.ts'
import { isOn } from '../in-service.ts'
import { looksLikeQuestion } from '../looks-like-question.ts'
import { say } from '../outcome.ts'
import { bareNumberOf } from '../pick-choice.ts'
import { clean, plain } from '../readers/plain.ts'
import type { Decider } from '../tools.ts'

const longest = 1000

/** 'You should tell people that …': kept for whoever writes the answers, without whose it is. */
export const suggestion: Decider = {
  name: 'suggestion',
  decide(tools, turn, findings) {
    if (!isOn(tools, 'suggestions') || !mayBeKept(turn, findings)) return undefined
    const text = suggestedIn(turn, findings)
    if (text === undefined) return undefined
    return say(turn, findings, {
      kind: 'smalltalk',
      because: turn.state.suggesting === true ? 'asked what to write' : 'of their own accord',
      body: tools.phrases.say('replies:suggest.kept'),
      effects: [{ kind: 'suggested', text: text.slice(0, longest) }],
    })
  },
}

/** Nothing of danger, or of what is for few eyes: it is not kept, so it must not be said to be. */
function mayBeKept(turn: Turn, findings: Findings): boolean {
  const danger = findings.danger ?? findings.earlierDanger ?? findings.allegation ?? turn.openAlarm
  return danger === undefined && turn.restricted !== true && findings.wishes.length === 0
}

const named = /^(?:my |a |just a |heres a |got a )?(?:suggestion|suggest)(?: is)? ?[:;,-] ?(\S.*)$/i
const youShould =
  /^(?:(?:i think|maybe|tbh|honestly|hey|hi|and|ok|also) )*(?:you|u|ya|yous|waymark) (?:should|shud|shd|need to|ought to|could) (?:(?:really|also|probably|actually) )?(?:tell (?:people|ppl|every ?one|others|kids|us|young people|care leavers|new people)|mention|say (?:that|how|when|where|which)|add (?:something|info|more|a bit|an answer|how|where|that)|put (?:something|info|more|that|how|where))\b/

function suggestedIn(turn: Turn, { question, smallTalk }: Findings): string | undefined {
  const text = clean(question)
  const own = named.exec(text)?.[1]
  if (own !== undefined) return own
  if (youShould.test(plain(text)) && !text.endsWith('?')) return text
  return wasAsked(turn) && smallTalk === undefined && tellsSomething(text) ? text : undefined
}

/** A day later what they text is about something else: `recent` goes no further back. */
function wasAsked({ state, recent }: Turn): boolean {
  return state.suggesting === true && recent.length > 0
}

/** A number is one of a list further up, and a question is for an answer. */
function tellsSomething(text: string): boolean {
  return text !== '' && bareNumberOf(text) === undefined && !looksLikeQuestion(text)
}
