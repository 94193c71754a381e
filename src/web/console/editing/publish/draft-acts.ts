import { pathOf } from '../../../../domain/knowledge-place.ts'
import type { Hand } from '../../../../domain/publication.ts'
import { judge, type Weighed } from '../../../../editing/publish/weigh.ts'
import { whatTypo } from '../../../../knowledge/why-no-typo.ts'
import { type ActForm, whyField } from './act-form.ts'

export interface ActsOfDraft {
  /** The one button. Absent: nothing can be done by them now. */
  readonly main?: ActForm
  readonly others: readonly ActForm[]
  /** Why there is no button, or what stands in the way. */
  readonly notes: readonly string[]
}

interface Looking {
  readonly by: Hand
  /** Who would approve it, by first name. */
  readonly approvers: readonly string[]
  /** By when a second person would have to look at what goes out now. */
  readonly checkBy: string
}

/** What they who look can do with a draft, as it stands. */
export function draftActs(weighed: Weighed, looking: Looking): ActsOfDraft {
  switch (weighed.draft.status) {
    case 'draft':
      return actsOfDraft(weighed, looking)
    case 'review':
      return actsOfReview(weighed, looking)
    case 'scheduled':
      return { others: [takeBack(weighed, 'Take it off its day, to change it')], notes: [] }
    case 'published':
    case 'dropped':
      return { others: [], notes: [] }
  }
}

// === Being written

function actsOfDraft(weighed: Weighed, looking: Looking): ActsOfDraft {
  const { problems, draft, newest } = weighed
  if (problems.length > 0) {
    const many = problems.length === 1 ? 'One thing is' : `${problems.length} things are`
    return { others: [], notes: [`${many} missing or wrong above: it cannot go out yet.`] }
  }
  if (draft.raw === newest?.raw && newest.status === 'published') {
    return { others: [], notes: ['Nothing is changed yet.'] }
  }
  const send = sendFor(weighed, looking)
  const typo = judge(weighed, looking.by, { change: 'typo' })
  const urgent = urgentNow(weighed, looking)
  if (!typo.may) {
    const { noTypo } = weighed
    const why = noTypo === undefined ? [] : [`It needs a second person: ${noTypo}.`]
    return { main: send, others: urgent, notes: newest === undefined ? [] : why }
  }
  return { main: typoNow(weighed), others: [send, ...urgent], notes: [] }
}

function sendFor({ draft, isSafety }: Weighed, { approvers }: Looking): ActForm {
  const [only, ...more] = approvers
  const whom = only !== undefined && more.length === 0 ? `to ${only} ` : ''
  const lead = isSafety ? ' This is safety wording: the safeguarding lead sees it.' : ''
  const nobody = 'Nobody else may approve it now: an administrator can give somebody that role.'
  return {
    id: 'send',
    title: 'Send it for approval',
    text: only === undefined ? nobody : `Nobody changes it until it comes back.${lead}`,
    action: `/console/editing/drafts/${draft.id}/send`,
    button: `Send ${whom}for approval`,
    hidden: { version: String(draft.version) },
    fields: [whyField('What changed, and why', draft.why)],
  }
}

function typoNow({ draft, newest }: Weighed): ActForm {
  const { words, said } = whatTypo(pathOf(draft), newest?.raw ?? '', draft.raw)
  const many = words === 1 ? 'one word' : `${words} words`
  return {
    id: 'typo',
    title: 'Publish the typo',
    text: `${said}. Only letters of words changed, so one person is enough.`,
    action: `/console/editing/drafts/${draft.id}/publish`,
    button: `Publish now: ${many} changed`,
    hidden: { version: String(draft.version), change: 'typo', why: `A typo: ${said}` },
    fields: [],
  }
}

