import type { Server } from '../../server.ts'
import type { ConsoleDeps } from '../page.ts'
import { createLiveEvents } from './live-events.ts'

/** `/console/events`: tells the pages that are open when to look again, and never what changed. */
export function addLive(console: Server, deps: ConsoleDeps): void {
  const events = createLiveEvents(deps)
  console.addHook('preClose', (done) => {
    events.close()
    done()
  })
  console.get('/events', (request, reply) =>
    reply
      .type('text/event-stream')
      // Proxies that gather an answer before they pass it on would hold events back.
      .header('x-accel-buffering', 'no')
      .send(events.streamFor(request.session.idHash)),
  )
}
