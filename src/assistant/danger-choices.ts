import { dangerAnswers } from '../domain/danger.ts'
import type { Choice } from '../domain/talk.ts'
import type { Phrases } from './phrases.ts'

/** The numbers a danger card leaves open, for whoever sends the card. */
export function dangerChoices(phrases: Phrases): readonly Choice[] {
  return dangerAnswers
    .filter((answer) => answer !== 'silent')
    .map((answer) => ({
      label: phrases.say(`replies:danger-answers.${answer}`),
      pick: { to: 'danger-answer', answer },
    }))
}
