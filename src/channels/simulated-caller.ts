import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Caller } from './voice.ts'

/**
 * The demo's telephone: each call is a file of this folder, for people to see that it would have
 * rung. Nobody answers it, so it rings again, as it does where an answerphone takes the call.
 */
export function createSimulatedCaller(folder: string): Caller {
  return {
    async call({ id, to }) {
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(join(folder, `${id}.txt`), `A voice call to ${to}. Nobody answered.\n`)
        return { kind: 'ringing', providerId: `SIM${id.replaceAll('-', '')}` }
      } catch {
        return { kind: 'try-later', code: 'no-folder' }
      }
    },
  }
}

/** Where no voice call can be made at all. */
export const noCaller: Caller = {
  call: () =>
    Promise.resolve({
      kind: 'refused',
      code: 'no-caller',
      remedy: 'No Twilio account is set, so nobody can be rung: set TWILIO_ACCOUNT_SID.',
    }),
}
