import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The little of Twilio's REST API that a send needs: takes every message at once. */
export interface Acceptor {
  readonly url: string
  close(): Promise<void>
}

export async function startAcceptor(): Promise<Acceptor> {
  let taken = 0
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json')
      if (request.method !== 'POST') {
        response.end('{"messages":[],"next_page_uri":null}')
        return
      }
      taken += 1
      const sid = `SM${taken.toString(16).padStart(32, '0')}`
      response.writeHead(201).end(JSON.stringify({ sid, status: 'queued' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) =>
        server.close(() => {
          resolve()
        }),
      )
    },
  }
}
