import { plain } from './readers/plain.ts'

const asks =
  /^(?:(?:and|but|so|ok|also|hi|hey|then|anyway|btw) )*(?:what|whats|wot|wots|wat|how|hows|when|whens|where|wheres|who|whos|why|which|can|could|cud|do i|do you|do u|does|did|is there|is it|is my|are there|am i|will|would|should|shud|have i|has)\b/

/** Whether a text reads as a question of its own: it ends in one, or begins like one. */
export function looksLikeQuestion(text: string): boolean {
  const read = plain(text)
  return read.endsWith('?') || asks.test(read)
}
