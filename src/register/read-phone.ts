import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max'
import { isUserId } from '../domain/address.ts'
import type { Cell } from './cell.ts'

/**
 * Ofcom keeps 07700 900000 to 900999 for films and books: they reach nobody, and the library calls
 * them invalid. Examples, training and tests use them.
 */
const drama = /^\+447700900\d{3}$/

/** A number that can be texted, as E.164; one without its country is British. */
export function readPhone(text: string): Cell<string> {
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) {
    return {
      problem: `'${text}' is a number that Excel has shortened`,
      remedy: 'Format the column as text, and type the number again',
    }
  }
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'GB', extract: false })
  if (parsed === undefined || parsed.ext !== undefined) return notANumber(text)
  if (drama.test(parsed.number)) return { value: parsed.number }
  return parsed.isValid() ? textable(text, parsed) : notANumber(text)
}

/** A WhatsApp number, or the user id that WhatsApp gives in its place. */
export function readWhatsapp(text: string): Cell<string> {
  return isUserId(text) ? { value: text } : readPhone(text.replace(/^whatsapp:/i, ''))
}

function notANumber(text: string): Cell<never> {
  return {
    problem: `'${text}' is not a phone number`,
    remedy: 'Write one number and nothing else, such as 07700 900123 or +48 512 345 678',
  }
}

function textable(text: string, parsed: PhoneNumber): Cell<string> {
  const type = parsed.getType()
  if (type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE') return { value: parsed.number }
  const problem =
    type === 'FIXED_LINE'
      ? `'${text}' is a landline, which cannot be texted`
      : `'${text}' is not a mobile number, and cannot be texted`
  return { problem, remedy: 'Give a mobile number, or leave the cell empty' }
}