function urgentNow(weighed: Weighed, { by, checkBy }: Looking): readonly ActForm[] {
  const { draft } = weighed
  if (!judge(weighed, by, { change: 'urgent', why: 'so' }).may) return []
  return [
    {
      id: 'urgent',
      title: 'It is wrong and cannot wait',
      text: `It goes out now, untried. A second person has to look at it by ${checkBy}.`,
      action: `/console/editing/drafts/${draft.id}/publish`,
      button: 'Publish now, as an urgent correction',
      look: 'warning',
      hidden: { version: String(draft.version), change: 'urgent' },
      fields: [whyField('What is wrong with the text that is out')],
    },
  ]
}

// === Waiting for approval

function actsOfReview(weighed: Weighed, { by, approvers }: Looking): ActsOfDraft {
  const { problems, trial } = weighed
  const verdict = judge(weighed, by, { change: 'ordinary' })
  const refusals = verdict.may ? [] : verdict.refusals
  const asks = (['author-approves', 'not-an-approver', 'safety-lead-needed'] as const).some((one) =>
    refusals.includes(one),
  )
  if (asks) {
    const whom = approvers.length === 0 ? 'somebody who may approve it' : approvers.join(' or ')
    const author = refusals.includes('author-approves')
    const notes = [
      ...(author ? ['You saved some of this text, so another person approves it.'] : []),
      `It waits for ${whom}.`,
    ]
    return { others: [takeBack(weighed, 'Take it back, to change it')], notes }
  }
  const back = sendBack(weighed)
  if (problems.length > 0) {
    return { others: [back], notes: problems.map(({ text }) => text) }
  }
  if (refusals.includes('no-trial')) {
    const text = 'Run ‘What would change’ above first: nobody has looked at this version yet.'
    return { main: back, others: [], notes: [text] }
  }
  const isWorse = refusals.includes('worse')
  const worse = isWorse && trial !== undefined ? [worseNote(trial)] : []
  return {
    main: approveNow(weighed, isWorse),
    others: [approveFor(weighed, isWorse), back],
    notes: worse,
  }
}

function worseNote({ better, worse }: { readonly better: number; readonly worse: number }): string {
  return `The trial says that more gets worse (${worse}) than better (${better}).`
}

const despiteWorse = {
  id: 'despite-worse',
  label: 'Why it should go out all the same',
} as const

function approveNow({ draft }: Weighed, isWorse: boolean): ActForm {
  return {
    id: 'approve',
    title: 'Approve it',
    text: 'Young people get it within two seconds.',
    action: `/console/editing/drafts/${draft.id}/publish`,
    button: isWorse ? 'Publish although more gets worse' : 'Approve and publish now',
    ...(isWorse && { look: 'warning' as const }),
    hidden: { version: String(draft.version), change: 'ordinary' },
    fields: isWorse ? [despiteWorse] : [],
  }
}

function approveFor({ draft }: Weighed, isWorse: boolean): ActForm {
  return {
    id: 'schedule',
    title: 'Approve it for a later day',
    text: 'It goes out as that day begins. If something stands in the way by then, the old text stays and you are told.',
    action: `/console/editing/drafts/${draft.id}/publish`,
    button: 'Approve for that day',
    look: 'secondary',
    hidden: { version: String(draft.version), change: 'ordinary' },
    fields: [{ id: 'day', label: 'Day', type: 'date' }, ...(isWorse ? [despiteWorse] : [])],
  }
}

function sendBack({ draft }: Weighed): ActForm {
  return {
    id: 'return',
    title: 'Send it back',
    action: `/console/editing/drafts/${draft.id}/return`,
    button: 'Send it back to be changed',
    look: 'secondary',
    hidden: { version: String(draft.version) },
    fields: [{ id: 'because', label: 'What should be different' }],
  }
}

function takeBack({ draft }: Weighed, button: string): ActForm {
  return {
    id: 'return',
    title: button,
    action: `/console/editing/drafts/${draft.id}/return`,
    button,
    look: 'secondary',
    hidden: { version: String(draft.version), mine: 'yes' },
    fields: [],
  }
}
