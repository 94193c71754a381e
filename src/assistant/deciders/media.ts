import { paOf, say } from '../outcome.ts'
import type { Decider } from '../tools.ts'

/** A picture or voice note without words: nobody sees or hears it. */
export const media: Decider = {
  name: 'media only',
  decide(tools, turn, findings) {
    const sent = turn.messages.some((message) => message.media.length > 0)
    if (!sent || findings.question !== '') return undefined
    return say(turn, findings, {
      kind: 'none',
      because: 'media only',
      body: tools.phrases.say('replies:media.cannot'),
      choices: [
        {
          label: tools.phrases.say('replies:reach', { pa: paOf(tools, turn) }),
          pick: { to: 'person' },
        },
        { label: tools.phrases.say('replies:media.type'), pick: { to: 'rephrase' } },
      ],
    })
  },
}
