import { plain } from './plain.ts'

/** Words of somebody who is low; no danger by themselves, and not nothing before 'end'. */
const sadWords: readonly RegExp[] = [
  /\b(?:sad|depressed|depression|lonely|miserable|hopeless|worthless|useless|empty|numb|exhausted|broken|crying|cryin|heartbroken)\b/,
  /\b(?:cant|cannot|dont want to|dont wanna) (?:do (?:this|it)|cope|carry on|go on|take (?:it|this|any ?more))\b/,
  /\b(?:im|i am|am|so|feel|feeling) (?:so |really |proper |just |very |too )*(?:low|down|alone|tired of|sick of|fed up|done|lost|shit|shite|crap|rubbish|awful|over it)\b/,
  /\b(?:whats|what is|wots|no|any|see the|the) point\b/,
  /\b(?:hate|had enough of|sick of|tired of|done with|over) (?:my|this|everything|everyone|life|it all|myself)\b/,
  /\b(?:no ?one|nobody|noone|no 1) (?:cares?|listens?|loves|wants|would (?:care|notice|miss))\b/,
  /\b(?:everything|it all|life) (?:is|feels|just|hurts|goes|s) ?(?:pointless|too much|shit|hard|wrong|hurts|falling)?\b.*\b(?:pointless|too much|shit|hard|wrong|hurts|falling)\b/,
]

/** Words that end texts on the network and may mean more: STOP means texts. */
const finalWord =
  /^(?:(?:the|this is the|its the) )?(?:end|quit|cancel)(?: it| (?:this|everything|me|all))?$/

export function soundsSad(texts: readonly string[]): boolean {
  return texts.map(plain).some((text) => sadWords.some((pattern) => pattern.test(text)))
}

export function isFinalWord(text: string): boolean {
  return finalWord.test(plain(text))
}
