import { timeLeft } from '../../domain/session.ts'
import type { Server } from '../server.ts'
import type { ConsoleDeps } from './page.ts'

/**
 * `/console/session`: for how long one is still signed in, so that a page can say so in time.
 * Asked as a page, and not as a part of one, it counts as being there.
 */
export function addSessionTime(console: Server, { clock }: ConsoleDeps): void {
  console.get('/session', (request) => timeLeft(request.session, clock.now()))
}
