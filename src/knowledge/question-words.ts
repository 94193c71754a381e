import { soundOf } from './search/spelling.ts'
import { stemOf, tidyText, wordsOf } from './search/words.ts'

/**
 * What makes a question alike to another: the words that say what is asked, each once and sorted,
 * without endings, spelling and whatever anybody says around a question. The list of fillers is kept
 * here and not in the vocabulary, which editors change: a decision on a group would lose its group.
 */
export function questionWords(text: string): readonly string[] {
  const words = wordsOf(tidyText(text.replaceAll('[…]', ' '))).filter((word) => !/\d/.test(word))
  const telling = words.filter((word) => !fillers.has(word))
  const kept = telling.length > 0 ? telling : words
  return [...new Set(kept.map(keyOf))].sort()
}

/** So long a stem is known by its sound: 'counsil' and 'council'; of shorter ones every letter counts. */
const shortestSound = 5

/** 'paintin' and 'parkin'. */
const droppedG = /(?<=\p{L}{3})in$/u

function keyOf(word: string): string {
  const stem = stemOf(word.replace(droppedG, '$&g'), 'en')
  return stem.length < shortestSound ? stem : soundOf(stem)
}

const fillers: ReadonlySet<string> = new Set(
  (
    'a an the this that these those there here it its i im ive id ill me my mine myself you u ya ur your ' +
    'yours youre we us our he him his she her they them their am is are was were be been being do does did ' +
    'doing done dont didnt doesnt have has had having havent hav can cant could cud should shud would wud ' +
    'will wont may might must shall to too of for 4 from in on at by with about into off out up down over ' +
    'and n nd or but if so as than then when wen where wer why y how hw what wot wat wots whats which who ' +
    'whos whose any anyone anything some someone sum something just only really very pls plz plse please ' +
    'thanks thanx thx ta cheers hi hey heya hiya hello yo oi lol lmao mate m8 bro bruv fam know kno tell ' +
    'say said ask asking asked question wondering wonder want wanna need needed get gets getting got gotta ' +
    'give gave take keep bring put use let lets make made see find go going gonna goin come like help hlp ' +
    'ok okay k right also still even actually basically idk um uh well now yet no not never yes yeah yh way ' +
    'possible allowed allow able thing things stuff does it work happen happens new more much many lot ' +
    'cos coz cuz because bc since until till tho though again always ever am im r b sorry stuck sure ' +
    'looking look trying try supposed meant'
  ).split(' '),
)
