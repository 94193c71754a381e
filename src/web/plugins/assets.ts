import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { Server } from '../server.ts'

/** Where pages find their files. A package's address has its version in it. */
export interface AssetPaths {
  readonly govuk: string
  readonly htmx: string
  readonly own: string
}

const require = createRequire(import.meta.url)
const govuk = packageAt(require.resolve('govuk-frontend/package.json'))
const htmx = packageAt(require.resolve('htmx.org/package.json'))

export const assetPaths: AssetPaths = {
  govuk: `/assets/govuk-frontend/${govuk.version}`,
  htmx: `/assets/htmx/${htmx.version}`,
  own: '/assets/waymark',
}

/** The folder whose templates begin with 'govuk/'. */
export const govukTemplates = join(govuk.folder, 'dist')

/** What is at an address with a version in it never changes. */
const forGood = 'public, max-age=31536000, immutable'

/** The style sheets and scripts. Of the packages only the files named here are served. */
export function addAssets(server: Server): void {
  const styles = withoutTypeface(join(govuk.folder, 'dist', 'govuk', 'govuk-frontend.min.css'))
  server.get(`${assetPaths.govuk}/govuk-frontend.min.css`, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', forGood).send(styles),
  )
  void server.register(fastifyStatic, {
    root: join(htmx.folder, 'dist'),
    prefix: `${assetPaths.htmx}/`,
    decorateReply: false,
    index: false,
    allowedPath: (path) => ['/htmx.min.js', '/ext/hx-sse.min.js'].includes(path),
    maxAge: '365d',
    immutable: true,
  })
  void server.register(fastifyStatic, {
    root: join(import.meta.dirname, '..', 'public'),
    prefix: `${assetPaths.own}/`,
    decorateReply: false,
    index: false,
    // Asked for again each time, and answered 304: an upgrade shows at once.
    maxAge: 0,
  })
}

/** GOV.UK's typeface is for its own sites alone: ours take what the reader's device has. */
function withoutTypeface(file: string): string {
  const systemFonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
  return readFileSync(file, 'utf8')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', systemFonts)
}

function packageAt(file: string): { readonly folder: string; readonly version: string } {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return { folder: dirname(file), version }
}
