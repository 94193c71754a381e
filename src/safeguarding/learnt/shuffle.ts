/** Brings items into a random order, in place. */
export function shuffle(items: unknown[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const one = items[at]
    items[at] = items[other]
    items[other] = one
  }
}

/** Park and Miller's generator, from 0 to below 1: the same numbers on every run. */
export function fixedRandom(): () => number {
  let state = 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
