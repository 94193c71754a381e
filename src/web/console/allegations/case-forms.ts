import {
  aboutWhom,
  allegationRoutes,
  allegationStages,
  whenHappened,
} from '../../../domain/allegation-case.ts'
import { dangerKinds } from '../../../domain/danger.ts'
import {
  addCaseNote,
  endGrant,
  grantCaseTo,
  keepOutOfCase,
  letIntoCase,
  setAbout,
  setStage,
} from '../../../handover/cases/case-acts.ts'
import { type Decision, decideCase } from '../../../handover/cases/decide-case.ts'
import type { Server } from '../../server.ts'
import type { FieldError } from '../hours/absence-form.ts'
import type { ConsoleDeps } from '../page.ts'
import { grantDays } from './case-choices.ts'
import { type CaseRoute, type Form, type Formed, takeForm } from './case-route.ts'

/** Deciding where a case goes, how far it is, who is kept out of it and who may read it. */
export function addCaseForms(console: Server, deps: ConsoleDeps): void {
  const { messaging } = deps

  console.post<CaseRoute>('/allegations/:caseId/decide', (request, reply) =>
    takeForm(deps, request, reply, async (caseId, form) => {
      const read = readDecision(form)
      if ('errors' in read) return read
      const acted = await decideCase(messaging, request.viewer, caseId, read)
      const code = read.danger === undefined ? 'decided' : 'emergency'
      return acted === 'gone' ? 'gone' : { done: code }
    }),
  )

  console.post<CaseRoute>('/allegations/:caseId/stage', (request, reply) =>
    takeForm(deps, request, reply, async (caseId, form): Promise<Formed> => {
      const stage = oneOf(allegationStages, form['stage'])
      if (stage === undefined) return wrong('stage', 'Choose how far you are')
      const note = form['stage-note'] ?? ''
      const acted = await setStage(messaging, request.viewer, caseId, { stage, note })
      return acted === 'gone' ? 'gone' : { done: 'stage' }
    }),
  )

  console.post<CaseRoute>('/allegations/:caseId/note', (request, reply) =>
    takeForm(deps, request, reply, async (caseId, form): Promise<Formed> => {
      const note = form['note']?.trim() ?? ''
      if (note === '') return wrong('note', 'Write the note')
      const acted = await addCaseNote(messaging, request.viewer, caseId, note)
      return acted === 'gone' ? 'gone' : { done: 'note' }
    }),
  )

  console.post<CaseRoute>('/allegations/:caseId/about', (request, reply) =>
    takeForm(deps, request, reply, async (caseId, form): Promise<Formed> => {
      const about = oneOf(aboutWhom, form['about'])
      if (about === undefined) return wrong('about', 'Choose whom it is about')
      const acted = await setAbout(messaging, request.viewer, caseId, about)
      return acted === 'gone' ? 'gone' : { done: 'about' }
    }),
  )

  addWhoReads(console, deps)
}

function addWhoReads(console: Server, deps: ConsoleDeps): void {
  const { messaging } = deps

  console.post<CaseRoute>('/allegations/:caseId/keep-out', (request, reply) =>
    takeForm(deps, request, reply, async (caseId, form): Promise<Formed> => {
      const who = { staffId: form['staff'] ?? '', note: form['staff-note'] ?? '' }
      const acted = await keepOutOfCase(messaging, request.viewer, caseId, who)
      if (acted === 'nobody') return wrong('staff', 'Choose who is to be kept out')
      if (acted === 'nobody-left') {
        return wrong(
          'staff',
          'No other allegations officer could deal with it: one is needed first',
        )
      }
      if (acted === 'gone') return 'gone'
      const isSelf = who.staffId === request.viewer.staffId
      return isSelf ? { location: '/console/allegations' } : { done: 'kept-out' }
    }),
  )

  console.post<CaseRoute>('/allegations/:caseId/let-in', (request, reply) =>
    takeForm(deps, request, reply, async (caseId, form): Promise<Formed> => {
      const acted = await letIntoCase(messaging, request.viewer, caseId, form['staff'] ?? '')
      return acted === 'gone' ? 'gone' : { done: 'let-in' }
    }),
  )

  console.post<CaseRoute>('/allegations/:caseId/grant', (request, reply) =>
    takeForm(deps, request, reply, async (caseId, form): Promise<Formed> => {
      const days = grantDays.find((some) => String(some) === form['days'])
      if (days === undefined) return wrong('days', 'Choose for how long')
      const grant = { staffId: form['lead'] ?? '', days }
      const acted = await grantCaseTo(messaging, request.viewer, caseId, grant)
      if (acted === 'nobody') return wrong('lead', 'Choose a safeguarding lead')
      return acted === 'gone' ? 'gone' : { done: 'granted' }
    }),
  )

  console.post<CaseRoute>('/allegations/:caseId/end-grant', (request, reply) =>
    takeForm(deps, request, reply, async (caseId, form): Promise<Formed> => {
      const acted = await endGrant(messaging, request.viewer, caseId, form['lead'] ?? '')
      return acted === 'gone' ? 'gone' : { done: 'grant-ended' }
    }),
  )
}

function readDecision(form: Form): Decision | { readonly errors: readonly FieldError[] } {
  const happened = oneOf(whenHappened, form['happened'])
  const grown = oneOf(['child', 'adult'] as const, form['grown'])
  const current = oneOf(['no', 'yes'] as const, form['current'])
  const danger = oneOf(dangerKinds, form['danger'])
  const route = oneOf(allegationRoutes, form['route'])
  const errors = [
    happened === undefined && { field: 'happened', text: 'Say when it happened' },
    grown === undefined && { field: 'grown', text: 'Say whether they are under 18' },
    current === undefined && { field: 'current', text: 'Say whether the risk is current' },
    current === 'yes' &&
      danger === undefined && { field: 'danger', text: 'Say what duty is to know of the danger' },
    route === undefined && { field: 'route', text: 'Choose the way' },
  ].filter((error) => error !== false)
  if (happened === undefined || route === undefined || errors.length > 0) return { errors }
  return {
    ...{ happened, route, adult: grown === 'adult', note: form['decide-note'] ?? '' },
    ...(current === 'yes' && danger !== undefined && { danger }),
  }
}

function wrong(field: string, text: string): { readonly errors: readonly FieldError[] } {
  return { errors: [{ field, text }] }
}

function oneOf<Value extends string>(
  values: readonly Value[],
  given: string | undefined,
): Value | undefined {
  return values.find((value) => value === given)
}
