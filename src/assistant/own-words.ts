import { plain } from './readers/plain.ts'

/** Words a follow-up is made of: they say nothing about a subject. */
const empty = new Set(
  (
    'how much many long often old far soon do does did can could will would should i u you me my we they them it its ' +
    'that thats this these those there is are was were be am im ive if what wot wat when where who why which about ' +
    'and but so ok k also the a an to for of in on at by with from get have has got need want apply pay cost costs ' +
    'paid money help tell still even only just then tho though or not no dont cant wont any some one else again now ' +
    'after before until till til age year years old time take takes start send go going happen happens work works n ' +
    'u ur r ?'
  ).split(' '),
)

/** The words of a text that say something about a subject. */
export function ownWords(text: string): readonly string[] {
  return plain(text)
    .split(' ')
    .filter((word) => word !== '' && !empty.has(word) && !/^\d+$/.test(word))
}
