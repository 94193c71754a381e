import { plain } from './readers/plain.ts'

/** What is wanted of somebody who is named after it. */
const wanting =
  '(?:get|ask for|text|txt|call|ring|phone|contact|reach|message|msg|need|want|hear from|(?:get )?hold of|(?:speak|talk|chat) (?:to|2|with)|wheres|where is|where s|see if)'
/** What somebody who is named before it is asked to be or to do. */
const asked =
  '(?:there|here|in|around|about|working|free|back|available|call me|ring me|text me|txt me|phone me|message me|msg me|come|get in touch|contact me)'

/**
 * Whether a text asks for the adviser by first name: 'can you get jo', 'is jo there', 'wheres jo',
 * 'jo?'. A question of whether to tell them something is none.
 */
export function asksByName(text: string, firstName: string): boolean {
  const said = plain(text).replace(/ \?/g, '')
  const name = plain(firstName).replace(/[^\p{L}\p{M}\p{N} ]/gu, '')
  if (name === '' || /\b(?:should i|must i|do i (?:have|need|want))\b/.test(said)) return false
  const whose = '(?:my (?:pa|adviser|advisor|worker) )?'
  return [
    `(?:^| )${wanting} ${whose}${name}(?: |$)`,
    `(?:^| )(?:is|can|could|will|would|pls|please) ${name} ${asked}(?: |$)`,
    `^(?:hi|hey|hiya|yo|pls|please)? ?${name}(?: pls| please| plz| u there| you there)?$`,
  ].some((pattern) => new RegExp(pattern, 'u').test(said))
}
