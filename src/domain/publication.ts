import { assertNever } from './assert-never.ts'
import type { Role } from './staff.ts'

/** How a text of the knowledge base comes to be published; each has its own rule of who decides. */
export const changeKinds = [
  /** Goes to an approver, who is not its author. */
  'ordinary',
  /** Spelling and the like: one person. */
  'typo',
  /** Published now; a second person looks at it within a working day. */
  'urgent',
  /** Takes an article out: one person, at once. */
  'withdrawal',
  /** Brings an older revision back: at once, and a second person looks at it as at an urgent one. */
  'restore',
] as const
export type ChangeKind = (typeof changeKinds)[number]

export const draftStatuses = ['draft', 'review', 'scheduled', 'published', 'dropped'] as const
export type DraftStatus = (typeof draftStatuses)[number]

/** A member of staff, as far as publishing asks. */
export interface Hand {
  readonly id: string
  readonly roles: readonly Role[]
}

/** What is to be published, by whom, and what is known of it. */
export interface Proposal {
  readonly change: ChangeKind
  /** Who would let it out now. */
  readonly by: Hand
  /** It was sent for approval: what nobody has finished is not approved. */
  readonly isSent: boolean
  /** Everybody who saved any of it. */
  readonly authors: readonly Hand[]
  /** Safety wording: a core article, or a council value that danger cards say. */
  readonly isSafety: boolean
  /** An article that is never taken out: see core-articles.ts. */
  readonly isCore: boolean
  /** How many things are wrong with the text. */
  readonly problems: number
  /** Why the change is no typo, in words; absent when it is one. */
  readonly noTypo?: string
  /** Of this very version; absent: none was run, or it has not ended. */
  readonly trial?: { readonly better: number; readonly worse: number }
  readonly why?: string
  /** Why it goes out though the trial says that more gets worse than better. */
  readonly despiteWorse?: string
}

/** Why something may not be published: a closed list. */
export type Refusal =
  | 'not-an-editor'
  | 'broken'
  | 'no-why'
  | 'not-sent'
  | 'author-approves'
  | 'not-an-approver'
  | 'safety-lead-needed'
  | 'no-typo'
  | 'core-stays'
  | 'no-trial'
  | 'worse'

export type MayPublish =
  | { readonly may: true; readonly secondLooks: boolean }
  /** All that stands in the way, the first first. */
  | { readonly may: false; readonly refusals: readonly Refusal[] }

const editorRoles: readonly Role[] = ['content-editor', 'approver', 'safeguarding-lead']

/**
 * Whether this may be published by them. Ordinary: an approver who saved none of it. A typo, a
 * withdrawal, an urgent correction, an older text: one person. Safety wording: never without the
 * safeguarding lead, and never by one person alone but for an urgent correction that a second looks
 * at. What makes more worse than better needs a reason; what was not tried, a trial.
 */
export function mayPublish(proposal: Proposal): MayPublish {
  const refusals = refusalsOf(proposal)
  if (refusals.length > 0) return { may: false, refusals }
  return { may: true, secondLooks: proposal.change === 'urgent' || proposal.change === 'restore' }
}

function refusalsOf(proposal: Proposal): readonly Refusal[] {
  if (!proposal.by.roles.some((role) => editorRoles.includes(role))) return ['not-an-editor']
  // What is taken out may be as broken as can be.
  const broken = proposal.problems > 0 && proposal.change !== 'withdrawal'
  return [...(broken ? (['broken'] as const) : []), ...byKind(proposal)]
}

function byKind(proposal: Proposal): readonly Refusal[] {
  switch (proposal.change) {
    case 'ordinary':
      return [...secondPair(proposal), ...sent(proposal), ...tried(proposal)]
    case 'typo':
      return typoAlone(proposal)
    case 'urgent':
    case 'restore':
      return [...leadAlone(proposal), ...withWhy(proposal)]
    case 'withdrawal':
      return proposal.isCore ? ['core-stays'] : withWhy(proposal)
    default:
      return assertNever(proposal.change)
  }
}

/** A lead who wrote it has had their eyes on it: the second person is then any approver. */
function secondPair({ by, authors, isSafety }: Proposal): readonly Refusal[] {
  const isApprover = by.roles.includes('approver')
  const sawLead = isSafeguardingLead(by) || (isApprover && authors.some(isSafeguardingLead))
  const refusals: Refusal[] = []
  if (authors.some(({ id }) => id === by.id)) refusals.push('author-approves')
  if (isSafety && !sawLead) refusals.push('safety-lead-needed')
  if (!isSafety && !isApprover) refusals.push('not-an-approver')
  return refusals
}

function sent({ isSent }: Proposal): readonly Refusal[] {
  return isSent ? [] : ['not-sent']
}

function tried({ trial, despiteWorse }: Proposal): readonly Refusal[] {
  if (trial === undefined) return ['no-trial']
  return trial.worse > trial.better && !said(despiteWorse) ? ['worse'] : []
}

/** Words of safety are never one person's, however few they are. */
function typoAlone({ isSafety, noTypo }: Proposal): readonly Refusal[] {
  return [
    ...(isSafety ? (['safety-lead-needed'] as const) : []),
    ...(noTypo === undefined ? [] : (['no-typo'] as const)),
  ]
}

function leadAlone({ by, isSafety }: Proposal): readonly Refusal[] {
  return isSafety && !isSafeguardingLead(by) ? ['safety-lead-needed'] : []
}

function withWhy({ why }: Proposal): readonly Refusal[] {
  return said(why) ? [] : ['no-why']
}

/** Whether they may be the second person for what went out at once: never who had a hand in it. */
export function mayConfirm(by: Hand, handsIn: readonly string[]): boolean {
  if (handsIn.includes(by.id)) return false
  return by.roles.includes('approver') || isSafeguardingLead(by)
}

function isSafeguardingLead({ roles }: Hand): boolean {
  return roles.includes('safeguarding-lead')
}

function said(words: string | undefined): boolean {
  return (words ?? '').trim() !== ''
}
