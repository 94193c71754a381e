/** Twilio takes no longer text, in characters. */
export const longestText = 1600

/** What is wrong with a text that staff want to send; undefined: nothing. */
export function textProblem(text: string): 'empty' | 'too-long' | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return 'empty'
  return trimmed.length > longestText ? 'too-long' : undefined
}
