/** Numbers from 0 up to 1, the same for the same seed: Park and Miller's generator. */
export function createRandom(seed: number): () => number {
  let state = ((seed * 7_919 + 1) % 2_147_483_646) + 1
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  // The first ones of near seeds are near each other.
  for (let round = 0; round < 4; round += 1) next()
  return next
}
