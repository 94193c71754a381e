import type { Council } from '../knowledge/article.ts'

/**
 * What is made of the council's values, made anew when a change of them is published; while that
 * fails, what was made before goes on. Throws what `make` throws the first time, at start.
 */
export function madeOfCouncil<Made>(
  councilNow: () => Council,
  make: (council: Council) => Made,
  onFailure: (error: unknown) => void,
): () => Made {
  let council = councilNow()
  let made = make(council)
  return () => {
    try {
      const now = councilNow()
      if (now === council) return made
      // Remembered first: what fails once is not tried with every text.
      council = now
      made = make(now)
    } catch (error) {
      onFailure(error)
    }
    return made
  }
}
