import type { Listed, Total } from '../../../store/views/listed.ts'

/** How many lines a list has at first, and by how many it grows. */
const step = 25
const most = 500

/** How many lines of each list the address asks for; anything odd is the first page. */
export function readAsked<Name extends string>(
  query: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Readonly<Record<Name, number>> {
  const entries = names.map((name) => {
    const asked = Number(query[name])
    const isFine = Number.isInteger(asked) && asked >= step && asked <= most
    return [name, isFine ? asked : step] as const
  })
  return Object.fromEntries(entries) as Record<Name, number>
}

/** The query that asks for as much again. */
export function queryOf(asked: Readonly<Record<string, number>>): string {
  const pairs = Object.entries(asked).map(([name, lines]): [string, string] => [name, `${lines}`])
  return new URLSearchParams(pairs).toString()
}

/** '12', or 'more than 500'. */
export function totalWords({ count, more }: Total): string {
  return more ? `more than ${count}` : String(count)
}

/** How to see more of a list; nothing when it is whole, or as long as a page gets. */
export function moreOf<Name extends string>(
  name: Name,
  asked: Readonly<Record<Name, number>>,
  { rows, total }: Listed<unknown>,
): { readonly more?: { readonly query: string; readonly words: string } } {
  if (rows.length >= total.count && !total.more) return {}
  const words = `${rows.length} of ${totalWords(total)} shown`
  if (asked[name] >= most) return { more: { query: '', words } }
  const wanted = { ...asked, [name]: Math.min(asked[name] + step, most) }
  return { more: { query: queryOf(wanted), words } }
}

export function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
