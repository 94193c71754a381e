import { normalise } from './normalise.ts'

/** Each text by itself, and all joined: a sentence is often cut into several texts. */
export function readings(texts: readonly string[]): readonly string[] {
  const each = texts.map(normalise).filter((reading) => reading !== '')
  return each.length > 1 ? [...each, each.join(' ')] : each
}
