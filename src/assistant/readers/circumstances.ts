import type { Circumstances } from '../../domain/circumstances.ts'
import { readDistrict } from './district.ts'
import { plain } from './plain.ts'

/** What the texts say of the person themselves; nothing is guessed of their mates or children. */
export function readCircumstances(texts: readonly string[]): Circumstances {
  const text = plain(texts.join(' . '))
  const age = readAge(text)
  const district = readDistrict(text)
  return {
    ...(age === undefined ? {} : { age }),
    ...(district === undefined ? {} : { district }),
    ...flags(text),
  }
}

// === Age

const units =
  '(?! ?(?:weeks?|wks?|months?|mths?|days?|mins?|minutes?|hours?|hrs?|miles?|quid|pounds?|pence|p|percent|grand|k|stone|kg|st|nd|rd|th|pm|am|points?|times)\\b)'
const self = '(?:im|i am|am|i m|ima|if im|if i was|if i am|me|and)'
const almost =
  '(?:turning|turn|about to (?:be|turn)|nearly|almost|coming up(?: to)?|going on|gonna be|going to be|soon to be|soon|not yet|will be|be|hitting|hit)'
const before =
  '(?:in (?:a |an |like |about |just )?(?:\\d+ |couple |few )?(?:of )?(?:days?|weeks?|wks?|months?|mths?|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)|next (?:week|wk|month|mth|year|yr|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|on (?:mon|tues?|wed|thurs?|fri|sat|sun)(?:day|nesday|urday)?|on the \\d+|tomorrow|tmrw|tomoz|this (?:week|month|weekend|friday|saturday|sunday)|soon)'

const comingBirthday: readonly RegExp[] = [
  new RegExp(`\\b(?:im|i am|i|am|ill)(?: be| turn| am| just)* ?${almost} (\\d{2})\\b${units}`),
  new RegExp(`\\b(?:im|i am|am|ill be|i turn|i hit|turning|turn|be) (\\d{2}) ${before}\\b`),
  new RegExp(`^(\\d{2}) ${before}\\b`),
  /\bmy (\d{2})(?:st|nd|rd|th) (?:birthday|bday) (?:is|is in|next|on|coming|soon|tomorrow)\b/,
]
const presentAge: readonly RegExp[] = [
  new RegExp(
    `\\b${self} (?:only |just |now |already |still |a |turned |just turned )*(\\d{2})\\b${units}`,
  ),
  /\bi (?:just |only |recently )?turned (\d{2})\b/,
  /\b(?<!(?:son|daughter|sister|brother|mate|friend|boyfriend|girlfriend|gf|bf|kid|mum|dad|he|she|hes|shes|partner|cousin) (?:is |a )?)(\d{2}) ?(?:yo|y o|yrs? old|years? old|year old|yr old|yrs of age)\b/,
  /\b(?:aged?|my age is|my age) (\d{2})\b/,
  /^(\d{2}) ?(?:m|f|male|female|now|here)\b/,
  /^(\d{2})$/,
]
const whenThen =
  /\b(?:when|once|after|until|till|til|before|by the time|from when|since|unless) (?:i am|im|i|i was|i turn|i hit|turning)? ?(?:turn |turned |hit |be )?\d{2}\b/g

function readAge(text: string): number | undefined {
  const now = text.replace(whenThen, ' ')
  const coming = firstNumber(comingBirthday, now)
  const age = coming === undefined ? firstNumber(presentAge, now) : coming - 1
  return age !== undefined && age >= 11 && age <= 30 ? age : undefined
}

function firstNumber(patterns: readonly RegExp[], text: string): number | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]
    if (found !== undefined) return Number(found)
  }
  return undefined
}

// === Student, parent, custody, asylum

type Flag = 'student' | 'parent' | 'custody' | 'asylum'

const uni = '(?:uni|university|college|sixth form|6th form)'
/** For each flag: what says yes and what says no; a no is heard first. */
const flagPatterns: Readonly<Record<Flag, { readonly yes: RegExp; readonly no: RegExp }>> = {
  student: {
    no: new RegExp(
      `\\b(?:not (?:at|in|going to|doing) (?:a |any )?(?:${uni}|school)|not (?:a )?student|(?:left|quit|finished|dropped out of|kicked out of|kicked off my|dropped out) ?(?:${uni}|course)?|no longer (?:at|in) ${uni}|dont go (?:to )?${uni})\\b`,
    ),
    yes: new RegExp(
      `\\b(?:(?:im|i am|am|i m|currently|still|whilst|while|now) (?:at|in|doing|studying at|going to|starting) (?:\\w+ )?${uni}|(?:im|i am|am) (?:a |an )?(?:\\w+ )?student|my (?:uni|college|degree|course|a levels|btec)|i (?:go to|go|start|started|study at|attend) ${uni}|doing (?:a |my )?(?:btec|a levels|degree|apprenticeship course))\\b`,
    ),
  },
  parent: {
    no: /\b(?:no kids|no children|dont have (?:any )?(?:kids|children|a kid|a baby)|not pregnant|havent got (?:any )?(?:kids|children)|not a (?:mum|dad|parent))\b/,
    yes: /\b(?:my (?:own )?(?:new |newborn |little |\d+ ?(?:month|mth|year|yr) ?(?:s )?old )?(?:baby|babies|son|sons|daughter|daughters|kid|kids|child|children|little one|toddler|bump|newborn)|im (?:\d+ (?:weeks?|wks?|months?) )?(?:pregnant|preggers|preg|expecting)|i am pregnant|(?:im|i am|am) a (?:new |young |single |teen )*(?:mum|dad|mother|father|parent|mom)|(?:ive got|i got|i have|got|have) (?:a |an |2 |two |3 |three )(?:baby|kids?|child|children|son|daughter|toddler|newborn))\b/,
  },
  custody: {
    no: /\b(?:not (?:in|going to) (?:prison|jail|custody)|never been (?:in|to) (?:prison|jail))\b/,
    yes: /\b(?:(?:im|i am|am|ive been|been|currently|still) (?:in|inside|banged up in|locked up in) (?:prison|jail|custody|hmp|yoi|nick|pen|a cell|cells)|im (?:inside|locked up|banged up|on remand)|(?:im|i am|i get|i|me|getting) (?:coming |come |getting |get )?(?:out of|out from|outta|released from|leaving) (?:prison|jail|custody|hmp|yoi|nick)|im (?:out|released) (?:of jail|of prison|on licence|on tag|next|on)|my (?:release date|padmate|cellmate|licence conditions)|(?:im|i am) on (?:licence|tag|probation))\b/,
  },
  asylum: {
    no: /\bnot (?:an? )?(?:asylum seeker|asylum|refugee)\b/,
    yes: /\b(?:asylum seeker|my asylum|claim(?:ed|ing)? asylum|asylum (?:claim|case|interview|support)|(?:im|i am|am) (?:an? )?(?:refugee|asylum)|home office|leave to remain|my (?:brp|evisa|visa|refugee status|asylum)|uasc|refugee status)\b/,
  },
}

function flags(text: string): Circumstances {
  const found: Partial<Record<Flag, boolean>> = {}
  for (const flag of ['student', 'parent', 'custody', 'asylum'] as const) {
    const { yes, no } = flagPatterns[flag]
    if (no.test(text)) found[flag] = false
    else if (yes.test(text)) found[flag] = true
  }
  return found
}
