const modulus = 2_147_483_647

/**
 * Numbers from 0 to below 1 by Park and Miller's generator: the same on every run for the same
 * state to begin with, a whole number from 1 to 2,147,483,646.
 */
export function fixedRandom(from = 1): () => number {
  let state = from
  return () => {
    state = (state * 48_271) % modulus
    return state / modulus
  }
}
