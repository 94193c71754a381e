import { plain } from './plain.ts'

const asks =
  /^(?:(?:so|ok|hi|hey) )*(?:(?:what|wot|whats|wots) (?:has |have |is )?(?:changed|new on here|different on here)(?: (?:here|on here|in here|since|lately|recently))*|(?:what|wot) (?:did|have|ve) (?:you|u) (?:change|changed|do|done) (?:about|with) (?:what we (?:said|say)|our (?:suggestions|ideas))|(?:you|u) said we did)(?: \?)?$/

/** Whether the whole text asks what became of suggestions: 'what changed', 'you said, we did'. */
export function asksWhatChanged(text: string): boolean {
  return asks.test(plain(text))
}
