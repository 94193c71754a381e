import type { Choice, DialogState } from '../../domain/talk.ts'
import { safeContactChoices } from '../dialogs/safe-contact-choices.ts'
import type { DialogChoice } from '../engine/engine-port.ts'
import { sayAsIs } from '../outcome.ts'
import type { Phrases } from '../phrases.ts'
import type { Decider, Tools } from '../tools.ts'

/**
 * Something an adult did: the card, and its question how to make contact safely. More of it, once
 * they have answered that, is put with what they told, and the card is not said again.
 */
export const allegation: Decider = {
  name: 'allegation',
  decide(tools, turn, findings) {
    if (findings.allegation === undefined) return undefined
    const again = turn.toldOf?.contact === true
    return sayAsIs(turn, findings, {
      kind: 'allegation',
      because: `rule ${findings.allegation.rule}`,
      text: again ? tools.phrases.say('person:told-us.kept') : tools.cards.allegation,
      effects: [
        { kind: 'note-allegation', allegation: findings.allegation },
        { kind: 'open-handover', reason: 'allegation' },
      ],
      state: again ? {} : afterAllegation(tools),
    })
  },
}

type Asking = Pick<DialogState, 'choices'> & Required<Pick<DialogState, 'dialog'>>

/** What an allegation card leaves open, for whoever sends the card. */
export function afterAllegation(tools: Pick<Tools, 'phrases' | 'engine'>): Asking {
  const choices = choicesOf(tools.phrases, safeContactChoices)
  return { choices, dialog: tools.engine.open('safe-contact') }
}

/** A dialog's choices, as a talk remembers them. */
export function choicesOf(phrases: Phrases, choices: readonly DialogChoice[]): readonly Choice[] {
  return choices.map(({ label, answer }) => ({
    label: phrases.say(label),
    pick: { to: 'dialog', answer },
  }))
}
