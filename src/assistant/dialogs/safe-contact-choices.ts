import type { DialogChoice } from '../engine/engine-port.ts'

/** The three answers to 'safe to contact you?'; the allegation card itself asks. */
export const safeContactChoices: readonly DialogChoice[] = [
  { label: 'person:contact.text', answer: 'text' },
  { label: 'person:contact.call', answer: 'call' },
  { label: 'person:contact.not-yet', answer: 'not-yet' },
]
