import type { HandoverOutcome, HandoverReason } from '../../domain/handover.ts'

const reasons: Readonly<Record<HandoverReason, string>> = {
  asked: 'Asked for a person',
  'not-known': 'Asked something the bot has no checked answer to',
  unhelpful: 'The answers did not help',
  danger: 'May be in danger',
  allegation: 'For the allegations officers',
  language: 'Writes in a language the bot cannot answer in',
  apology: 'Something went wrong on our side',
  media: 'Sent a picture or voice note for a person',
  'staff-began': 'Begun by staff',
}

const outcomes: Readonly<Record<HandoverOutcome, string>> = {
  answered: 'Answered',
  'action-agreed': 'Something was agreed to be done',
  'passed-to-other-service': 'Passed on to another service',
  'no-reply': 'They did not reply',
  'reached-another-way': 'Reached another way: phone, visit',
  'left-it': 'They left it',
  'opened-by-mistake': 'Asked for by mistake',
}

/** Why a person was asked for, in words. */
export function reasonWords(reason: string): string {
  return reasons[reason as HandoverReason]
}

/** How a talk with a person ended, in words. */
export function outcomeWords(outcome: string): string {
  return outcomes[outcome as HandoverOutcome]
}

const statuses: Readonly<Record<string, string>> = {
  'in-care': 'In care',
  'care-leaver': 'Care leaver',
  closed: 'Closed',
}

/** Where in care or after it somebody is, in words. */
export function statusWords(status: string | undefined): string {
  return statuses[status ?? ''] ?? 'Status not known'
}

const districts: Readonly<Record<string, string>> = {
  gloucester: 'Gloucester city',
  cheltenham: 'Cheltenham',
  stroud: 'Stroud',
  cotswold: 'Cotswold',
  tewkesbury: 'Tewkesbury',
  'forest-of-dean': 'Forest of Dean',
  outside: 'Outside the county',
}

/** Where they live, in words. */
export function districtWords(district: string | undefined): string {
  return districts[district ?? ''] ?? 'Not known'
}
