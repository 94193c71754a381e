import { type Config, isLoopback } from '../config.ts'
import { readPass } from '../oversight/golive/pass.ts'
import { type Store, StoreUnavailable } from '../store/store.ts'

/**
 * A real account reaches real young people: nothing of it starts before `golive` has passed.
 * @throws {StoreUnavailable} while it has not
 */
export async function refuseUntilLive(config: Config, store: Store): Promise<void> {
  const { twilio, publicUrl, rehearsal } = config
  if (twilio === undefined || rehearsal || isLoopback(new URL(twilio.apiUrl).hostname)) return
  if ((await readPass(store, { ...twilio, publicUrl })) !== undefined) return
  throw new StoreUnavailable(
    'Going live has not been checked for this Twilio account: run npm run waymark -- golive and mend what it names. To test the alarms before, start with REHEARSAL=1: then only staff are texted and rung',
  )
}
