import type { DealingWay, Told } from '../../../domain/alarm.ts'
import type { DangerAnswer, Level } from '../../../domain/danger.ts'
import type { AlarmLine } from '../../../store/views/alarm-lines.ts'
import { shortTime } from '../times.ts'

/** How pressing it is, in the word every list has. */
export const levelTags: Readonly<Record<Level, string>> = {
  emergency: 'Emergency',
  worried: 'Worried',
}

/** What a level asks of whoever reads it. */
export const levelWords: Readonly<Record<Level, string>> = {
  emergency: 'Somebody acts within minutes',
  worried: 'A person reads it today',
}

/** What somebody does, on the button that says so and after their name. */
export const dealing: Readonly<Record<DealingWay, { readonly does: string; readonly is: string }>> =
  {
    ring: { does: 'Ring them', is: 'is ringing them' },
    visit: { does: 'Go and see them', is: 'is going to see them' },
    '999': { does: 'Ring 999', is: 'is ringing 999' },
    'emergency-team': {
      does: 'Emergency duty team',
      is: 'is calling the emergency duty team',
    },
  }

/** How somebody tried to reach them. */
export const attemptWays: Readonly<Record<DealingWay, string>> = {
  ring: 'Rang them',
  visit: 'Went to see them',
  '999': 'Rang 999',
  'emergency-team': 'Called the emergency duty team',
}

/** The way of a row; one that we do not know is said as it is. */
export function wayWords<Words>(
  words: Readonly<Record<DealingWay, Words>>,
  how: string | undefined,
): Words | undefined {
  return words[how as DealingWay]
}

const told: Readonly<Record<Told['kind'], string>> = {
  flagged: 'It has been flagged to staff who are on duty. It is not known if they have seen it.',
  called: 'Nobody is here now, and whoever answers at night is being called.',
  'nobody-before':
    'Nobody at the council sees it before the service opens. They were told not to wait.',
  nobody: 'Nobody could be told. They were told not to wait for us.',
  seen: 'A person has read it.',
  dealing: 'A person is dealing with it.',
}

/** What their card said of who was told. */
export function toldWords(kind: Told['kind']): string {
  return told[kind]
}

/** What they were texted once somebody had read it: by name, and no more than is so. */
export function readByWords(
  reader: { readonly id: string; readonly name: string },
  me: string,
  isDealing: boolean,
): string {
  const has = reader.id === me ? 'You have' : `${reader.name} has`
  return isDealing
    ? `${has} read it, and ${reader.id === me ? 'are' : 'is'} dealing with it now.`
    : `${has} read it.`
}

const answers: Readonly<Record<DangerAnswer, string>> = {
  'in-danger': '1: I’m in danger. They were told to ring 999.',
  'not-sure': '2: Not sure. It is taken as worse.',
  'ok-for-now': '3: OK for now. It closes nothing.',
  silent: 'No answer within ten minutes. It is taken as worse.',
}

/** Their answer to '1 I'm in danger 2 Not sure 3 OK for now'. */
export function answerWords(answer: DangerAnswer | undefined): string {
  return answer === undefined ? 'None yet' : answers[answer]
}

/** How it stands, in one or two sentences. `me` is the member of staff who reads it. */
export function standing(line: AlarmLine, me: string, now: Date): string {
  const { closedAt, closedBy, verdict } = line
  if (closedAt !== undefined) {
    const found = verdict === 'false' ? 'a false alarm' : 'a true alarm'
    return `${nameOf(closedBy, me)} closed it, ${shortTime(closedAt, now)}: ${found}.`
  }
  const parts = [...dealt(line, me, now), ...ahead(line, now)]
  return parts.join(' ')
}

function dealt(line: AlarmLine, me: string, now: Date): readonly string[] {
  const { seenAt, seenBy, dealingAt, dealingBy, attemptedAt } = line
  if (dealingAt !== undefined) {
    const deals = `${nameOf(dealingBy, me)} ${isMe(dealingBy, me) ? 'are' : 'is'} dealing with it`
    if (attemptedAt === undefined) return [`${deals}, since ${shortTime(dealingAt, now)}.`]
    return [`${deals}.`, attemptWords(line, shortTime(attemptedAt, now))]
  }
  if (seenAt === undefined) return ['Nobody has said they have seen it.']
  const has = isMe(seenBy, me) ? 'have' : 'has'
  return [
    `${nameOf(seenBy, me)} ${has} seen it, ${shortTime(seenAt, now)}. Nobody deals with it yet.`,
  ]
}

/** An emergency whose clock stands still has been reached. */
function attemptWords({ level, dueAt }: AlarmLine, time: string): string {
  if (level === 'worried') return `Last tried to reach them ${time}.`
  return dueAt === undefined ? `Reached, ${time}.` : `Not reached yet, last tried ${time}.`
}

function ahead({ dealingAt, attemptedAt, dueAt }: AlarmLine, now: Date): readonly string[] {
  if (dueAt === undefined) return []
  const at = shortTime(dueAt, now)
  if (dealingAt === undefined) return [`It goes on to the next person at ${at}.`]
  const what = attemptedAt === undefined ? 'an attempt to reach them' : 'another attempt'
  return [`Without ${what} on record it goes on at ${at}.`]
}

type Somebody = { readonly id: string; readonly name: string } | undefined

const isMe = (somebody: Somebody, me: string): boolean => somebody?.id === me

/** 'You', their name, or whoever answers at night. */
export function nameOf(somebody: Somebody, me: string): string {
  if (somebody === undefined) return 'Whoever answers at night'
  return somebody.id === me ? 'You' : somebody.name
}
