import { allegationIn } from './detect-allegation.ts'
import { dangerIn, doubtedRules, soundRules } from './detect-danger.ts'
import { hear } from './hear.ts'
import { learnt } from './learnt/learnt.ts'
import { type Meaning, meanings, speaksFor } from './learnt/model.ts'

const mostWords = 8

/** What spoke over some texts and what was made of it, line by line, for whoever asks why. */
export function explainHeard(texts: readonly string[]): readonly string[] {
  const heard = hear(texts)
  const { danger, allegation } = { danger: dangerIn(heard), allegation: allegationIn(heard) }
  const { chances, features, alarm } = heard.learnt
  const likeliest = likeliestAlarm(chances.of)
  const sound = soundRules(heard)
  const doubted = doubtedRules(heard)
  const words = speaksFor(learnt.model, features(), likeliest, mostWords)
  return [
    danger === undefined
      ? 'danger: none'
      : `danger: ${danger.kind}, ${danger.level}, by ${danger.source ?? 'rule'}: ${danger.rule}`,
    allegation === undefined
      ? 'allegation: none'
      : `allegation: by ${allegation.source ?? 'rule'}: ${allegation.rule}`,
    ...heard.rules.map((each) => {
      const { kind, rule } = each
      const overruled = doubted.includes(each) ? ' (doubted as learnt)' : ' (overruled as learnt)'
      return `rule that spoke: ${kind}, ${rule}${sound.includes(each) ? '' : overruled}`
    }),
    ...(heard.language === undefined ? [] : [`language: ${heard.language.language}`]),
    `learnt: ${alarm.toFixed(2)} that it is not harmless (alarm from ${learnt.thresholds.alarm})`,
    `learnt: likeliest ${likeliest}, ${chances.urgent.toFixed(2)} that it is now`,
    `learnt from: ${words.join(' | ') || 'nothing'}`,
  ]
}

function likeliestAlarm(chances: readonly number[]): Meaning {
  const alarms = meanings.filter((meaning) => meaning !== 'harmless')
  const chanceOf = (meaning: Meaning) => chances[meanings.indexOf(meaning)] ?? 0
  return alarms.reduce((most, one) => (chanceOf(one) > chanceOf(most) ? one : most))
}
