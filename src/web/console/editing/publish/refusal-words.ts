import type { Refusal } from '../../../../domain/publication.ts'
import type { DraftProblem } from '../../../../editing/check-draft.ts'
import type { FieldError } from '../../admin/admin-page.ts'

const words: Readonly<Record<Exclude<Refusal, 'broken'>, FieldError>> = {
  'not-an-editor': { field: '', text: 'Texts are published by editors and approvers' },
  'not-sent': { field: '', text: 'It has to be sent for approval first' },
  'no-why': { field: 'why', text: 'Say why, in a few words: it is kept with the text' },
  'author-approves': {
    field: '',
    text: 'You saved some of this text, so another person has to approve it',
  },
  'not-an-approver': { field: '', text: 'An approver has to let this out' },
  'safety-lead-needed': {
    field: '',
    text: 'This is safety wording: the safeguarding lead and one more person have to see it. Send it for approval',
  },
  'no-typo': { field: '', text: 'This is no typo: send it for approval' },
  'core-stays': {
    field: '',
    text: 'People in trouble need this article, so it is never taken out. Take it out of service: they then get a fixed short text',
  },
  'no-trial': {
    field: '',
    text: 'Nobody has looked at what would change. Run ‘What would change’ on this version first',
  },
  worse: {
    field: 'despite-worse',
    text: 'More gets worse than better. Say why it should go out all the same',
  },
}

/** Why something was not published, as the page says it. */
export function refusalErrors(
  refusals: readonly Refusal[],
  problems: readonly DraftProblem[],
): readonly FieldError[] {
  return refusals.flatMap((refusal) =>
    refusal === 'broken' ? problems.map(({ text }) => ({ field: '', text })) : [words[refusal]],
  )
}
