import type { DangerKind } from '../../domain/danger.ts'
import type { Pick } from '../../domain/talk.ts'
import type { CardReference, Effect, Findings, Turn, TurnOutcome } from '../../domain/turn.ts'
import { readBesideCard } from '../beside-card.ts'
import { dangerChoices } from '../danger-choices.ts'
import { notServed } from '../in-service.ts'
import { sayAsIs } from '../outcome.ts'
import { pickChoice } from '../pick-choice.ts'
import { queryOf } from '../query.ts'
import type { Decider, Tools } from '../tools.ts'

/**
 * Danger in the texts of this turn gets its card, alone. So does an answer to the card's 1 2 3,
 * and a text that takes a danger back. Any open dialog is dropped: after danger nobody should be
 * asked to finish it. Other texts after a disclosure go on to their own answer; `takeTurn` then
 * adds where to get help, and the outcome still counts as that crisis.
 */
export const danger: Decider = {
  name: 'danger',
  async decide(tools, turn, findings) {
    const hasAnswer = await isAnswered(tools, turn, findings)
    return (
      (hasAnswer ? undefined : ownDanger(tools, turn, findings)) ??
      answerToCard(tools, turn, findings) ??
      takenBack(tools, turn, findings)
    )
  },
}

/** Danger heard faintly in a wish, or in what an article answers: both are done, see flag-unsure.ts. */
async function isAnswered(tools: Tools, turn: Turn, findings: Findings): Promise<boolean> {
  const { danger: found, allegation } = findings
  if (found?.unsure !== true || allegation !== undefined) return false
  if (findings.wishes.length > 0) return true
  try {
    const { judgement, candidates } = await tools.searchArticles(queryOf(turn, findings))
    if (judgement.kind !== 'answer') return judgement.kind === 'otherwise'
    const article = tools.library().find(candidates[0]?.article ?? '', 'en')
    // An answer that staff have taken out of service must not stand between them and the card.
    return article !== undefined && notServed(tools, turn, article) === undefined
  } catch {
    // The index is broken: the net needs nothing else to work.
    return false
  }
}

/** The kind's card; the short one in an episode of the same kind; and what goes along with it. */
export function ownDanger(tools: Tools, turn: Turn, findings: Findings): TurnOutcome | undefined {
  const found = findings.danger
  if (found === undefined) return undefined
  const known = turn.openAlarm === found.kind
  const effects: Effect[] = [{ kind: 'raise-alarm', danger: found }]
  if (!known) effects.push({ kind: 'open-handover', reason: 'danger' })
  if (findings.allegation !== undefined) {
    effects.push({ kind: 'note-allegation', allegation: findings.allegation })
  }
  const card: CardReference = { card: known ? 'again' : 'danger', kind: found.kind }
  const because = `rule ${found.rule}`
  const outcome = crisis(tools, turn, findings, { category: found.kind, card, because, effects })
  const beside = readBesideCard(tools.phrases)(findings, turn.channel)
  const along = beside.map((text) => ({ role: 'welcome', text }) as const)
  return { ...outcome, replies: [...outcome.replies, ...along] }
}

/** One of the numbers that a card leaves open, in a number or in its words. */
export function answerToCard(
  tools: Tools,
  turn: Turn,
  findings: Findings,
): TurnOutcome | undefined {
  if (!turn.state.choices.some(({ pick }) => pick.to === 'danger-answer')) return undefined
  const picked = pickChoice(findings.question, turn.state.choices)
  if (picked === undefined) return undefined
  const category = kindNow(turn, findings)
  if (picked.kind === 'no-such-number') {
    // HELP leaves other numbers open beside 'in danger': then it is an ordinary mistake.
    if (turn.state.choices.some(({ pick }) => pick.to !== 'danger-answer')) return undefined
    const card = { card: 'again', kind: category } as const
    return crisis(tools, turn, findings, { category, card, because: 'no such number', effects: [] })
  }
  const { pick } = picked.choice
  if (pick.to !== 'danger-answer') return undefined
  return crisis(tools, turn, findings, {
    category,
    card: { card: 'answer', answer: pick.answer, kind: category },
    because: pick.answer,
    effects: effectsOf(turn, pick, category),
  })
}

/** 'In danger' and 'not sure' are taken as worse; 'ok for now' closes nothing. */
function effectsOf(
  turn: Turn,
  { answer }: Pick & { to: 'danger-answer' },
  kind: DangerKind,
): readonly Effect[] {
  const said: Effect = { kind: 'danger-answer', answer }
  if (answer === 'ok-for-now' || turn.openAlarm !== undefined) return [said]
  const rule = `answered ${answer}`
  const danger = { kind, level: 'emergency', rule, source: 'answer' } as const
  return [{ kind: 'raise-alarm', danger }, said]
}

/** 'lol no i meant my phone': answered kindly, noted on the alarm, and closes nothing. */
function takenBack(tools: Tools, turn: Turn, findings: Findings): TurnOutcome | undefined {
  const disclosed = turn.openAlarm ?? findings.earlierDanger?.kind
  if (!findings.retraction || disclosed === undefined) return undefined
  const card = { card: 'false-alarm' } as const
  return {
    ...sayAsIs(turn, findings, {
      kind: 'crisis',
      because: 'taken back; the alarm stands',
      text: tools.cards.say(card, undefined),
      card,
      effects: turn.openAlarm === undefined ? [] : [{ kind: 'taken-back' }],
    }),
    category: disclosed,
  }
}

/** HELP, and then 1, says that it is danger and not which. */
function kindNow(turn: Turn, findings: Findings): DangerKind {
  return turn.openAlarm ?? findings.earlierDanger?.kind ?? 'unsafe-tonight'
}

export interface Crisis {
  readonly category: DangerKind
  readonly card: CardReference
  readonly because: string
  readonly effects: readonly Effect[]
}

/** A card, and its numbers open. */
export function crisis(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  { category, card, because, effects }: Crisis,
): TurnOutcome {
  const state = { choices: dangerChoices(tools.phrases) }
  const text = tools.cards.say(card, undefined)
  const saying = { kind: 'crisis', because, text, card, effects, state } as const
  const said = sayAsIs(turn, findings, saying)
  return { ...said, effects: [...said.effects, ...quietly(findings)], category }
}

/** 'he checks my phone' in the same text as a danger. */
function quietly({ wishes }: Findings): readonly Effect[] {
  return wishes.includes('discreet') ? [{ kind: 'discreet', on: true }] : []
}
