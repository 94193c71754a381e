/**
 * Which features are known, by the 32-bit hash of their names: the names themselves would take more room
 * than all weights. One in 15,000 unknown features is taken for a known one, which is too few to be heard.
 */
export interface FeatureTable {
  /** Known features are numbered from 0 in the order of their hashes; undefined: not known. */
  readonly numberOf: (hash: number) => number | undefined
  readonly size: number
}

/** So many leading bits of a hash are looked up; the few hashes that share them are gone through. */
const leading = 16
const following = 32 - leading

/** `hashes` in rising order, as `hashOf` makes them. */
export function featureTable(hashes: Uint32Array): FeatureTable {
  const starts = new Uint32Array(2 ** leading + 1)
  for (const hash of hashes) bump(starts, (hash >>> following) + 1)
  for (let at = 1; at < starts.length; at += 1) bump(starts, at, starts[at - 1])
  return {
    size: hashes.length,
    numberOf(hash) {
      const end = starts[(hash >>> following) + 1] ?? 0
      for (let at = starts[hash >>> following] ?? 0; at < end; at += 1) {
        if (hashes[at] === hash) return at
      }
      return undefined
    },
  }
}

function bump(starts: Uint32Array, at: number, by = 1): void {
  starts[at] = (starts[at] ?? 0) + by
}

/** Where the hash of a name begins. */
export const noHash = 0x811c9dc5

/** FNV-1a over the UTF-16 units of a name; what follows may be added to what was made of its beginning. */
export function hashFrom(beginning: number, rest: string): number {
  let hash = beginning
  for (let at = 0; at < rest.length; at += 1) {
    hash = Math.imul(hash ^ rest.charCodeAt(at), 0x01000193)
  }
  return hash
}

/** The bits of a whole name's hash mixed as MurmurHash3 does at its end. */
export function endOfHash(whole: number): number {
  let hash = Math.imul(whole ^ (whole >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

export const hashOf = (name: string): number => endOfHash(hashFrom(noHash, name))
