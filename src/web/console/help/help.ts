import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'
import type { Server } from '../../server.ts'
import { sendPage } from '../page.ts'

const file = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'advisers.md')

/** `/console/help`: the advisers' manual, the same as in docs. */
export function addHelp(console: Server): void {
  const manual = marked
    .parse(readFileSync(file, 'utf8'), { async: false })
    // What the pictures show is in front of whoever reads this.
    .replaceAll(/<p><img[^>]*><\/p>\n/g, '')
    .replace('<h1>', '<h1 class="govuk-heading-l">')
    .replaceAll('<h2>', '<h2 class="govuk-heading-m">')
    .replaceAll('<p>', '<p class="govuk-body">')
    .replaceAll('<ol>', '<ol class="govuk-list govuk-list--number">')
  console.get('/help', (request, reply) =>
    sendPage(request, reply, 'console/help/help.njk', { tab: 'help', manual }),
  )
}
