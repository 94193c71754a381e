import { fixedRandom } from '../../../knowledge/search/fixed-random.ts'

/** Numbers from 0 up to 1, the same for the same seed. */
export function createRandom(seed: number): () => number {
  const next = fixedRandom(((seed * 7_919 + 1) % 2_147_483_646) + 1)
  // The first ones of near seeds are near each other.
  for (let round = 0; round < 4; round += 1) next()
  return next
}
