import fastify from 'fastify'
import { openBareStore } from './bare-store.ts'

/** Run as a process of its own: one route, one durable insert, and nothing we add to that. */
const [url = ''] = process.argv.slice(2)
const store = await openBareStore(url)
const server = fastify()
server.addContentTypeParser(
  'application/x-www-form-urlencoded',
  { parseAs: 'string' },
  (_request, body, done) => {
    done(null, new URLSearchParams(String(body)))
  },
)
server.post<{ Body: URLSearchParams }>('/twilio/messages', async (request, reply) => {
  await store.insert(request.body.get('Body') ?? '')
  return reply.type('text/xml').send('<Response/>')
})
server.get('/readyz', (_request, reply) => reply.send({ ready: true }))
process.stdout.write(`Listens at ${await server.listen({ host: '127.0.0.1', port: 0 })}\n`)
process.once('SIGTERM', () => process.exit(0))
