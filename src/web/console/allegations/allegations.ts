import type { Server } from '../../server.ts'
import type { ConsoleDeps } from '../page.ts'
import { addCaseEnds } from './case-ends.ts'
import { addCaseForms } from './case-forms.ts'
import { addCaseWriting } from './case-writing.ts'
import { sendCaseList } from './case-list.ts'
import { type CaseRoute, doneWords } from './case-route.ts'
import { sendCase } from './show-case.ts'

/** `/console/allegations`: what an adult did, for the allegations officers; nobody else has it. */
export function addAllegations(console: Server, deps: ConsoleDeps): void {
  console.get('/allegations', (request, reply) => sendCaseList(deps, request, reply))

  console.get<CaseRoute>('/allegations/:caseId', (request, reply) => {
    const done = doneWords(request.query.done)
    const shown = done === undefined ? {} : { done }
    return sendCase(deps, request, reply, request.params.caseId, shown)
  })

  addCaseForms(console, deps)
  addCaseWriting(console, deps)
  addCaseEnds(console, deps)
}
