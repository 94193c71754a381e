import { sendView } from './plugins/views.ts'
import type { Server } from './server.ts'

export interface FrontPageOptions {
  /** Whether the simulator is there to link to. */
  readonly demo: boolean
}

/** `/`: what this service is, for whoever finds its address. */
export function addFrontPage(server: Server, { demo }: FrontPageOptions): void {
  server.get('/', (_request, reply) => sendView(reply, 'front-page.njk', { demo }))
}
