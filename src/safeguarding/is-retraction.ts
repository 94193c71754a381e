import { hear } from './hear.ts'
import { normalise } from './normalise.ts'
import { phrases } from './rules/rule.ts'

/**
 * 'jk', 'nvm', 'i meant my phone'. It closes no alarm, since people take back what was true; it only
 * changes what is said next. A text that is danger itself takes nothing back.
 */
export function isRetraction(text: string): boolean {
  const reading = normalise(text)
  return takenBack.test(reading) && !meantIt.test(reading) && hear([text]).rules.length === 0
}

const takenBack = phrases(
  '(jk|jks|joke|joking|kidding|only joking|just joking|just kidding|only messing|just messing|was messing|messing about)',
  '(nvm|nvmd|nm|never mind|nevermind|nvrmind|doesnt matter|dont matter|dw|dont worry|no worries about that)',
  '(i|no i|nah i|nono i|i only|i just|lol i|that) (meant|mean|was on about|was talking about|meant like) (my|the|a|that|it|as in|in (a|the|my)|on|like)',
  '(didnt|dont|never|did not) (mean|ment) (it|that|anything|to (say|send|text|scare|worry)|it like)',
  '(im|am|i) (fine|ok|okay|all good|good|alright|safe|calm)( now)?( honest| honestly| really| promise| tho| though| dont (worry|panic|stress)| no need| lol)',
  '^(nah |no |its |honestly |lol )*(im|am) (fine|ok|okay|all good|good|alright|safe)( now)?( thanks| thank you| lol| x)?( \\.)?$',
  'dont (worry|panic|stress|call|ring|tell)( about me| anyone| anybody| the| no)?',
  '(forget|ignore|scrap|disregard|delete|scratch) (it|that|this|i said|what i|my last|my message|everything|me|all that|about)',
  '(take|taking) (it|that) back',
  '(wasnt|isnt|not) (serious|being serious|literal|literally|actually (dying|gonna|dead|suicidal)|like that|what i meant|about me)',
  '(wrong (person|number|chat|one)|false alarm|autocorrect|auto correct|typo|(was|being|just) (dramatic|stupid|silly|daft)|figure of speech|just an expression|song lyric|its a (song|quote|game|lyric|meme))',
  '(calm down|chill|relax)',
)

const meantIt = phrases(
  '(not|isnt|wasnt|no|aint) (a )?(joke|joking|kidding|messing|fine|ok|okay|safe|good|alright)',
  'dont (forget|ignore) me',
)
