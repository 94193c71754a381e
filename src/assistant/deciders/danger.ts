import type { DangerKind } from '../../domain/danger.ts'
import type { Choice, Pick } from '../../domain/talk.ts'
import type { Effect, Findings, Turn, TurnOutcome } from '../../domain/turn.ts'
import { sayAsIs } from '../outcome.ts'
import type { Phrases } from '../phrases.ts'
import { pickChoice } from '../pick-choice.ts'
import type { Decider, Tools } from '../tools.ts'

/**
 * Danger in the texts of this turn gets its card, alone. So does an answer to the card's 1 2 3,
 * and a text that takes a danger back. Any open dialog is dropped: after danger nobody should be
 * asked to finish it. Other texts after a disclosure go on to their own answer; `takeTurn` then
 * adds where to get help, and the outcome still counts as that crisis.
 */
export const danger: Decider = {
  name: 'danger',
  decide(tools, turn, findings) {
    return (
      ownDanger(tools, turn, findings) ??
      answerToCard(tools, turn, findings) ??
      falseAlarm(tools, turn, findings)
    )
  },
}

const answers = ['in-danger', 'not-sure', 'ok-for-now'] as const

/** The numbers a danger card leaves open, for whoever sends the card. */
export function dangerChoices(phrases: Phrases): readonly Choice[] {
  return answers.map((answer) => ({
    label: phrases.say(`replies:danger-answers.${answer}`),
    pick: { to: 'danger-answer', answer },
  }))
}

function ownDanger(tools: Tools, turn: Turn, findings: Findings): TurnOutcome | undefined {
  const found = findings.danger
  if (found === undefined) return undefined
  const known = turn.openAlarm === found.kind
  const text = known ? tools.cards.dangerAgain : tools.cards.danger(found.kind)
  const effects: Effect[] = [{ kind: 'raise-alarm', danger: found }]
  if (!known) effects.push({ kind: 'open-handover', reason: 'danger' })
  if (findings.allegation !== undefined) {
    effects.push({ kind: 'note-allegation', allegation: findings.allegation })
  }
  return crisis(tools, turn, findings, found.kind, text, `rule ${found.rule}`, effects)
}

function answerToCard(tools: Tools, turn: Turn, findings: Findings): TurnOutcome | undefined {
  if (!turn.state.choices.some(({ pick }) => pick.to === 'danger-answer')) return undefined
  const picked = pickChoice(findings.question, turn.state.choices)
  if (picked === undefined) return undefined
  const kind = kindNow(turn, findings)
  if (picked.kind === 'no-such-number') {
    return crisis(tools, turn, findings, kind, tools.cards.dangerAgain, 'no such number', [])
  }
  const { pick } = picked.choice
  if (pick.to !== 'danger-answer') return undefined
  const effects = effectsOf(pick, kind)
  return crisis(tools, turn, findings, kind, tools.cards.answers[pick.answer], pick.answer, effects)
}

/** 'In danger' and 'not sure' are raised again; 'ok for now' closes nothing. */
function effectsOf(pick: Pick & { to: 'danger-answer' }, kind: DangerKind): readonly Effect[] {
  if (pick.answer === 'ok-for-now') return []
  const rule = `answered ${pick.answer}`
  return [{ kind: 'raise-alarm', danger: { kind, level: 'emergency', rule, source: 'answer' } }]
}

function falseAlarm(tools: Tools, turn: Turn, findings: Findings): TurnOutcome | undefined {
  const disclosed = turn.openAlarm ?? findings.earlierDanger?.kind
  if (!findings.retraction || disclosed === undefined) return undefined
  return {
    ...sayAsIs(turn, findings, {
      kind: 'crisis',
      because: 'taken back; the alarm stands',
      text: tools.cards.falseAlarm,
    }),
    category: disclosed,
  }
}

function kindNow(turn: Turn, findings: Findings): DangerKind {
  return turn.openAlarm ?? findings.earlierDanger?.kind ?? 'suicide'
}

function crisis(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  category: DangerKind,
  text: string,
  because: string,
  effects: readonly Effect[],
): TurnOutcome {
  const state = { choices: dangerChoices(tools.phrases) }
  return { ...sayAsIs(turn, findings, { kind: 'crisis', because, text, effects, state }), category }
}
