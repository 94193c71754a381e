import { v7 } from 'uuid'

/** A UUIDv7: ids of one process sort by the moment they were made. */
export function newId(at: Date): string {
  return v7({ msecs: at.getTime() })
}
