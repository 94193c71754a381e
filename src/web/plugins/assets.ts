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

const govuk = packageOf('govuk-frontend')
const htmx = packageOf('htmx.org')

export const assetPaths: AssetPaths = {
  govuk: `/assets/govuk-frontend/${govuk.version}`,
  htmx: `/assets/htmx/${htmx.version}`,
  own: '/assets/waymark',
}

/** The folder whose templates begin with 'govuk/'. */
export const govukTemplates = join(govuk.folder, 'dist')

/**
 * The style sheets and scripts. Of the packages only the files named here are served: neither the
 * crest nor the typeface is ours to show.
 */
export function addAssets(server: Server): void {
  serve(server, {
    root: join(govuk.folder, 'dist', 'govuk'),
    prefix: assetPaths.govuk,
    only: ['/govuk-frontend.min.css'],
  })
  serve(server, {
    root: join(htmx.folder, 'dist'),
    prefix: assetPaths.htmx,
    only: ['/htmx.min.js', '/ext/hx-sse.min.js'],
  })
  server.register(fastifyStatic, {
    root: join(import.meta.dirname, '..', 'public'),
    prefix: `${assetPaths.own}/`,
    decorateReply: false,
    index: false,
    // Asked for again each time, and answered 304: an upgrade shows at once.
    cacheControl: true,
    maxAge: 0,
  })
}

interface Served {
  readonly root: string
  readonly prefix: string
  readonly only: readonly string[]
}

function serve(server: Server, { root, prefix, only }: Served): void {
  server.register(fastifyStatic, {
    root,
    prefix: `${prefix}/`,
    decorateReply: false,
    index: false,
    allowedPath: (path) => only.includes(path),
    maxAge: '365d',
    immutable: true,
  })
}

function packageOf(name: string): { readonly folder: string; readonly version: string } {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return { folder: dirname(file), version }
}
