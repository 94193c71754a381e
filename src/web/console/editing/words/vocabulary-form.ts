import { fitPasted } from '../../../../editing/fit-pasted.ts'
import { meanings } from '../../../../knowledge/vocabulary.ts'
import { wordLists } from '../../../../knowledge/edit-word-list.ts'
import type { VocabularyChange } from '../../../../knowledge/write-vocabulary.ts'
import type { FieldError } from '../../hours/absence-form.ts'
import { type ListName, listNames } from './vocabulary-entries.ts'

type Form = Readonly<Record<string, string>>

const longestWord = 60
const longestText = 300

/** A word to put in, change or take out, as the form has it, or everything wrong with it. */
export function readVocabularyForm(
  form: Form,
): { readonly change: VocabularyChange } | { readonly errors: readonly FieldError[] } {
  const list = listNames.find((one) => one === form['list'])
  if (list === undefined) return { errors: [{ field: 'list', text: 'Choose what it is' }] }
  const isOut = form['out'] === 'yes'
  const text = plain(form['word'])
  // What is taken out is named as the file has it, however it is written there.
  const word = isOut ? (form['word'] ?? '') : isText(list) ? text : text.toLowerCase()
  const means = splitMeans(list, form['means'])
  const errors = isOut ? [] : [...checkWord(list, word), ...checkMeans(list, means)]
  return errors.length > 0 ? { errors } : { change: changeOf(list, word, means, isOut) }
}

function plain(typed = ''): string {
  return fitPasted(typed).replace(/\s+/g, ' ').trim()
}

function splitMeans(list: ListName, typed = ''): readonly string[] {
  const whole = plain(typed).toLowerCase()
  const parts = list === 'means' ? whole.split(',').map((one) => one.trim()) : [whole]
  return [...new Set(parts)].filter((one) => one !== '')
}

const isText = (list: ListName): boolean => (meanings as readonly string[]).includes(list)
const isAlone = (list: ListName): boolean => (wordLists as readonly string[]).includes(list)

function checkWord(list: ListName, word: string): readonly FieldError[] {
  const most = isText(list) ? longestText : longestWord
  const told = (text: string) => [{ field: 'word', text }]
  if (word === '') return told('Write what young people say')
  if (word.length > most) return told(`Write it in at most ${most} characters`)
  if (isAlone(list) && word.includes(' ')) return told('Write one word, without spaces')
  if (/[<>]/.test(word)) return told('Write it without < and >')
  return []
}

function checkMeans(list: ListName, means: readonly string[]): readonly FieldError[] {
  if (list !== 'means' && list !== 'text-speak') return []
  if (means.length === 0) return [{ field: 'means', text: 'Write what it stands for' }]
  if (means.some((one) => one.length > longestWord)) {
    return [{ field: 'means', text: `Write each in at most ${longestWord} characters` }]
  }
  return []
}

function changeOf(
  list: ListName,
  word: string,
  means: readonly string[],
  isOut: boolean,
): VocabularyChange {
  switch (list) {
    case 'means':
      return { list, word, ...(!isOut && { means }) }
    case 'text-speak':
      return { list, word, ...(!isOut && { means: means[0] ?? '' }) }
    case 'stop-words':
    case 'known-words':
    case 'pressing':
      return { list, word, in: !isOut }
    case 'not-covered':
    case 'person':
    case 'stop':
    case 'small-talk':
      return { list: 'meant-otherwise', meaning: list, text: word, in: !isOut }
  }
}
