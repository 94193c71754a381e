import { caseOutcomes } from '../../../domain/allegation-case.ts'
import { closeCase } from '../../../handover/cases/close-case.ts'
import { releaseCase, releaseText } from '../../../handover/cases/release-case.ts'
import type { Server } from '../../server.ts'
import type { ConsoleDeps } from '../page.ts'
import { type CaseRoute, type Formed, takeForm } from './case-route.ts'

/** Releasing a text or the whole as no allegation, and closing a case with what came of it. */
export function addCaseEnds(console: Server, deps: ConsoleDeps): void {
  const { messaging } = deps

  console.post<CaseRoute>('/allegations/:caseId/release-text', (request, reply) =>
    takeForm(deps, request, reply, async (caseId, form): Promise<Formed> => {
      const acted = await releaseText(messaging, request.viewer, caseId, form['message'] ?? '')
      return acted === 'gone' ? 'gone' : { done: 'released-text' }
    }),
  )

  console.post<CaseRoute>('/allegations/:caseId/release', (request, reply) =>
    takeForm(deps, request, reply, async (caseId, form): Promise<Formed> => {
      const note = form['release-note']?.trim() ?? ''
      if (note === '') return wrong('release-note', 'Say why it is no allegation')
      const acted = await releaseCase(messaging, request.viewer, caseId, note)
      return acted === 'gone' ? 'gone' : { done: 'released' }
    }),
  )

  console.post<CaseRoute>('/allegations/:caseId/close', (request, reply) =>
    takeForm(deps, request, reply, async (caseId, form): Promise<Formed> => {
      const outcome = caseOutcomes.find((one) => one === form['outcome'])
      if (outcome === undefined) return wrong('outcome', 'Choose what came of it')
      const note = form['close-note']?.trim() ?? ''
      if (note === '') return wrong('close-note', 'Write what was done')
      const acted = await closeCase(messaging, request.viewer, caseId, { outcome, note })
      if (acted === 'undecided') return wrong('outcome', 'Decide the way first')
      if (acted === 'just-wrote') return wrong('outcome', 'They have just texted: read it first')
      return acted === 'gone' ? 'gone' : { done: 'closed' }
    }),
  )
}

function wrong(field: string, text: string) {
  return { errors: [{ field, text }] }
}
