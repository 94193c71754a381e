import type { FastifyRequest } from 'fastify'
import type { Hand } from '../../../../domain/publication.ts'
import type { PublishDeps } from '../../../../editing/publish/publish-deps.ts'
import type { ConsoleDeps } from '../../page.ts'

/** What publishing works with, of what the console has. */
export function publishingOf({ store, clock, log, messaging }: ConsoleDeps): PublishDeps {
  return { store, clock, log, serviceHours: messaging.serviceHours }
}

/** Who is looking, as publishing asks. */
export function handOf({ viewer }: FastifyRequest): Hand {
  return { id: viewer.staffId, roles: viewer.roles }
}
