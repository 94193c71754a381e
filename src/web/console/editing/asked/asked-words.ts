import type { SensitiveTopic } from '../../../../domain/sensitive-topics.ts'
import type { WrongOutcome } from '../../../../store/questions.ts'
import type { SuggestionOutcome } from '../../../../store/suggestions.ts'

/** How a question ended, as a line says it. */
export const endedWords: Readonly<Record<WrongOutcome, string>> = {
  none: 'No answer found',
  unhelpful: 'The answer did not help',
  choose: 'Offered a choice, and chose nothing',
  person: 'Asked for a person afterwards',
}

export const topicWords: Readonly<Record<SensitiveTopic, string>> = {
  health: 'Health',
  abuse: 'Abuse',
  pregnancy: 'Pregnancy',
  asylum: 'Asylum and immigration',
  custody: 'Custody and arrests',
  identity: 'Who they love or what they believe',
}

export const settledWords: Readonly<Record<SuggestionOutcome, string>> = {
  done: 'Done',
  planned: 'Will be done',
  'not-ours': 'For somebody else, who was told',
  'not-done': 'Not done',
}

/** 'Asked once', 'Asked 12 times'. */
export function timesAsked(count: number): string {
  return count === 1 ? 'Asked once' : `Asked ${count.toLocaleString('en-GB')} times`
}
