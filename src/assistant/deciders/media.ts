import type { Turn } from '../../domain/turn.ts'
import { nameOf } from '../handover-words.ts'
import { offerPerson } from '../offer-person.ts'
import { say } from '../outcome.ts'
import type { Decider, Tools } from '../tools.ts'

/** A picture or voice note without words: nobody sees or hears it, unless they send it on. */
export const media: Decider = {
  name: 'media only',
  decide(tools, turn, findings) {
    const sent = turn.messages.filter((message) => message.media.length > 0)
    if (sent.length === 0 || findings.question !== '') return undefined
    const send = { label: 'replies:media.send', reason: 'media' } as const
    return say(turn, findings, {
      kind: 'none',
      because: 'media only',
      body: cannot(tools, turn),
      choices: [
        ...offerPerson(tools, turn, { ...send, bring: sent.map(({ id }) => id) }),
        { label: tools.phrases.say('replies:media.type'), pick: { to: 'rephrase' } },
      ],
    })
  },
}

function cannot({ phrases }: Pick<Tools, 'phrases'>, turn: Turn): string {
  if (turn.restricted === true) return phrases.say('replies:media.restricted')
  if (turn.handover === undefined) return phrases.say('replies:media.cannot')
  const who = nameOf({ phrases }, turn.handover.with)
  return phrases.say('replies:media.with-them', { who })
}
