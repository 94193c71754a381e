import type { DangerKind, Level } from '../../domain/danger.ts'
import type { OptOutKeyword } from '../../domain/message.ts'
import type { Effect, Findings, Turn, TurnOutcome } from '../../domain/turn.ts'
import { goesToOf, nameOf } from '../handover-words.ts'
import { say } from '../outcome.ts'
import { isFinalWord, soundsSad } from '../readers/sad-talk.ts'
import type { Decider, Tools } from '../tools.ts'
import { crisis } from './danger.ts'

/** A wish to stop in any words, and START. YES is one only for an address that is opted out. */
export const optOut: Decider = {
  name: 'opt-out',
  decide(tools, turn, findings) {
    const keyword = keywordOf(turn)
    const yes = turn.optedOut && findings.smallTalk === 'yes'
    if (keyword === 'stop') {
      return (
        stopInDistress(tools, turn, findings) ??
        stopTexts(tools, turn, findings, 'the network says so')
      )
    }
    if (findings.wishes.includes('stop')) {
      return stopTexts(tools, turn, findings, 'a wish to stop')
    }
    if (keyword !== 'start' && !findings.wishes.includes('start') && !yes) return undefined
    return say(turn, findings, {
      kind: 'stop',
      because: turn.optedOut ? 'a wish to start again' : 'a wish to start, and nothing was stopped',
      body: tools.phrases.say(turn.optedOut ? 'replies:started' : 'replies:already-on'),
      effects: turn.optedOut ? [{ kind: 'opt-in' }] : [],
    })
  },
}

/**
 * The network has turned texts off and answered. END, QUIT, CANCEL or STOP from somebody in distress
 * may mean more than texts: the card is sent, and where it cannot arrive staff are told to phone.
 */
export function stopInDistress(
  tools: Tools,
  turn: Turn,
  findings: Findings,
): TurnOutcome | undefined {
  const distress = keywordOf(turn) === 'stop' ? distressOf(turn, findings) : undefined
  if (distress === undefined) return undefined
  const { kind } = distress
  return crisis(tools, turn, findings, {
    category: kind,
    card: { card: turn.openAlarm === undefined ? 'danger' : 'again', kind },
    because: 'texts turned off in distress',
    effects: [{ kind: 'opt-out' }, ...takenAsWorse(turn, distress)],
  })
}

/** What the network made of the last text that was one of its words. */
function keywordOf({ messages }: Turn): OptOutKeyword | undefined {
  return messages.findLast((message) => message.optOut !== undefined)?.optOut
}

/** The last text of the bot until they want more, and the opt-out on record. */
export function stopTexts(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  because: string,
): TurnOutcome {
  const distress = distressOf(turn, findings)
  const worse = distress === undefined ? [] : takenAsWorse(turn, distress)
  const outcome = say(turn, findings, {
    kind: 'stop',
    because,
    body: textsAreOff(tools, turn),
    effects: [{ kind: 'opt-out' }, ...worse],
  })
  return distress === undefined ? outcome : { ...outcome, category: distress.kind }
}

/** Whoever they know, or covers, is told; of texts that were off already nobody is told again. */
function textsAreOff({ phrases }: Pick<Tools, 'phrases'>, turn: Turn): string {
  const { stage } = goesToOf(turn) ?? { stage: 'unrouted' }
  const known = stage === 'lead-worker' || stage === 'adviser' || stage === 'cover'
  if (!known || turn.optedOut) return phrases.say('replies:stop.alone')
  return phrases.say('replies:stop.told', { who: nameOf({ phrases }, { stage, dueInNow: false }) })
}

// === In distress

interface Distress {
  readonly kind: DangerKind
  readonly level: Level
}

/** An alarm is open, danger was told in the last hours, or 'end' follows sad talk. */
function distressOf(turn: Turn, findings: Findings): Distress | undefined {
  const told = turn.openAlarm ?? findings.earlierDanger?.kind
  if (told !== undefined) return { kind: told, level: 'emergency' }
  const last = turn.messages.at(-1)?.text ?? ''
  const before = turn.recent.filter(({ from }) => from === 'young-person').map(({ text }) => text)
  const said = [...before, ...turn.messages.slice(0, -1).map(({ text }) => text)]
  return isFinalWord(last) && soundsSad(said) ? { kind: 'suicide', level: 'worried' } : undefined
}

function takenAsWorse({ openAlarm }: Turn, { kind, level }: Distress): readonly Effect[] {
  const worse: Effect = { kind: 'danger-answer', answer: 'not-sure' }
  if (openAlarm !== undefined) return [worse]
  const rule = 'texts turned off in distress'
  const raised: Effect = { kind: 'raise-alarm', danger: { kind, level, rule, source: 'answer' } }
  return level === 'emergency' ? [raised, worse] : [raised]
}
