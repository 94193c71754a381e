import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { Server } from '../server.ts'

/** Where pages find their files. A package's address has its version in it. */
export interface AssetPaths {
  readonly govuk: string
  readonly moj: string
  readonly htmx: string
  readonly own: string
}

const require = createRequire(import.meta.url)
const govuk = packageAt(require.resolve('govuk-frontend/package.json'))
const moj = packageAt(require.resolve('@ministryofjustice/frontend/package.json'))
const htmx = packageAt(require.resolve('htmx.org/package.json'))

export const assetPaths: AssetPaths = {
  govuk: `/assets/govuk-frontend/${govuk.version}`,
  moj: `/assets/moj-frontend/${moj.version}`,
  htmx: `/assets/htmx/${htmx.version}`,
  own: '/assets/waymark',
}

/** Where templates that begin with 'govuk/' and 'moj/' are. */
export const templateFolders = [join(govuk.folder, 'dist'), moj.folder]

/** What is at an address with a version in it never changes. */
const forGood = 'public, max-age=31536000, immutable'

/** The style sheets and scripts. Of the packages only the files named here are served. */
export function addAssets(server: Server): void {
  const govukFiles = join(govuk.folder, 'dist', 'govuk')
  const mojFiles = join(moj.folder, 'moj')
  addStyles(server, `${assetPaths.govuk}/govuk-frontend.min.css`, govukFiles)
  addStyles(server, `${assetPaths.moj}/moj-frontend.min.css`, mojFiles)
  addFiles(server, assetPaths.govuk, govukFiles, /^\/govuk-frontend\.min\.js$/)
  // Its other pictures are the ministry's crest and the crown.
  const images = join(mojFiles, 'assets', 'images')
  addFiles(server, `${assetPaths.moj}/images`, images, /^\/icon-[a-z-]+\.svg$/)
  const htmxFiles = join(htmx.folder, 'dist')
  addFiles(server, assetPaths.htmx, htmxFiles, /^\/(htmx|ext\/hx-sse)\.min\.js$/)
  void server.register(fastifyStatic, {
    root: join(import.meta.dirname, '..', 'public'),
    prefix: `${assetPaths.own}/`,
    decorateReply: false,
    index: false,
    // Asked for again each time, and answered 304: an upgrade shows at once.
    maxAge: 0,
  })
}

function addFiles(server: Server, prefix: string, root: string, allowed: RegExp): void {
  void server.register(fastifyStatic, {
    root,
    prefix: `${prefix}/`,
    decorateReply: false,
    index: false,
    allowedPath: (path) => allowed.test(path),
    maxAge: '365d',
    immutable: true,
  })
}

function addStyles(server: Server, address: string, folder: string): void {
  const styles = asOurs(readFileSync(join(folder, basename(address)), 'utf8'))
  server.get(address, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', forGood).send(styles),
  )
}

/** GOV.UK's typeface is for its own sites alone: ours take what the reader's device has. */
function asOurs(styles: string): string {
  const systemFonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
  return styles
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', systemFonts)
    .replaceAll('url(/assets/images/', `url(${assetPaths.moj}/images/`)
}

function packageAt(file: string): { readonly folder: string; readonly version: string } {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return { folder: dirname(file), version }
}
