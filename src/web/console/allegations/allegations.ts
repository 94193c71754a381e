import type { Server } from '../../server.ts'
import { type ConsoleDeps, sendPart } from '../page.ts'
import { addCaseEnds } from './case-ends.ts'
import { addCaseForms } from './case-forms.ts'
import { caseList, sendCaseList } from './case-list.ts'
import { addCaseMedia } from './case-media.ts'
import { type CaseRoute, doneWords } from './case-route.ts'
import { addCaseWriting } from './case-writing.ts'
import { caseContext, sendCase } from './show-case.ts'

/** `/console/allegations`: what an adult did, for the allegations officers; nobody else has it. */
export function addAllegations(console: Server, deps: ConsoleDeps): void {
  console.get('/allegations', (request, reply) => sendCaseList(deps, request, reply))

  console.get('/allegations/list', async (request, reply) =>
    sendPart(request, reply, 'console/allegations/cases.njk', await caseList(deps, request)),
  )

  console.get<CaseRoute>('/allegations/:caseId', (request, reply) => {
    const done = doneWords(request.query.done)
    const shown = done === undefined ? {} : { done }
    return sendCase(deps, request, reply, request.params.caseId, shown)
  })

  console.get<CaseRoute>('/allegations/:caseId/live', async (request, reply) => {
    const page = await caseContext(deps, request, request.params.caseId)
    return sendPart(request, reply, 'console/allegations/live.njk', page)
  })

  addCaseForms(console, deps)
  addCaseWriting(console, deps)
  addCaseEnds(console, deps)
  addCaseMedia(console, deps)
}
