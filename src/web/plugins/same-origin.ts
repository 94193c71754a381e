import type { FastifyRequest } from 'fastify'

/**
 * Whether a page of ours posted this form. Browsers say so in Sec-Fetch-Site; older ones name the
 * page's origin. A request that says neither comes from no page of ours.
 */
export function isFromOwnPage(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = request.headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.host
}
