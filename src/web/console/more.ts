import type { Server } from '../server.ts'
import { sendPage } from './page.ts'

/** `/console/more`: on a phone, what has no room among the tabs. */
export function addMore(console: Server): void {
  console.get('/more', (request, reply) =>
    sendPage(request, reply, 'console/more.njk', { tab: 'more' }),
  )
}
