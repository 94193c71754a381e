import type { Choice, Pick } from '../../domain/talk.ts'
import type { Findings, Turn, TurnOutcome } from '../../domain/turn.ts'
import { articleChoice } from '../answer-article.ts'
import { isOn } from '../in-service.ts'
import { offerAnotherTry, offerPerson } from '../offer-person.ts'
import { say } from '../outcome.ts'
import { pickChoice } from '../pick-choice.ts'
import { plain } from '../readers/plain.ts'
import type { Decider, Tools } from '../tools.ts'

type Helped = Pick & { readonly to: 'helped' }

/** '6', 'no it didnt', 'yh': what they say to 'Did that help?', while it is open. */
export const helped: Decider = {
  name: 'did that help',
  decide(tools, turn, findings) {
    const answer = answerOf(turn, findings)
    if (answer === undefined) return undefined
    return answer.helped
      ? glad(tools, turn, findings)
      : betterWay(tools, turn, findings, answer.others)
  },
}

const saidNo =
  /^(?:(?:no|nah|nope|na|sorry|not really|but) )*(?:(?:it|that|this|they) )?(?:(?:really|still) )?(?:didnt|did not|dint|doesnt|does not|hasnt|has not|wasnt|isnt)(?: (?:really|even|actually))*(?: (?:help|helped|helpful|useful|work|any help|any use))?(?: (?:me|us|much|at all|tho|though|sorry|lol|a lot))*$/
const saidNothing =
  /^(?:(?:no|nah|that was|it was) )*(?:useless|no help|no use|not much|pointless|rubbish)(?: (?:tho|lol|sorry|at all))*$/
const saidYes =
  /^(?:(?:yes|yeah|yea|yh|yep|ye|yup|ok) )*(?:(?:it|that|this) )?(?:did|does|has|helped|helps|was helpful|sorted it)(?: (?:help|helped|me|it|loads|a lot|alot|thanks|ty|thx|ta|cheers))*$/

function answerOf(turn: Turn, { question, smallTalk }: Findings): Helped | undefined {
  const open = turn.state.choices.map(({ pick }) => pick).filter((pick) => pick.to === 'helped')
  const said = (yes: boolean) => open.find((pick) => pick.helped === yes)
  if (open.length === 0) return undefined
  const picked = pickChoice(question, turn.state.choices)
  if (picked?.kind === 'picked' && picked.by === 'number') {
    const { pick } = picked.choice
    return pick.to === 'helped' ? pick : undefined
  }
  if (smallTalk === 'yes') return said(true)
  if (smallTalk === 'no' || smallTalk === 'not-that') return said(false)
  const text = plain(question)
  if (saidNo.test(text) || saidNothing.test(text)) return said(false)
  return saidYes.test(text) ? said(true) : undefined
}

/** The answer's other numbers stay open. */
function glad(tools: Tools, turn: Turn, findings: Findings): TurnOutcome {
  return say(turn, findings, {
    kind: 'smalltalk',
    because: 'it helped',
    body: tools.phrases.say('replies:helped.thanks'),
    effects: [{ kind: 'helped', helped: true }],
    state: { choices: turn.state.choices.filter(({ pick }) => pick.to !== 'helped') },
  })
}

/** Other answers, other words, their adviser by name, or what staff should write. */
function betterWay(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  others: readonly string[],
): TurnOutcome {
  const articles = others.flatMap((id) => articleChoice(tools, turn, id) ?? [])
  const suggest: Choice = {
    label: tools.phrases.say('replies:suggest.choice'),
    pick: { to: 'suggest' },
  }
  const person = offerPerson(tools, turn, { label: 'replies:ask', reason: 'unhelpful' })
  return say(turn, findings, {
    kind: 'smalltalk',
    because: 'it did not help',
    body: tools.phrases.say('replies:helped.sorry'),
    choices: [
      ...articles,
      ...person,
      offerAnotherTry(tools),
      ...(isOn(tools, 'suggestions') ? [suggest] : []),
    ],
    effects: [{ kind: 'helped', helped: false }],
    state: { rephrased: true, unhelpful: (turn.state.unhelpful ?? 0) + 1 },
  })
}
