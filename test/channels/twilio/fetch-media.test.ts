import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from '@jest/globals'
import { createMediaFetcher } from '../../../src/channels/twilio/fetch-media.ts'

const png = Buffer.from('\x89PNG\r\n\x1a\n a picture of nothing', 'latin1')
const account = { accountSid: 'AC1', authToken: 'a token' }
const credentials = `Basic ${Buffer.from('AC1:a token').toString('base64')}`

describe('loading media of incoming texts', () => {
  let servers: Server[] = []
  afterEach(() => {
    for (const server of servers) server.closeAllConnections()
    for (const server of servers) server.close()
    servers = []
  })

  /** A server of Twilio's; `asked` is what it was asked, with which credentials. */
  async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
    const asked: (readonly [string | undefined, string | undefined])[] = []
    const server = createServer((request, response) => {
      asked.push([request.url, request.headers.authorization])
      answer(request, response)
    })
    servers.push(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('Not listening')
    const url = `http://127.0.0.1:${address.port}`
    return { url, asked, fetchMedia: createMediaFetcher({ ...account, apiUrl: url }) }
  }

  const serveFile = (type: string, bytes: Buffer) =>
    serve((_request, response) => response.writeHead(200, { 'content-type': type }).end(bytes))

  it('loads a picture with our credentials', async () => {
    const { url, asked, fetchMedia } = await serveFile('image/png; charset=binary', png)

    expect(await fetchMedia(`${url}/Media/ME1`)).toEqual({ contentType: 'image/png', bytes: png })
    expect(asked).toEqual([['/Media/ME1', credentials]])
  })

  it('follows where Twilio keeps the file, without the credentials, and no further', async () => {
    const store = await serve((request, response) => {
      if (request.url === '/again') response.writeHead(307, { location: '/file' }).end()
      else response.writeHead(200, { 'content-type': 'image/png' }).end(png)
    })
    const api = await serve((request, response) =>
      response.writeHead(307, { location: `${store.url}${request.url ?? ''}` }).end(),
    )

    expect(await api.fetchMedia(`${api.url}/file`)).toMatchObject({ contentType: 'image/png' })
    expect(await api.fetchMedia(`${api.url}/again`)).toEqual({ problem: 'unreachable' })
    expect(store.asked).toEqual([
      ['/file', undefined],
      ['/again', undefined],
    ])
  })

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'https://api.twilio.com.evil.example/Media/ME1',
    'https://user:password@127.0.0.1/Media/ME1',
    'file:///etc/passwd',
    'not an address',
  ])('calls no server but Twilio’s: %s', async (address) => {
    const { asked, fetchMedia } = await serveFile('image/png', png)

    expect(await fetchMedia(address)).toEqual({ problem: 'not-ours' })
    expect(asked).toEqual([])
  })

  it.each([
    'http://localhost/inside',
    'https://evil.example/file',
    'https://s3.amazonaws.com/another-bucket/file',
    'https://twiliocdn.com.evil.example/file',
    '',
  ])('is led nowhere else either: %s', async (location) => {
    const api = await serve((_request, response) => response.writeHead(302, { location }).end())

    expect(await api.fetchMedia(`${api.url}/file`)).toEqual({
      problem: location === '' ? 'unreachable' : 'not-ours',
    })
  })

  it.each([
    ['image/svg+xml', Buffer.from('<svg onload="alert(1)"/>')],
    ['text/html', Buffer.from('<script>alert(1)</script>')],
    ['video/mp4', Buffer.from('....ftypisom')],
    ['image/png', Buffer.from('<script>alert(1)</script>')],
    ['image/jpeg', png],
    ['', png],
  ])('opens nothing that is not what it may be and says it is: %s', async (type, bytes) => {
    const { url, fetchMedia } = await serveFile(type, bytes)

    expect(await fetchMedia(`${url}/file`)).toEqual({ problem: 'not-shown' })
  })

  it('stops at the most bytes it loads, whatever the server says of its length', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' })
      response.write(png)
      response.end(png)
    })
    const fetchMedia = createMediaFetcher({ ...account, apiUrl: url }, { mostBytes: 40 })

    expect(await fetchMedia(`${url}/file`)).toEqual({ problem: 'too-big' })
  })

  it('says so when the file is gone, refused, or does not come', async () => {
    const { url } = await serve((request, response) => {
      if (request.url !== '/never') response.writeHead(Number(request.url?.slice(1))).end()
    })
    const fetchMedia = createMediaFetcher({ ...account, apiUrl: url }, { timeoutMs: 200 })

    expect(await fetchMedia(`${url}/404`)).toEqual({ problem: 'gone' })
    expect(await fetchMedia(`${url}/401`)).toEqual({ problem: 'unreachable' })
    expect(await fetchMedia(`${url}/never`)).toEqual({ problem: 'unreachable' })
  })
})
