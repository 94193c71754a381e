import { join } from 'node:path'
import type { FastifyReply } from 'fastify'
import nunjucks from 'nunjucks'
import { assetPaths, templateFolders } from './assets.ts'

/** One environment for all pages: everything put into a page is escaped. */
const environment = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([join(import.meta.dirname, '..', 'views'), ...templateFolders]),
  { autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true },
)
environment.addGlobal('assets', assetPaths)
environment.addGlobal('problemOf', problemOf)

/** Answers with a page, or a part of one, from src/web/views. */
export function sendView(reply: FastifyReply, view: string, context: object): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(environment.render(view, context))
}

interface Problem {
  readonly field?: string
  readonly text: string
}

/** What is wrong with a field, as GOV.UK's macros take it for `errorMessage`. */
function problemOf(problems: readonly Problem[] | undefined, field: string) {
  const problem = problems?.find((one) => one.field === field)
  return problem === undefined ? undefined : { text: problem.text }
}
