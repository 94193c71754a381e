import { randomInt } from 'node:crypto'
import { v7 } from 'uuid'

/** Begins anywhere, so that two processes do not count alike. */
let sequence = randomInt(2 ** 31)

/** A UUIDv7: ids of one process sort in the order they were made, within a millisecond too. */
export function newId(at: Date): string {
  sequence = (sequence + 1) >>> 0
  return v7({ msecs: at.getTime(), seq: sequence })
}
