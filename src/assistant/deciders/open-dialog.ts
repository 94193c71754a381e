import type { Choice } from '../../domain/talk.ts'
import type { Findings, Turn, TurnOutcome } from '../../domain/turn.ts'
import type { EngineResult, Said } from '../engine/engine-port.ts'
import { afterChoosing } from '../handover-words.ts'
import { paOf, say } from '../outcome.ts'
import { pickChoice } from '../pick-choice.ts'
import type { Decider, Tools } from '../tools.ts'

/** The one decider that meets Botkit. A text that answers nothing it asked closes the dialog. */
export const openDialog: Decider = {
  name: 'open dialog',
  async decide(tools, turn, findings) {
    const { dialog } = turn.state
    if (dialog === undefined) return undefined
    const answer = answerIn(turn, findings)
    if (answer === undefined) return undefined
    const result = await tools.engine.answer(dialog, answer)
    if (result.kind === 'passed') return undefined
    return outcomeOf(tools, turn, findings, dialog.name, result)
  },
}

/** The picked choice's answer, else the text, when the dialog asked an open question. */
function answerIn(turn: Turn, findings: Findings): string | undefined {
  const picked = pickChoice(findings.question, turn.state.choices)
  if (picked?.kind === 'picked' && picked.choice.pick.to === 'dialog') {
    return picked.choice.pick.answer
  }
  const yesOrNo = answersYesOrNo(turn, findings)
  if (yesOrNo !== undefined) return yesOrNo
  const onlyChoices = turn.state.dialog?.state === null
  return onlyChoices || findings.wishes.length > 0 ? undefined : findings.question
}

/** 'yh' and 'nah' to 'Can they also see what we texted in the last day?' */
function answersYesOrNo(turn: Turn, findings: Findings): string | undefined {
  const [yes, no] = turn.state.choices.map(({ pick }) => (pick.to === 'dialog' ? pick.answer : ''))
  if (yes !== 'show') return undefined
  if (findings.smallTalk === 'yes') return yes
  return findings.smallTalk === 'no' ? no : undefined
}

/** The dialogs after something an adult did. */
const ofAllegation: readonly string[] = ['safe-contact', 'about-whom']

function outcomeOf(
  tools: Tools,
  turn: Turn,
  findings: Findings,
  name: string,
  result: EngineResult & { kind: 'said' },
): TurnOutcome {
  const { said, effects, dialog } = result
  const choices = said.flatMap(({ choices }) => choices)
  const pa = paOf(tools, turn)
  return say(turn, findings, {
    kind: ofAllegation.includes(name) ? 'allegation' : 'person',
    because: `dialog ${name}`,
    body: said.map((one) => wordsOf(tools, turn, one)).join(' '),
    choices: choices.map(({ label, answer }): Choice => ({
      label: tools.phrases.say(label, { pa }),
      pick: { to: 'dialog', answer },
    })),
    effects,
    state: dialog === undefined ? {} : { dialog },
  })
}

/** A dialog speaks in keys; the fixed cards have theirs under 'cards:'. */
function wordsOf(tools: Tools, turn: Turn, { phrase }: Said): string {
  const { safeContact } = tools.cards
  if (phrase === 'cards:safeContact.text') return safeContact.text
  if (phrase === 'cards:safeContact.call') return safeContact.call
  if (phrase === 'cards:safeContact.notYet') return safeContact.notYet
  return tools.phrases.say(phrase, { pa: paOf(tools, turn), ...afterChoosing(tools, turn) })
}
