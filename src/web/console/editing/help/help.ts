import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'
import type { Server } from '../../../server.ts'
import { editingPage } from '../editing-page.ts'

const file = join(import.meta.dirname, '..', '..', '..', '..', '..', 'docs', 'editing.md')

/** `/console/editing/help`: the editors' manual, the same as in docs. */
export function addEditingHelp(editing: Server): void {
  const manual = marked
    .parse(readFileSync(file, 'utf8'), { async: false })
    // What the pictures show is in front of whoever reads this.
    .replaceAll(/<p><img[^>]*><\/p>\n/g, '')
    .replace('<h1>', '<h1 class="govuk-heading-l">')
    .replaceAll('<h2>', '<h2 class="govuk-heading-m">')
    .replaceAll('<p>', '<p class="govuk-body">')
    .replaceAll('<ol>', '<ol class="govuk-list govuk-list--number">')
    .replaceAll('<ul>', '<ul class="govuk-list govuk-list--bullet">')
    .replaceAll('<table>', '<table class="govuk-table">')
    .replaceAll('<th>', '<th class="govuk-table__header" scope="col">')
    .replaceAll('<td>', '<td class="govuk-table__cell">')
  editing.get('/help', (request, reply) =>
    editingPage(request, reply, { view: 'help', part: 'help', manual }),
  )
}
