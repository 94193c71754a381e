import { recordEvent } from '../../store/events.ts'
import { endSession, endSessionsOf } from '../../store/sessions.ts'
import type { Server } from '../server.ts'
import { type ConsoleDeps, readForm } from './page.ts'
import { clearSessionCookie } from './session.ts'

/** `/console/sign-out`: of this browser, or of every one they are signed in with. */
export function addSignOut(console: Server, { store, clock }: ConsoleDeps): void {
  console.post('/sign-out', async (request, reply) => {
    const everywhere = readForm(request)['everywhere'] === 'yes'
    const { staffId } = request.viewer
    const at = clock.now()
    await store.transaction(async (tx) => {
      if (everywhere) await endSessionsOf(tx, staffId, at)
      else await endSession(tx, request.session.idHash, at)
      await recordEvent(tx, { kind: 'signed-out', staffId, detail: { everywhere } }, at)
    })
    clearSessionCookie(request, reply)
    return reply.redirect('/console/sign-in', 303)
  })
}
