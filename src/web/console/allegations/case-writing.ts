import {
  giveBackCase,
  writeFromCase,
  type WroteFromCase,
} from '../../../handover/cases/write-from-case.ts'
import type { WritingProblem } from '../../../messaging/send-as-staff.ts'
import type { Server } from '../../server.ts'
import type { ConsoleDeps } from '../page.ts'
import { formKeyOf } from '../talk/form-key.ts'
import { type CaseRoute, type Formed, takeForm } from './case-route.ts'

/** Texting with the young person from their case, by the way that they said is safe. */
export function addCaseWriting(console: Server, deps: ConsoleDeps): void {
  const { messaging } = deps

  console.post<CaseRoute>('/allegations/:caseId/reply', (request, reply) =>
    takeForm(deps, request, reply, async (caseId, form): Promise<Formed> => {
      const text = form['text'] ?? ''
      if (form['safe'] !== 'yes') {
        return wrong('safe', 'Tick that a text is safe for them now, or ring them as they said')
      }
      const how = form['how'] === 'sms' || form['how'] === 'hold' ? form['how'] : 'now'
      const formKey = formKeyOf(request, text)
      const wrote = await writeFromCase(messaging, request.viewer, caseId, { text, formKey, how })
      return formedBy(wrote)
    }),
  )

  console.post<CaseRoute>('/allegations/:caseId/give-back', (request, reply) =>
    takeForm(deps, request, reply, async (caseId): Promise<Formed> => {
      const acted = await giveBackCase(messaging, request.viewer, caseId)
      return acted === 'gone' ? 'gone' : { done: 'gave-back' }
    }),
  )
}

const problems: Readonly<Record<WritingProblem, string>> = {
  empty: 'Write what you want to send',
  'too-long': 'The text is too long for one message',
  'no-address': 'There is no number of theirs that this can go to',
  'no-template': 'That approved text is not in use any more',
}

function formedBy(wrote: WroteFromCase): Formed {
  switch (wrote.kind) {
    case 'queued':
    case 'held':
    case 'duplicate':
      return { done: 'sent' }
    case 'gone':
      return 'gone'
    case 'owned':
      return wrong('text', `${wrote.by} is texting with them: speak with them first`)
    case 'opted-out':
      return wrong('text', 'Their texts are off: ring them, as they said is safe')
    case 'window-closed':
      return wrong('how', 'WhatsApp is closed: send it by SMS, or keep it until they write')
    case 'invalid':
      return wrong('text', problems[wrote.problem])
  }
}

function wrong(field: string, text: string) {
  return { errors: [{ field, text }] }
}
