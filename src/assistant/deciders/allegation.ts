import type { Choice, DialogState } from '../../domain/talk.ts'
import { safeContactChoices } from '../dialogs/safe-contact-choices.ts'
import { sayAsIs } from '../outcome.ts'
import type { Phrases } from '../phrases.ts'
import type { Decider, Tools } from '../tools.ts'

/** Something an adult did: the card, and its question how to make contact safely. */
export const allegation: Decider = {
  name: 'allegation',
  decide(tools, turn, findings) {
    if (findings.allegation === undefined) return undefined
    return sayAsIs(turn, findings, {
      kind: 'allegation',
      because: `rule ${findings.allegation.rule}`,
      text: tools.cards.allegation,
      effects: [
        { kind: 'note-allegation', allegation: findings.allegation },
        { kind: 'open-handover', reason: 'allegation' },
      ],
      state: afterAllegation(tools),
    })
  },
}

/** What an allegation card leaves open, for whoever sends the card. */
export function afterAllegation(
  tools: Pick<Tools, 'phrases' | 'engine'>,
): Pick<DialogState, 'choices' | 'dialog'> {
  return { choices: choicesOf(tools.phrases), dialog: tools.engine.open('safe-contact') }
}

function choicesOf(phrases: Phrases): readonly Choice[] {
  return safeContactChoices.map(({ label, answer }) => ({
    label: phrases.say(label),
    pick: { to: 'dialog', answer },
  }))
}
