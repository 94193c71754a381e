import { join } from 'node:path'
import type { FastifyReply } from 'fastify'
import nunjucks from 'nunjucks'
import { assetPaths, govukTemplates } from './assets.ts'

/** One environment for all pages: everything put into a page is escaped. */
const environment = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([join(import.meta.dirname, '..', 'views'), govukTemplates]),
  { autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true },
)
environment.addGlobal('assets', assetPaths)

/** Answers with a page, or a part of one, from src/web/views. */
export function sendView(reply: FastifyReply, view: string, context: object): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(environment.render(view, context))
}
