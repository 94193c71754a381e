import type { DialogChoice } from '../engine/engine-port.ts'

/** What is offered once a person was asked for. The decider puts these under its own words. */
export const askAPersonChoices: readonly DialogChoice[] = [
  { label: 'person:choices.note', answer: 'note' },
  { label: 'person:choices.numbers', answer: 'numbers' },
  { label: 'person:choices.leave', answer: 'leave' },
]
