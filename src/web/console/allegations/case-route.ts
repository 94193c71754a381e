import type { FastifyReply, FastifyRequest } from 'fastify'
import { forbidden } from '../errors.ts'
import type { FieldError } from '../hours/absence-form.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { submitOnce } from '../submit-once.ts'
import { sendCase } from './show-case.ts'

/** The address of a case's page and of what is below it. */
export interface CaseRoute {
  readonly Params: { readonly caseId: string }
  readonly Querystring: { readonly done?: unknown }
}

const done: Readonly<Record<string, string>> = {
  decided: 'The way is decided, and on record.',
  emergency:
    'The way is decided. An emergency is raised: duty sees the kind and how to reach them.',
  stage: 'How far you are is on record.',
  note: 'The note is on record.',
  about: 'Whom it is about is on record. Who is kept out follows from it.',
  'kept-out': 'They are kept out.',
  'let-in': 'They are no longer kept out.',
  granted: 'They can read it until then.',
  'grant-ended': 'They can no longer read it.',
  sent: 'The text is on its way. The bot is silent until you stop texting.',
  'gave-back': 'The bot answers again. Every text of theirs still comes here.',
  'released-text': 'The text is back where it would have gone.',
  released: 'Released: no allegation. It is on record here.',
  closed: 'The case is closed.',
}

/** What came of the last act, in a sentence. */
export function doneWords(code: unknown): string | undefined {
  return typeof code === 'string' ? done[code] : undefined
}

export type Form = Readonly<Record<string, string>>

/** What a form came to: what to say on the page again, or that it was not taken, and why. */
export type Formed =
  | { readonly done: string }
  /** Another page, when this one is not theirs any more. */
  | { readonly location: string }
  | { readonly errors: readonly FieldError[] }
  | 'gone'

/** Does what a form of a case says, once, and shows the page again. */
export async function takeForm(
  deps: ConsoleDeps,
  request: FastifyRequest<CaseRoute>,
  reply: FastifyReply,
  work: (caseId: string, form: Form) => Promise<Formed>,
): Promise<FastifyReply> {
  const { caseId } = request.params
  const form = readForm(request)
  let refused: readonly FieldError[] | undefined
  const location = await submitOnce(deps, request, form['key'] ?? '', async () => {
    const formed = await work(caseId, form)
    if (formed === 'gone') throw forbidden()
    if ('location' in formed) return formed.location
    if ('done' in formed) return `/console/allegations/${caseId}?done=${formed.done}`
    refused = formed.errors
    throw new Refused()
  }).catch((error: unknown) => {
    if (error instanceof Refused) return undefined
    throw error
  })
  if (location !== undefined) return reply.redirect(location, 303)
  const shown = { status: 422, values: form, ...(refused !== undefined && { errors: refused }) }
  return sendCase(deps, request, reply, caseId, shown)
}

/** A form that was not taken may be sent again. */
class Refused extends Error {
  constructor() {
    super('The form was not taken')
    this.name = 'Refused'
  }
}
